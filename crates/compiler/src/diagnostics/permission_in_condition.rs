use crate::diagnostic::{Diagnostic, Place};

/// `not`, `if`, `unless` or `forbidden` looks at a permission.
pub(crate) fn permission_in_condition(place: &Place, name: &str, word: &str) -> Diagnostic {
    Diagnostic::error(
        "permission-in-condition",
        place,
        format!("`{word}` looks at facts, and `{name}` is about permissions"),
    )
    .help("a further permission must never take anything away: ask for it with `requires`, or turn it into a fact")
}
