use crate::diagnostic::{Diagnostic, Place};

/// A permission starts with the name of a subject, a context or a resource.
pub(crate) fn ambiguous_permission(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("ambiguous-permission", place, format!("the permission `{name}` would read as a fact"))
        .help("a subject, context or resource has the same first word: give one of the two another name")
}
