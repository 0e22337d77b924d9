use crate::diagnostic::{Diagnostic, Place};

/// A second subject is declared.
pub(crate) fn second_subject(place: &Place, first: &Place) -> Diagnostic {
    Diagnostic::error("second-subject", place, "a policy set has one subject")
        .also(first, "this is the first")
        .help("put all facts about the user into one `subject`; other kinds of things are a `resource`")
}
