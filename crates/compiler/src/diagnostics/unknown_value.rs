use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// A value that a fact does not have.
pub(crate) fn unknown_value(place: &Place, value: &str, fact: &str, near: Option<&str>, known: &[Name]) -> Diagnostic {
    let found = Diagnostic::error("unknown-value", place, format!("`{value}` is not a value of `{fact}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => {
            let some: Vec<String> = known.iter().take(8).map(|name| format!("`{name}`")).collect();
            let more = if known.len() > 8 { ", …" } else { "" };
            found.help(format!("its values are {}{more}", some.join(", ")))
        }
    }
}
