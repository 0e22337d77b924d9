use crate::diagnostic::{Diagnostic, Place};
use crate::items::ParameterItem;

/// A template is used with the wrong number of arguments.
pub(crate) fn wrong_arguments(place: &Place, name: &str, parameters: &[ParameterItem], count: usize) -> Diagnostic {
    let names: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let what = if parameters.iter().any(|parameter| parameter.is_node) { "argument" } else { "permission" };
    let wanted = match names.as_slice() {
        [] => format!("no {what}"),
        [name] => format!("1 {what} ({name})"),
        names => format!("{} {what}s ({})", names.len(), names.join(", ")),
    };
    Diagnostic::error("wrong-arguments", place, format!("the template `{name}` takes {wanted}, not {count}"))
        .help(format!("write one {what} for each parameter, in order"))
}
