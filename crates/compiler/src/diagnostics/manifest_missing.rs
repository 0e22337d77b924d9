use crate::diagnostic::{Diagnostic, Place};

/// The manifest has no name or no version of the language.
pub(crate) fn manifest_missing(place: &Place, key: &str) -> Diagnostic {
    let example = if key == "name" { "name = \"my-policy\"" } else { "language = 1" };
    Diagnostic::error("manifest-missing", place, format!("`placet.toml` does not say its {key}"))
        .help(format!("add the line `{example}`"))
}
