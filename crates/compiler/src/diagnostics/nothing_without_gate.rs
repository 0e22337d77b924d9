use crate::diagnostic::{Diagnostic, Place};

/// `requires nothing` where no gate is left.
pub(crate) fn nothing_without_gate(place: &Place, ungated: bool) -> Diagnostic {
    let found = Diagnostic::error(
        "nothing-without-gate",
        place,
        "`requires nothing` adds nothing to a gate, and here is no gate",
    );
    match ungated {
        true => found.help("the action is `ungated`: to let everyone do it, write `allowed to everyone`"),
        false => found.help("to let everyone do it, write `allowed to everyone`"),
    }
}
