use crate::diagnostic::{Diagnostic, Place};

/// An action has clauses, but none that says what it requires.
pub(crate) fn nothing_required(place: &Place) -> Diagnostic {
    Diagnostic::error("nothing-required", place, "this action says what more or what is forbidden, but not what it requires")
        .help("add `requires …`; where the gate is enough, `requires nothing`")
}
