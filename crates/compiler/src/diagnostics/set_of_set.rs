use crate::diagnostic::{Diagnostic, Place};

/// A set of sets.
pub(crate) fn set_of_set(place: &Place) -> Diagnostic {
    Diagnostic::error("set-of-set", place, "a set of sets has no meaning here").help("write `set of` once")
}
