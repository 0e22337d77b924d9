use crate::diagnostic::{Diagnostic, Place};

/// A template is given a permission where it takes a group of them, or the other way round.
pub(crate) fn wrong_argument(place: &Place, text: &str, wants_node: bool) -> Diagnostic {
    let (is, wants) = match wants_node {
        true => ("is no group of permissions", "a group"),
        false => ("is not one permission", "a permission"),
    };
    Diagnostic::error("wrong-argument", place, format!("`{text}` {is}, and the template takes {wants} here")).help(
        match wants_node {
            true => "give it what stands before the braces of `permissions … { … }`",
            false => "name one permission",
        },
    )
}
