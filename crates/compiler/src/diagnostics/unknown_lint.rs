use crate::diagnostic::{Diagnostic, Place};

/// The manifest gives a level to a lint that there is not.
pub(crate) fn unknown_lint(place: &Place, code: &str, near: Option<&str>, is_error: bool) -> Diagnostic {
    if is_error {
        return Diagnostic::error("unknown-lint", place, format!("`{code}` is an error, and errors have no level"))
            .help("remove the line, and mend what the error is about");
    }
    let told = Diagnostic::error("unknown-lint", place, format!("no lint is called `{code}`"));
    match near {
        Some(near) => told.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => told.help("`placet explain` lists the lints"),
    }
}
