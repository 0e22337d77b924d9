use crate::diagnostic::{Diagnostic, Place};

/// A role includes itself, directly or through others.
pub(crate) fn circular_role(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("circular-role", place, format!("the role `{name}` includes itself"))
        .help("take one `includes` of the circle out")
}
