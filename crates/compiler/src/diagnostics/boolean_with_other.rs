use crate::diagnostic::{Diagnostic, Place};

/// A boolean is compared with something.
pub(crate) fn boolean_with_other(place: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error("boolean-with-other", place, format!("`{fact}` is a yes or no, not something to compare"))
        .help(format!("write `{fact}` or `not {fact}`"))
}
