use crate::diagnostic::{Diagnostic, Place};

/// Two parameters of a template have one name.
pub(crate) fn duplicate_parameter(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("duplicate-parameter", place, format!("the parameter `{name}` is named twice"))
        .help("give each parameter its own name")
}
