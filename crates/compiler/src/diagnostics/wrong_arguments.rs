use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// A template is used with the wrong number of arguments.
pub(crate) fn wrong_arguments(place: &Place, name: &str, parameters: &[Name], count: usize) -> Diagnostic {
    let wanted = match parameters {
        [] => "no permission".to_owned(),
        [name] => format!("1 permission ({name})"),
        names => format!("{} permissions ({})", names.len(), names.join(", ")),
    };
    Diagnostic::error("wrong-arguments", place, format!("the template `{name}` takes {wanted}, not {count}"))
        .help("write one permission for each parameter, in order")
}
