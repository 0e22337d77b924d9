use crate::diagnostic::{Diagnostic, Place};

/// The name of an action has no letters or digits.
pub(crate) fn action_without_id(place: &Place, phrase: &str) -> Diagnostic {
    Diagnostic::error("action-without-id", place, format!("no id can be made of the name \"{phrase}\""))
        .help("give it one: `#id` after the name")
}
