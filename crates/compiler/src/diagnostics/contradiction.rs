use crate::diagnostic::{Diagnostic, Place};

/// A test gives a fact two values.
pub(crate) fn contradiction(place: &Place, first: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error("contradiction", place, format!("the test says two things about `{fact}`"))
        .also(first, "here it says something else")
        .help("a test is one case: make two tests of it")
}
