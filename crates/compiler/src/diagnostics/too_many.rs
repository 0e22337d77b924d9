use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};

/// A policy set holds more than it may.
pub(crate) fn too_many(place: &Place, what: &str, count: usize, limit: usize) -> Diagnostic {
    let (count, limit) = (grouped(count), grouped(limit));
    Diagnostic::error("too-many", place, format!("this policy set has {count} {what}; it may have {limit}"))
        .help("split it into several policy sets")
}
