use crate::diagnostic::{Diagnostic, Place};

/// A permission is compared with something.
pub(crate) fn permission_compared(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "permission-compared",
        place,
        format!("`{name}` is a permission, and permissions are not compared"),
    )
    .help("a permission stands alone: it is held or it isn't")
}
