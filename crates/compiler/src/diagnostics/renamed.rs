use crate::diagnostic::{Diagnostic, Place};

/// A permission or an action is called by an old name.
pub(crate) fn renamed(place: &Place, kind: &str, old: &str, now: &str) -> Diagnostic {
    Diagnostic::error("renamed", place, format!("the {kind} `{old}` is called `{now}` now"))
        .help("old names are for services and stored roles; a policy uses the new ones")
        .replace(format!("write `{now}`"), now)
}
