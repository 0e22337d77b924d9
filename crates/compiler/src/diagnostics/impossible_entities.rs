use crate::diagnostic::{Diagnostic, Place};

/// A test says of two entities both that they are one and that they are not.
pub(crate) fn impossible_entities(place: &Place) -> Diagnostic {
    Diagnostic::error("impossible-entities", place, "this contradicts what the test says before")
        .help("a test is one case: make two tests of it")
}
