use crate::diagnostic::{Diagnostic, Place};

/// The type of a fact is not known.
pub(crate) fn unknown_type(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-type", place, format!("no type is called `{name}`"));
    let near = near.or_else(|| instead(name));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(
            "a fact is a boolean, a number, a text, a date, a permission, `one of (…)`, `set of …`, or a declared enumeration, subject or resource",
        ),
    }
}

/// The type that other languages call so.
fn instead(name: &str) -> Option<&'static str> {
    Some(match name {
        "int" | "integer" | "float" | "double" | "decimal" | "amount" | "money" | "count" => "number",
        "string" | "str" | "varchar" | "char" => "text",
        "bool" | "flag" | "yesno" => "boolean",
        "datetime" | "timestamp" | "day" => "date",
        _ => return None,
    })
}
