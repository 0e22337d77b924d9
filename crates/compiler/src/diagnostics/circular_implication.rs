use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// A permission brings itself.
pub(crate) fn circular_implication(place: &Place, way: &[Name]) -> Diagnostic {
    let way: Vec<String> = way.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::error("circular-implication", place, format!("this implies itself: {}", way.join(" implies ")))
        .help("permissions that imply one another are one permission: take one of the steps out")
}
