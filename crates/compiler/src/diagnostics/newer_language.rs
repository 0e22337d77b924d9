use crate::diagnostic::{Diagnostic, Place};

/// The policy is written in a version of the language that is not known.
pub(crate) fn newer_language(place: &Place, version: u32) -> Diagnostic {
    Diagnostic::error(
        "newer-language",
        place,
        format!(
            "this policy is written in version {version} of the language; this placet knows up to {}",
            crate::manifest::LANGUAGE
        ),
    )
    .help("install a newer placet, or name an older version if the policy needs nothing newer")
}
