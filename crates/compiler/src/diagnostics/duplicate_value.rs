use crate::diagnostic::{Diagnostic, Place};

/// A value stands twice in `one of (…)`.
pub(crate) fn duplicate_value(place: &Place, first: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("duplicate-value", place, format!("the value `{name}` is listed twice"))
        .also(first, "here for the first time")
        .help("take one of them out")
}
