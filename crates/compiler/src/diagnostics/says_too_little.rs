use crate::diagnostic::{Diagnostic, Place};

/// A test says something of a fact without giving it a value.
pub(crate) fn says_too_little(place: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error("says-too-little", place, format!("this does not say what `{fact}` is"))
        .help("a test is one case: give the fact its value, as in `task.export_type is customers`; what a test leaves out is unknown")
}
