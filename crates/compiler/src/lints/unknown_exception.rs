use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::suggest::nearest;

/// A comment allows something that is no lint.
pub(crate) fn unknown_exception(place: &Place, written: &str) -> Diagnostic {
    if diagnostics::CODES.iter().chain(placet_syntax::check::CODES).any(|(code, _)| *code == written) {
        let message = format!("`{written}` is an error, and errors can't be allowed");
        return Diagnostic::warning("unknown-exception", place, message)
            .help("remove the comment, and mend what the error is about");
    }
    let told = Diagnostic::warning("unknown-exception", place, format!("no lint is called `{written}`"));
    match nearest(written, super::CODES.iter().map(|(code, _)| *code)) {
        Some(near) => told.help(format!("did you mean `{near}`?")),
        None => told.help("`placet explain` lists the lints; a comment that means something else starts otherwise"),
    }
}
