use crate::diagnostic::{Diagnostic, Place};

/// Something other than the subject holds permissions.
pub(crate) fn only_the_subject_holds(place: &Place, name: &str, subject: &str) -> Diagnostic {
    Diagnostic::error(
        "only-the-subject-holds",
        place,
        format!("permissions and roles are held by `{subject}`, not by `{name}`"),
    )
    .help(format!("write `{subject}`"))
    .replace(format!("write `{subject}`"), subject)
}
