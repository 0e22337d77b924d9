//! Documents' addresses and the files that they mean.

use std::path::{Path, PathBuf};

use crate::protocol::Uri;

/// The file that an address means; none where it is no file's.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let scheme = uri.as_str().split(':').next().unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let path = uri.to_file_path()?;
    path.is_absolute().then(|| path.components().collect())
}

/// The address of a file.
pub(crate) fn of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}
