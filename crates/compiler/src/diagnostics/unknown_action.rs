use crate::diagnostic::{Diagnostic, Place};

/// An action is not declared.
pub(crate) fn unknown_action(place: &Place, name: &str, near: Option<&str>, is_permission: bool) -> Diagnostic {
    let found = Diagnostic::error("unknown-action", place, format!("no action has the id `{name}`"));
    match (near, is_permission) {
        (_, true) => {
            found.help(format!("`{name}` is a permission: write it without `can`; in a test, `user holds {name}`"))
        }
        (Some(near), _) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        (None, _) => {
            found.help("an action's id is the ids of its sections and its name, such as `customers.export_customers`")
        }
    }
}
