use crate::diagnostic::{Diagnostic, Place};

/// A context stands where one of its facts belongs.
pub(crate) fn context_alone(place: &Place, name: &str, facts: &[&str]) -> Diagnostic {
    Diagnostic::error("context-alone", place, format!("`{name}` is a context, not a fact")).help(match facts {
        [] => format!("name a fact of it, `{name}.…`"),
        [first, ..] => format!("name a fact of it, such as `{first}`"),
    })
}
