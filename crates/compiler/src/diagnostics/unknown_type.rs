use crate::diagnostic::{Diagnostic, Place};

/// The type of a fact is not known.
pub(crate) fn unknown_type(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-type", place, format!("no type is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(
            "a fact is a boolean, a number, a text, a date, a permission, `one of (…)`, `set of …`, or a declared enumeration, subject or resource",
        ),
    }
}
