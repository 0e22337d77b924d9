use crate::diagnostic::{Diagnostic, Place};

/// The manifest has a key that is not known.
pub(crate) fn manifest_key(place: &Place, key: &str) -> Diagnostic {
    Diagnostic::error("manifest-key", place, format!("`placet.toml` knows no `{key}`"))
        .help("it knows `name`, `language` and `[lints]`")
}
