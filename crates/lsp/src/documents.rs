//! The text of one open document, and changes of it.

use crate::protocol::{Range as Span, Uri};
use crate::text::Encoding;

/// An open document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) uri: Uri,
    pub(crate) version: i32,
    pub(crate) text: String,
    /// The number of the last change of it.
    pub(crate) changed: u64,
}

/// A change of a part of a text, or of all of it.
#[derive(Debug, Clone)]
pub(crate) struct TextChange {
    pub(crate) span: Option<Span>,
    pub(crate) text: String,
}

impl Document {
    /// Applies changes one after the other. What lies outside of the text is taken as its nearest end, as the protocol
    /// has it for the ends of lines.
    pub(crate) fn apply(&mut self, changes: Vec<TextChange>, encoding: Encoding) {
        for change in changes {
            let Some(span) = change.span else {
                self.text = change.text;
                continue;
            };
            let (one, other) = (encoding.offset(&self.text, span.start), encoding.offset(&self.text, span.end));
            // An editor that gives the ends the other way round means what lies between them.
            self.text.replace_range(one.min(other)..one.max(other), &change.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, TextChange};
    use crate::protocol::{Position, Range};
    use crate::text::Encoding;

    fn after(text: &str, changes: &[(u32, u32, u32, u32, &str)]) -> String {
        let uri = "file:///a.placet".parse().unwrap();
        let mut document = Document { uri, version: 0, text: text.to_owned(), changed: 0 };
        let changes = changes.iter().map(|(l1, c1, l2, c2, text)| TextChange {
            span: Some(Range::new(Position::new(*l1, *c1), Position::new(*l2, *c2))),
            text: (*text).to_owned(),
        });
        document.apply(changes.collect(), Encoding::Utf16);
        document.text
    }

    #[test]
    fn changes_are_applied_one_after_the_other() {
        assert_eq!(after("one\ntwo\n", &[(0, 0, 0, 3, "1"), (1, 0, 1, 3, "2"), (1, 1, 1, 1, "!")]), "1\n2!\n");
    }

    #[test]
    fn changes_outside_of_the_text_are_at_its_ends() {
        assert_eq!(after("one\n", &[(9, 0, 9, 9, "two")]), "one\ntwo");
        assert_eq!(after("one\n", &[(0, 9, 0, 99, "!")]), "one!\n");
        assert_eq!(after("one\n", &[(0, 3, 0, 0, "1")]), "1\n");
        assert_eq!(after("", &[(0, 0, u32::MAX, u32::MAX, "x")]), "x");
    }

    #[test]
    fn a_character_is_never_cut() {
        assert_eq!(after("a𝄞b", &[(0, 2, 0, 3, "-")]), "a-b");
    }
}
