use crate::diagnostic::{Diagnostic, Place};

/// A role is not declared.
pub(crate) fn unknown_role(place: &Place, name: &str, near: Option<&str>, is_permission: bool) -> Diagnostic {
    let found = Diagnostic::error("unknown-role", place, format!("no role is called `{name}`"));
    match near {
        _ if is_permission => {
            found.help(format!("`{name}` is a permission: in a role it stands alone, in a test `user holds {name}`"))
        }
        Some(near) => found.help(format!("did you mean `{near}`?")).replace(format!("write `{near}`"), near),
        None => found.help(format!("declare it with `role {name} {{ … }}`")),
    }
}
