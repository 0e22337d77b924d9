use crate::diagnostic::{Diagnostic, Place};

/// A section has two gates.
pub(crate) fn second_gate(place: &Place, first: u32) -> Diagnostic {
    Diagnostic::error("second-gate", place, "this section already has a gate")
        .help(format!("join it with the one on line {first} by `and`"))
}
