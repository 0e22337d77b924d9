use crate::diagnostic::{Diagnostic, Place};

/// A pattern that no permission matches.
pub(crate) fn empty_pattern(place: &Place, text: &str, word: Option<&str>) -> Diagnostic {
    let message = match word {
        Some(word) => format!("no permission matches `{text}` with `{word}`"),
        None => format!("no permission matches `{text}`"),
    };
    let found = Diagnostic::error("empty-pattern", place, message);
    match word {
        Some(word) => found.help(format!("take `{word}` out of the braces, or mend its spelling")),
        None => found.help("`*` is one level of a name and `**` any depth; mend the part that is spelt otherwise"),
    }
}
