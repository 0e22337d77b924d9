use crate::diagnostic::{Diagnostic, Place};

/// A `by` table over something without a list of values.
pub(crate) fn by_needs_values(place: &Place, name: &str, ty: &str) -> Diagnostic {
    Diagnostic::error(
        "by-needs-values",
        place,
        format!("`by` needs a fact with a list of values, and `{name}` is a {ty}"),
    )
    .help("use `by` with a fact of the type `one of (…)` or boolean")
}
