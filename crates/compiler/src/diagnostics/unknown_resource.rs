use crate::diagnostic::{Diagnostic, Place};

/// `on` names a resource that is not declared.
pub(crate) fn unknown_resource(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-resource", place, format!("no resource is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(format!("declare it with `resource {name} {{ … }}`")),
    }
}
