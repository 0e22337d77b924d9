use crate::diagnostic::{Diagnostic, Place};

/// `formerly` under several names.
pub(crate) fn old_id_of_several(place: &Place, old: &str) -> Diagnostic {
    Diagnostic::error("old-id-of-several", place, format!("several actions share this rule, and `{old}` was one of them"))
        .help("write the action that it was apart from the others; an action that only needs a stable id takes a `#id` instead")
}
