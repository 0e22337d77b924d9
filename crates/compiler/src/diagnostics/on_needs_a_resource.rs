use crate::diagnostic::{Diagnostic, Place};

/// `on` names a subject or a context.
pub(crate) fn on_needs_a_resource(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("on-needs-a-resource", place, format!("`{name}` is not a resource"))
        .help("`on` names what the actions are about; the subject and contexts can always be read")
}
