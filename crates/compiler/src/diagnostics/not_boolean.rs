use super::with_article;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// A fact that is not a boolean stands alone.
pub(crate) fn not_boolean(place: &Place, fact: &str, ty: &FactType) -> Diagnostic {
    let found =
        Diagnostic::error("not-boolean", place, format!("`{fact}` is not a yes or no; it is {}", with_article(ty)));
    match ty {
        FactType::OneOf(values) => {
            let value = values.first().map_or("…", |value| value.as_str());
            found.help(format!("compare it: `{fact} is {value}`"))
        }
        FactType::Number => found.help(format!("compare it: `{fact} > 0`")),
        FactType::Date => found.help(format!("compare it: `{fact} < 2026-11-22`")),
        FactType::Text => found.help(format!("compare it: `{fact} is \"…\"`")),
        FactType::Entity(_) | FactType::Permission => {
            found.help(format!("compare it: `{fact} is …`, `{fact} is in …`"))
        }
        _ => found.help(format!("ask what is in it: `{fact} contains …`")),
    }
}
