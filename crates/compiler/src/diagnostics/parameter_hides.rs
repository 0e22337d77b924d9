use crate::diagnostic::{Diagnostic, Place};

/// A parameter has the name of a permission, a subject, a context or a resource.
pub(crate) fn parameter_hides(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("parameter-hides", place, format!("the parameter `{name}` has the name of something declared"))
        .help("give the parameter a name that nothing else has, so that nobody reads one for the other")
}
