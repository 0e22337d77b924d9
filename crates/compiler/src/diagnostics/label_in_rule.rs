use crate::diagnostic::{Diagnostic, Place};

/// A label in quotes stands where a permission belongs.
///
/// `near` is the permission meant, with its label.
pub(crate) fn label_in_rule(place: &Place, label: &str, near: Option<(&str, &str)>) -> Diagnostic {
    let found = Diagnostic::error(
        "label-in-rule",
        place,
        format!("rules use the name of a permission, not its label \"{label}\""),
    );
    match near {
        Some((near, own)) if own == label => {
            found.help(format!("write `{near}`")).replace(format!("write `{near}`"), near)
        }
        Some((near, own)) => found
            .help(format!("no permission has this label; did you mean `{near}` \"{own}\"?"))
            .replace(format!("write `{near}`"), near),
        None => found.help("no permission has this label: declare it under `permissions { … }`"),
    }
}
