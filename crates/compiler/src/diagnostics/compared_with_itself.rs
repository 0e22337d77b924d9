use crate::diagnostic::{Diagnostic, Place};

/// A fact is compared with itself.
pub(crate) fn compared_with_itself(place: &Place, fact: &str) -> Diagnostic {
    Diagnostic::error("compared-with-itself", place, format!("`{fact}` is compared with itself"))
        .help("compare it with another fact, or take the test out")
}
