use crate::diagnostic::{Diagnostic, Place};

/// A pattern stands where one permission belongs.
pub(crate) fn pattern_alone(place: &Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "pattern-alone",
        place,
        format!("`{text}` names several permissions, and not whether all of them"),
    )
    .help("say `all of` or `any of` before it")
    .replace(format!("write `all of {text}`"), format!("all of {text}"))
}

/// A pattern stands where one permission belongs, and neither `all of` nor `any of` would help.
pub(crate) fn pattern_for_one(place: &Place, text: &str) -> Diagnostic {
    Diagnostic::error("pattern-alone", place, format!("`{text}` names several permissions, and here belongs one"))
        .help("name one permission")
}
