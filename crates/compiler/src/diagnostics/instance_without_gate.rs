use crate::diagnostic::{Diagnostic, Place};

/// An action of a template requires nothing, and its instance has no gate.
pub(crate) fn instance_without_gate(place: &Place, action: &str) -> Diagnostic {
    Diagnostic::error(
        "instance-without-gate",
        place,
        format!("the template's action \"{action}\" requires nothing, and here is no gate around it"),
    )
    .help("give the section a gate with `opens with …`")
}
