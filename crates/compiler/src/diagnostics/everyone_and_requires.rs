use crate::diagnostic::{Diagnostic, Place};

/// An action is allowed to everyone and requires something.
pub(crate) fn everyone_and_requires(place: &Place) -> Diagnostic {
    Diagnostic::error("everyone-and-requires", place, "this action is allowed to everyone, and requires something")
        .help("take one of the two away")
}
