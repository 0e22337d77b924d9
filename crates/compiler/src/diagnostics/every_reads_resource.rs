use crate::diagnostic::{Diagnostic, Place};

/// An action on nothing stands under an `every action …` that reads its resource. The action is named where it comes from a
/// template or meets the clause through one.
pub(crate) fn every_reads_resource(place: &Place, action: Option<&str>, fact: &str, clause: &str) -> Diagnostic {
    let action = action.map_or("this action".to_owned(), |name| format!("the action \"{name}\""));
    Diagnostic::error("every-reads-resource", place, format!("{action} is on nothing, but `{clause}` reads `{fact}`"))
        .help("move the action out of this section, or put the condition under each action that it is meant for")
}
