use crate::diagnostic::{Diagnostic, Place};

/// An old name belongs to something else, too.
pub(crate) fn old_name_taken(place: &Place, other: &Place, name: &str, is_declared: bool) -> Diagnostic {
    match is_declared {
        true => Diagnostic::error("old-name-taken", place, format!("`{name}` is declared, so that it is no old name"))
            .also(other, "declared here")
            .help("whoever uses the name means one thing: rename what is declared, or take this out"),
        false => Diagnostic::error("old-name-taken", place, format!("`{name}` is the old name of something else, too"))
            .also(other, "here for the first time")
            .help("whoever uses the old name means one thing: take one of them out"),
    }
}
