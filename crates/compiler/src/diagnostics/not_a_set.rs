use crate::diagnostic::{Diagnostic, Place};

/// Something that is not a set is asked for its members.
pub(crate) fn not_a_set(place: &Place, name: &str, ty: &str) -> Diagnostic {
    Diagnostic::error("not-a-set", place, format!("`{name}` is not a set; it is a {ty}"))
        .help("only a fact of the type `set of …` has members")
}
