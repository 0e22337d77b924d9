use crate::diagnostic::{Diagnostic, Place};

/// A boolean is compared with true or false.
pub(crate) fn boolean_compared(place: &Place, fact: &str, value: bool) -> Diagnostic {
    let mend = if value { fact.to_owned() } else { format!("not {fact}") };
    Diagnostic::error("boolean-compared", place, format!("`{fact}` is a yes or no already"))
        .help(format!("write `{mend}`"))
        .replace(format!("write `{mend}`"), mend)
}
