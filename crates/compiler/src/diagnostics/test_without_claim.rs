use crate::diagnostic::{Diagnostic, Place};

/// A test neither allows nor denies.
pub(crate) fn test_without_claim(place: &Place) -> Diagnostic {
    Diagnostic::error("test-without-claim", place, "this test claims nothing")
        .help("add a line with `allow …` or `deny …`")
}
