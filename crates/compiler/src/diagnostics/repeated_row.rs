use crate::diagnostic::{Diagnostic, Place};

/// A `by` table has two rows for one value.
pub(crate) fn repeated_row(place: &Place, first: &Place, value: &str) -> Diagnostic {
    Diagnostic::error("repeated-row", place, format!("the table has two rows for `{value}`"))
        .also(first, "here for the first time")
        .help("take one of them out")
}
