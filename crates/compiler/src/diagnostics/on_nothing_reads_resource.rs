use crate::diagnostic::{Diagnostic, Place};

/// An action on nothing reads a fact of a resource.
pub(crate) fn on_nothing_reads_resource(place: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error(
        "on-nothing-reads-resource",
        place,
        format!("this action is on nothing, so there is no `{fact}` to look at"),
    )
    .help("take `on nothing` away, or the condition")
}
