use crate::diagnostic::{Diagnostic, Place};

/// A parameter is used as what it does not stand for.
pub(crate) fn parameter_use(place: &Place, name: &str, is_node: bool) -> Diagnostic {
    match is_node {
        true => Diagnostic::error(
            "parameter-use",
            place,
            format!("the parameter `{name}` stands for a group of permissions, not for one"),
        )
        .help(format!("name what is asked for in it: `{name}.read`, `all of {name}.{{read, edit}}`")),
        false => Diagnostic::error(
            "parameter-use",
            place,
            format!("the parameter `{name}` stands for one permission, and nothing is in it"),
        )
        .help(format!("a parameter that stands for a group is declared `{name}: permissions`")),
    }
}
