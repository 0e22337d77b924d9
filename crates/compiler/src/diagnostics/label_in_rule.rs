use crate::diagnostic::{Diagnostic, Place};

/// A label in quotes stands where a permission belongs.
pub(crate) fn label_in_rule(place: &Place, label: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error(
        "label-in-rule",
        place,
        format!("rules use the name of a permission, not its label \"{label}\""),
    );
    match near {
        Some(near) => found.help(format!("write `{near}`")).replace(format!("write `{near}`"), near),
        None => found.help("no permission has this label: declare it under `permissions { … }`"),
    }
}
