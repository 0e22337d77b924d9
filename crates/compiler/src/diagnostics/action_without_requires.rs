use crate::diagnostic::{Diagnostic, Place};

/// An action has clauses, but none that says what it requires.
pub(crate) fn action_without_requires(place: &Place) -> Diagnostic {
    Diagnostic::error("action-without-requires", place, "this action does not say what it requires")
        .help("add `requires …`; where the gate is enough, `requires nothing`")
}
