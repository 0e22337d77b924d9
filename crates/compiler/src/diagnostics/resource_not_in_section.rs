use crate::diagnostic::{Diagnostic, Place};

/// A rule reads a fact of a resource that its section is not about.
pub(crate) fn resource_not_in_section(place: &Place, fact: &str, resource: &str) -> Diagnostic {
    Diagnostic::error(
        "resource-not-in-section",
        place,
        format!("these actions are not about a {resource}, so `{fact}` is not known here"),
    )
    .help(format!("say what the section is about: `section … on {resource} {{`"))
}
