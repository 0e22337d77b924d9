use crate::diagnostic::{Diagnostic, Place};

/// The variable of a `for each` has the name of something else.
pub(crate) fn variable_hides(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("variable-hides", place, format!("`{name}` means something else already"))
        .help("give the variable a name that nothing else has, so that nobody reads one for the other")
}
