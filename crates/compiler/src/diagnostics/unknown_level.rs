use crate::diagnostic::{Diagnostic, Place};

/// The manifest gives a lint a level that there is not.
pub(crate) fn unknown_level(place: &Place, code: &str, near: Option<&str>) -> Diagnostic {
    let told = Diagnostic::error(
        "unknown-level",
        place,
        format!("the level of `{code}` must be \"allow\", \"warn\" or \"deny\""),
    );
    match near {
        Some(near) => {
            told.help(format!("did you mean \"{near}\"?")).replace(format!("write \"{near}\""), format!("\"{near}\""))
        }
        None => told.help("\"allow\" drops the lint, \"warn\" shows it, \"deny\" makes it an error"),
    }
}
