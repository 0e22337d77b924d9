use crate::diagnostic::{Diagnostic, Place};

/// A test states a permission as if it were a fact.
pub(crate) fn permission_given(place: &Place, name: &str, subject: &str) -> Diagnostic {
    Diagnostic::error("permission-given", place, format!("`{name}` is a permission, not a fact"))
        .help(format!("write `{subject} holds {name}`"))
}
