use crate::diagnostic::{Diagnostic, Place};

/// An enumeration, a resource or the subject has the name of a type that every fact may have.
pub(crate) fn type_name_taken(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("type-name-taken", place, format!("`{name}` is a type of facts already"))
        .help("a fact of this type would not say which of both it is: call it something else")
}
