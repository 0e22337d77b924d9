use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};
use crate::limits;

/// A text that a fact is compared with is longer than it may be.
pub(crate) fn text_too_long(place: &Place, length: usize) -> Diagnostic {
    let (length, limit) = (grouped(length), grouped(limits::TEXT));
    Diagnostic::error("text-too-long", place, format!("this text has {length} bytes; {limit} are the most"))
        .help("compare with a shorter text, such as an id")
}
