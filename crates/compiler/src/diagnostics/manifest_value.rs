use crate::diagnostic::{Diagnostic, Place};

/// A value of the manifest has the wrong type.
pub(crate) fn manifest_value(place: &Place, key: &str, wanted: &str, example: &str) -> Diagnostic {
    Diagnostic::error("manifest-value", place, format!("`{key}` must be {wanted}"))
        .help(format!("write it as in `{key} = {example}`"))
}
