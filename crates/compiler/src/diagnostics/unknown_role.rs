use crate::diagnostic::{Diagnostic, Place};

/// A role is not declared.
pub(crate) fn unknown_role(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-role", place, format!("no role is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(format!("declare it with `role {name} {{ … }}`")),
    }
}
