use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// Something that is not a number is compared by size.
pub(crate) fn not_a_number(place: &Place, fact: &str, ty: &FactType) -> Diagnostic {
    Diagnostic::error("not-a-number", place, format!("`{fact}` is not a number; it is {}", with_article(ty)))
        .help("only numbers are smaller or larger than others")
}
