use crate::diagnostic::{Diagnostic, Place};

/// The manifest is not valid TOML.
pub(crate) fn unreadable_manifest(place: &Place, why: &str) -> Diagnostic {
    Diagnostic::error(
        "unreadable-manifest",
        place,
        format!("`placet.toml` is not valid TOML: {}", why.lines().next().unwrap_or_default()),
    )
    .help("a manifest has two lines: `name = \"…\"` and `language = 1`")
}
