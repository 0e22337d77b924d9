use rowan::{TextRange, TextSize};

use crate::error::SyntaxError;
use crate::grouped;
use crate::limits;

/// The file is larger than a policy file may be.
pub(crate) fn too_large(text: &str) -> SyntaxError {
    let size = text.len();
    SyntaxError::new(
        "file-too-large",
        TextRange::empty(TextSize::new(0)),
        format!("this file has {} bytes; a policy file may have {}", grouped(size), grouped(limits::FILE_BYTES)),
    )
    .help("split it into several files: all `.placet` files of a folder are one policy set")
}

/// Brackets nest deeper than the parser goes.
pub(crate) fn too_deep(range: TextRange) -> SyntaxError {
    SyntaxError::new("nesting-too-deep", range, format!("brackets nest more than {} deep here", limits::NESTING))
        .help("give the inner part an action of its own and refer to it with `can …`")
}

/// The parser gave up, which the grammar rules out.
pub(crate) fn not_understood(range: TextRange) -> SyntaxError {
    SyntaxError::new("not-understood", range, "this text could not be read at all")
        .help("this is a mistake in Placet itself: please report it with the file")
}
