use crate::diagnostic::{Diagnostic, Place};

/// A verb of `verbs … imply …` belongs to no permission.
pub(crate) fn unknown_verb(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-verb", place, format!("nothing in these braces is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help("a verb is the last part of a permission that stands in the same braces or deeper"),
    }
}
