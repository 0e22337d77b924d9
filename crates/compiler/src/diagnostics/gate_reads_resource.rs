use crate::diagnostic::{Diagnostic, Place};

/// A gate reads a fact of a resource.
pub(crate) fn gate_reads_resource(place: &Place, fact: &str, resource: &str) -> Diagnostic {
    Diagnostic::error(
        "gate-reads-resource",
        place,
        format!("a gate opens before there is a {resource} to look at, so it can't read `{fact}`"),
    )
    .help(format!("put the condition on the actions: `every action requires …` in a section on {resource}"))
}
