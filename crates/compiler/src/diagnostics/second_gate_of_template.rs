use crate::diagnostic::{Diagnostic, Place};

/// A section has a gate, and so has its template.
pub(crate) fn second_gate_of_template(place: &Place, template: &str) -> Diagnostic {
    Diagnostic::error("second-gate-of-template", place, format!("the template `{template}` already has a gate"))
        .help("put this gate into an outer section, or on the actions")
}
