use crate::diagnostic::{Diagnostic, Place};

/// A template contains an instance of itself.
pub(crate) fn circular_template(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error("circular-template", place, format!("the template `{name}` contains itself"))
        .help("a section of a template can be from another template, but the way must end")
}
