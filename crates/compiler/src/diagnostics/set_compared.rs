use crate::diagnostic::{Diagnostic, Place};
use crate::model::FactType;

/// A set is compared with `is`.
pub(crate) fn set_compared(place: &Place, fact: &str, ty: &FactType) -> Diagnostic {
    Diagnostic::error("set-compared", place, format!("`{fact}` is a {ty}, and a set is not compared with `is`"))
        .help(format!("ask what is in it: `{fact} contains …`"))
}
