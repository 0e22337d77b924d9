use crate::diagnostic::{Diagnostic, Place};

/// A `by` table does not cover every value.
pub(crate) fn missing_row(place: &Place, fact: &str, missing: &[&str]) -> Diagnostic {
    let names = missing.join("`, `");
    Diagnostic::error("missing-row", place, format!("the table has no row for `{names}`")).help(format!(
        "every value of `{fact}` needs one; where it takes nothing or is never allowed, write `nothing` or `forbidden`"
    ))
}
