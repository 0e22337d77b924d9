use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// Something that is neither a number nor a date is compared by size.
pub(crate) fn not_a_number(place: &Place, fact: &str, ty: &FactType) -> Diagnostic {
    Diagnostic::error("not-a-number", place, format!("`{fact}` is not a number; it is {}", with_article(ty)))
        .help("only numbers and dates come before or after others")
}
