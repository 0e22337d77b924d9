use crate::diagnostic::{Diagnostic, Place};

/// Brackets stand behind something that is no family.
pub(crate) fn not_a_family(place: &Place, name: &str, near: Option<&str>, is_node: bool) -> Diagnostic {
    let found = Diagnostic::error("not-a-family", place, format!("`{name}` is no family of permissions"));
    match near {
        _ if is_node => found.help(format!(
            "only what is declared once for each value of an enumeration has members to choose from: `permissions {name} for each …`"
        )),
        Some(near) => found.help(format!("did you mean `{near}[…]`?")),
        None => found.help("brackets choose a member of what is declared with `permissions … for each …`"),
    }
}
