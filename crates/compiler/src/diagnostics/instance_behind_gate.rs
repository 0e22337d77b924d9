use crate::diagnostic::{Diagnostic, Place};

/// An action of a template is allowed to everyone, and its instance stands behind a gate.
pub(crate) fn instance_behind_gate(place: &Place, action: &str) -> Diagnostic {
    Diagnostic::error(
        "instance-behind-gate",
        place,
        format!("the template's action \"{action}\" is allowed to everyone, but a gate stands around this section"),
    )
    .help("move the section out of the gate, or write `requires nothing` in the template")
}
