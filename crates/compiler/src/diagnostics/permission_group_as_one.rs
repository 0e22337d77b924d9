use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// A node of a permission matrix stands where one permission belongs.
pub(crate) fn permission_group_as_one(place: &Place, name: &str, inside: &[Name], family: Option<&str>) -> Diagnostic {
    let some: Vec<String> = inside.iter().take(3).map(|name| format!("`{name}`")).collect();
    let found = Diagnostic::error(
        "permission-group-as-one",
        place,
        format!("`{name}` is a group of permissions, not one of them"),
    );
    match some.as_slice() {
        some if let Some(family) = family => found.help(format!(
            "it has members for each `{family}`: name a permission of one ({}), or let a fact choose with `{name}[…]`",
            some.join(", ")
        )),
        [] => found.help("name one of the permissions in it"),
        some => found.help(format!("name one of the permissions in it, such as {}", some.join(", "))),
    }
}
