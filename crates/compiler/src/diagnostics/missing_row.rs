use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};

/// Values that are named.
const NAMED: usize = 8;

/// A `by` table does not cover every value.
pub(crate) fn missing_row(place: &Place, fact: &str, missing: &[&str]) -> Diagnostic {
    let names = missing.get(..NAMED).unwrap_or(missing).join("`, `");
    let others = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => " and another one".to_owned(),
        others => format!(" and {} others", grouped(others)),
    };
    Diagnostic::error("missing-row", place, format!("the table has no row for `{names}`{others}")).help(format!(
        "every value of `{fact}` needs one; where it takes nothing or is never allowed, write `nothing` or `forbidden`"
    ))
}
