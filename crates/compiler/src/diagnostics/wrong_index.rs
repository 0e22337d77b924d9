use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// What stands in brackets is no fact with a list of values.
pub(crate) fn index_without_values(place: &Place, name: &str, ty: &FactType) -> Diagnostic {
    Diagnostic::error(
        "wrong-index",
        place,
        format!("`{name}` is {}, and chooses no member of a family", with_article(ty)),
    )
    .help("in brackets stands a fact whose type is the family's enumeration, or the variable of a `for each`")
}

/// The fact in brackets has other values than the family has members.
pub(crate) fn index_of_other_values(place: &Place, fact: &str, node: &str, family: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-index",
        place,
        format!("the values of `{fact}` are not those of `{family}`, for each of which `{node}` is declared"),
    )
    .help(format!("choose by a fact whose type is `{family}`"))
}
