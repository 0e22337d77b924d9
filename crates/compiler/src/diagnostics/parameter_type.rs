use crate::diagnostic::{Diagnostic, Place};

/// A parameter of a template has a type that templates do not take.
pub(crate) fn parameter_type(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("parameter-type", place, format!("a template can't take a `{name}`"))
        .help("a parameter is a `permission`, or `permissions` for a group of them")
        .replace("write `permission`", "permission")
}
