use crate::diagnostic::{Diagnostic, Place};

/// A fact is asked for in a scope.
pub(crate) fn fact_in_scope(place: &Place, fact: &str, scope: &str) -> Diagnostic {
    Diagnostic::error("fact-in-scope", place, format!("`{fact}` is a fact, and only permissions are held in `{scope}`"))
        .help(format!("take `in {scope}` out; membership in a set is asked with `{fact} is in …`"))
}
