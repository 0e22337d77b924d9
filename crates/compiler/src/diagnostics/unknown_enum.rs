use crate::diagnostic::{Diagnostic, Place};

/// `for each` names an enumeration that is not declared.
pub(crate) fn unknown_enum(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-enum", place, format!("no enumeration is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(format!("declare it with `enum {name} {{ … }}`")),
    }
}
