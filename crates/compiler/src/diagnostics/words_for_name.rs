use crate::diagnostic::{Diagnostic, Place};

/// Plain words stand where a permission or a fact belongs.
pub(crate) fn words_for_name(place: &Place, words: &str, near: Option<&str>) -> Diagnostic {
    let found =
        Diagnostic::error("words-for-name", place, format!("`{words}` is not the name of a permission or a fact"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help("names start with a small letter and join their words by `_`"),
    }
}
