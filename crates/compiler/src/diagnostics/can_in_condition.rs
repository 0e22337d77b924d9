use crate::diagnostic::{Diagnostic, Place};

/// `not`, `if`, `unless` or `forbidden` looks at an action.
pub(crate) fn can_in_condition(place: &Place, name: &str, word: &str) -> Diagnostic {
    Diagnostic::error(
        "can-in-condition",
        place,
        format!("`{word}` looks at facts, and `can {name}` is about permissions"),
    )
    .help("a further permission must never take anything away: ask for it with `requires`")
}
