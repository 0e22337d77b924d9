use crate::diagnostic::{Diagnostic, Place};

/// `can` asks for an action on a resource that is not there.
pub(crate) fn can_other_resource(place: &Place, action: &str, resources: &[&str], on_nothing: bool) -> Diagnostic {
    let resources = resources.join(" and ");
    let found = Diagnostic::error(
        "can-other-resource",
        place,
        format!("`{action}` is about a {resources}, and there is none here"),
    );
    match on_nothing {
        true => found.help("this action is `on nothing`: ask for the permissions themselves"),
        false => found.help(format!("say what this section is about: `section … on {resources} {{`")),
    }
}
