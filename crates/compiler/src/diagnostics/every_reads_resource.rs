use crate::diagnostic::{Diagnostic, Place};

/// An action on nothing stands under an `every action …` that reads its resource.
pub(crate) fn every_reads_resource(place: &Place, fact: &str, clause: &str) -> Diagnostic {
    Diagnostic::error(
        "every-reads-resource",
        place,
        format!("this action is on nothing, but `{clause}` reads `{fact}`"),
    )
    .help("move the action out of the section, or the condition to the actions that it is meant for")
}
