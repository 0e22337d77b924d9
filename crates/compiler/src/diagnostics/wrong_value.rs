use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// The subject or a resource is compared with a word that is something else: one of its facts, or a role.
pub(crate) fn wrong_entity(
    place: &Place,
    whole: &Place,
    (value, fact): (&str, &str),
    ty: &FactType,
    field: Option<&str>,
    is_role: bool,
) -> Diagnostic {
    match field {
        Some(field) => Diagnostic::error(
            "wrong-value",
            whole,
            format!("`{value}` is a fact about the {fact}, and a fact is written with what it belongs to"),
        )
        .help(format!("write `{field}`, or `not {field}` for the opposite")),
        None if is_role => Diagnostic::error(
            "wrong-value",
            place,
            format!("`{value}` is a role, and rules look at facts and permissions, never at roles"),
        )
        .help(format!("ask for a permission that the role `{value}` holds")),
        None => wrong_value(place, value, fact, ty),
    }
}

/// A fact is compared with something of another type.
pub(crate) fn wrong_value(place: &Place, value: &str, fact: &str, ty: &FactType) -> Diagnostic {
    let found = Diagnostic::error(
        "wrong-value",
        place,
        format!("`{value}` can't be compared with `{fact}`, which is {}", with_article(ty)),
    );
    match ty {
        FactType::Number => found.help("compare it with a number or with another number fact"),
        FactType::Date => found.help("compare it with a day as `2026-11-22` or with another date"),
        FactType::Text | FactType::SetOfText => {
            found.help("compare it with a text in quotes or with another text fact")
        }
        FactType::Entity(of) | FactType::SetOfEntity(of) => {
            found.help(format!("compare it with a fact that is a {of}; a policy names no single {of}"))
        }
        FactType::Permission | FactType::SetOfPermission => found.help("compare it with a permission by its name"),
        _ => found.help("compare it with one of its values"),
    }
}
