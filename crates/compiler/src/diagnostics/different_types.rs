use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// Two facts of different types are compared.
pub(crate) fn different_types(
    place: &Place,
    left: &str,
    left_type: &FactType,
    right: &str,
    right_type: &FactType,
) -> Diagnostic {
    Diagnostic::error(
        "different-types",
        place,
        format!("`{left}` is {} and `{right}` is {}", with_article(left_type), with_article(right_type)),
    )
    .help("only facts of the same type are compared")
}
