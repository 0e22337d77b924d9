use crate::diagnostic::{Diagnostic, Place};
use crate::model::Location;
use crate::references::Problem;

/// What a template asks for below a parameter is not there.
pub(crate) fn instance_does_not_fit(
    place: &Place,
    words: &str,
    name: &str,
    problem: &Problem,
    at: &Location,
) -> Diagnostic {
    let why = match problem {
        Problem::Unknown(name) => format!("no permission is called `{name}`"),
        Problem::Renamed(now) => format!("`{name}` is called `{now}` now"),
        Problem::Node(name) => format!("`{name}` is a group of permissions, not one of them"),
        Problem::Alone => format!("`{name}` names several permissions"),
        Problem::Empty(Some(word)) => format!("no permission matches `{name}` with `{word}`"),
        Problem::Empty(None) => format!("no permission matches `{name}`"),
        Problem::NotAFamily(node) => format!("`{node}` is no family of permissions"),
        Problem::OtherValues(fact, node, family) => {
            format!("the values of `{fact}` are not those of `{family}`, for each of which `{node}` is declared")
        }
    };
    Diagnostic::error("instance-does-not-fit", place, format!("the template asks for `{words}`, but {why}"))
        .help(format!("the template asks for it at {at}: declare what is missing, or give it something else"))
}

/// What a template hands on to another one is not what that takes.
pub(crate) fn instance_argument(place: &Place, words: &str, name: &str, wants_node: bool) -> Diagnostic {
    let wants = if wants_node { "group of permissions" } else { "permission" };
    Diagnostic::error(
        "instance-does-not-fit",
        place,
        format!("the template hands on `{words}`, but no {wants} is called `{name}`"),
    )
    .help("declare what is missing, or give the template something else")
}
