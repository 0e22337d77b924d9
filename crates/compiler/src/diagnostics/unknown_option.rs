use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// An action has no such option.
pub(crate) fn unknown_option(
    place: &Place,
    name: &str,
    action: &str,
    near: Option<&str>,
    known: &[Name],
) -> Diagnostic {
    let found = Diagnostic::error("unknown-option", place, format!("`{action}` has no option `{name}`"));
    match (near, known) {
        (Some(near), _) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        (None, []) => found.help("it has no options: take `with …` away, or give it one with `to … also requires …`"),
        (None, known) => found.help(format!("it has `{}`", known.join("`, `"))),
    }
}
