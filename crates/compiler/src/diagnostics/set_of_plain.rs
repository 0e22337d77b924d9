use crate::diagnostic::{Diagnostic, Place};

/// A set of booleans, numbers or dates.
pub(crate) fn set_of_plain(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("set-of-plain", place, format!("a set of {name} has no meaning here")).help(
        "sets hold texts, permissions, values of `one of (…)` or of an enumeration, or a declared subject or resource",
    )
}
