use crate::diagnostic::{Diagnostic, Place};
use crate::limits;

/// An action has too many options.
pub(crate) fn too_many_options(place: &Place, count: usize) -> Diagnostic {
    Diagnostic::error(
        "too-many-options",
        place,
        format!("this action has {count} options; an action may have {}", limits::OPTIONS),
    )
    .help("make actions of their own of some of them")
}
