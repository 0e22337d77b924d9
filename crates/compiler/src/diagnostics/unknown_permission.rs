use crate::diagnostic::{Diagnostic, Place};

/// What else the name is, where it is something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Otherwise {
    Role,
    Action,
    Nothing,
}

/// A rule, a role or a test names a permission that is not declared.
pub(crate) fn unknown_permission(
    place: &Place,
    name: &str,
    near: Option<&str>,
    fact: Option<&str>,
    is: Otherwise,
) -> Diagnostic {
    let found = Diagnostic::error("unknown-permission", place, format!("no permission is called `{name}`"));
    match (near, fact) {
        _ if is == Otherwise::Role => found.help(format!(
            "`{name}` is a role: another role `includes {name}`; rules ask for permissions, not for roles"
        )),
        _ if is == Otherwise::Action => found
            .help(format!("`{name}` is an action: write `can {name}`"))
            .replace(format!("write `can {name}`"), format!("can {name}")),
        (Some(near), _) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        (None, Some(fact)) => Diagnostic::error(
            "unknown-permission",
            place,
            format!("`{name}` is no permission, and a fact is written with what it belongs to"),
        )
        .help(format!("did you mean `{fact}`?"))
        .replace(format!("write `{fact}`"), fact),
        (None, None) => found.help("declare it under `permissions { … }`, or use one that is declared"),
    }
}

/// No node of permissions has this name.
pub(crate) fn unknown_node(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("unknown-permission", place, format!("no group of permissions is called `{name}`"));
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help("a group is what stands before the braces of `permissions … { … }`, or of an entry in them"),
    }
}
