use crate::diagnostic::{Diagnostic, Place};

/// An action asks for itself through `can`.
pub(crate) fn circular_action(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("circular-action", place, format!("`{name}` comes back to itself through `can …`"))
        .help("ask for the permissions themselves at one place of the circle")
}
