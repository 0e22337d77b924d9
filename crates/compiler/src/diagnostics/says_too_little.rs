use crate::diagnostic::{Diagnostic, Place};

/// A test says something of a fact without giving it a value.
pub(crate) fn says_too_little(place: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error("says-too-little", place, format!("this does not say what `{fact}` is"))
        .help(format!("a test is one case: say `{fact} is …` with its value, or leave the line out; what a test doesn't say is unknown"))
}
