use crate::diagnostic::{Diagnostic, Place};

/// A set of booleans or numbers.
pub(crate) fn set_of_plain(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("set-of-plain", place, format!("a set of {name} has no meaning here"))
        .help("sets hold values of `one of (…)`, permissions, or a declared subject or resource")
}
