use crate::diagnostic::{Diagnostic, Place};

/// `can` asks for an action on a resource that is not there.
pub(crate) fn can_other_resource(place: &Place, action: &str, resources: &[&str]) -> Diagnostic {
    let resources = resources.join(" and ");
    Diagnostic::error("can-other-resource", place, format!("`{action}` is about a {resources}, and there is none here"))
        .help(format!("say what this section is about: `section … on {resources} {{`"))
}
