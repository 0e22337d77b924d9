use crate::diagnostic::{Diagnostic, Place};

/// A scope is not declared.
pub(crate) fn unknown_scope(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-scope", place, format!("no scope is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found
            .help(format!("declare it with `scope {name}`, or take `in {name}` out to ask where the request is made")),
    }
}
