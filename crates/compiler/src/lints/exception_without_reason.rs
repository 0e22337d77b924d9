use crate::diagnostic::{Diagnostic, Place};

/// A comment allows a lint and gives no reason.
pub(crate) fn exception_without_reason(place: &Place, code: &str) -> Diagnostic {
    Diagnostic::warning("exception-without-reason", place, format!("this allows `{code}` and does not say why"))
        .help(format!("say why it is right here, as in `// allow {code}: the page names them so`"))
}
