use crate::diagnostic::{Diagnostic, Place};

/// `allowed to everyone` behind a gate.
pub(crate) fn everyone_behind_gate(place: &Place, every: bool) -> Diagnostic {
    let found =
        Diagnostic::error("everyone-behind-gate", place, "this is allowed to everyone, but not everyone gets this far");
    match every {
        true => found
            .help("an `every action requires …` stands around it: move the action out, or write `requires nothing`"),
        false => {
            found.help("add `ungated` to take it out of the gate, or write `requires nothing` if the gate is enough")
        }
    }
}
