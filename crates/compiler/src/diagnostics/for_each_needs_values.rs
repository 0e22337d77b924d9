use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// `for each` over something that is no set of values.
pub(crate) fn for_each_needs_values(place: &Place, name: &str, ty: &FactType) -> Diagnostic {
    Diagnostic::error("for-each-needs-values", place, format!("`{name}` is {}, and no set of values", with_article(ty)))
        .help("`for each` goes through a fact that is a `set of` an enumeration or of `one of (…)`")
}
