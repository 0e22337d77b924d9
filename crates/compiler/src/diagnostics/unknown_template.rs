use crate::diagnostic::{Diagnostic, Place};

/// A template is not declared.
pub(crate) fn unknown_template(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-template", place, format!("no template is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(format!("declare it with `template {name}(…) {{ … }}`")),
    }
}
