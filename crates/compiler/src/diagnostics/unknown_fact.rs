use crate::diagnostic::{Diagnostic, Place};

/// A subject, context or resource has no fact of that name.
pub(crate) fn unknown_fact(place: &Place, name: &str, kind: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let (root, fact) = name.split_once('.').unwrap_or((name, "…"));
    let found = Diagnostic::error("unknown-fact", place, format!("`{root}` has no fact `{name}`"));
    match (near, known) {
        (Some(near), _) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        (None, []) => found.help(format!("declare it with its type, as in `{kind} {root} {{ {fact}: boolean }}`")),
        (None, known) => {
            let some: Vec<String> = known.iter().take(6).map(|name| format!("`{name}`")).collect();
            found
                .help(format!("it has {}; declare another one with its type, as in `{fact}: boolean`", some.join(", ")))
        }
    }
}
