use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Place};

/// A comment allows a lint that finds nothing there.
pub(crate) fn unneeded_exception(place: &Place, code: &str, removed: Range<usize>) -> Diagnostic {
    let told = Diagnostic::warning("unneeded-exception", place, format!("there is no `{code}` here to allow"))
        .help("remove the comment, or put it on the line above the words that it is about");
    let title = "remove the comment".to_owned();
    Diagnostic { fix: Some(Fix { title, file: place.file.to_string(), edits: vec![(removed, String::new())] }), ..told }
}
