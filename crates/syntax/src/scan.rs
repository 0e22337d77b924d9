//! A look at the text before it is parsed: how deep brackets nest, and whether they close.
//!
//! The parser recurses through brackets and nothing else, so a file whose brackets nest within the limit cannot
//! exhaust the stack. And where brackets do not close, the file is parsed in pieces, one for each declaration that
//! starts at the left margin, so that one forgotten brace does not swallow the rest of the file. Forgotten parentheses are
//! put where they belong ([`forgotten`]), so that they do not swallow the lines below.

mod forgotten;

pub(crate) use forgotten::{Forgotten, forgotten};

use crate::limits;

/// What the scan found in a piece of text.
pub(crate) struct Scan {
    /// The offset of the first bracket that is deeper than [`limits::NESTING`].
    pub(crate) too_deep: Option<usize>,
    /// Whether each bracket closes.
    pub(crate) balanced: bool,
}

pub(crate) fn scan(text: &str) -> Scan {
    let mut open: Vec<char> = Vec::new();
    let mut found = Scan { too_deep: None, balanced: true };
    marks(text, &mut |at, mark| match mark {
        Mark::Open(bracket) => {
            open.push(bracket);
            if open.len() > limits::NESTING && found.too_deep.is_none() {
                found.too_deep = Some(at);
            }
        }
        Mark::Close(bracket) => found.balanced &= open.pop() == Some(bracket),
        Mark::Comment => {}
    });
    found.balanced &= open.is_empty();
    found
}

/// What the scan looks at: brackets, each by the one that opens, and comments.
enum Mark {
    Open(char),
    Close(char),
    Comment,
}

/// Calls `note` with each mark outside of strings and comments and its offset.
fn marks(text: &str, note: &mut dyn FnMut(usize, Mark)) {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                while let Some(&(_, next)) = characters.peek() {
                    if matches!(next, '\n' | '\r') {
                        break;
                    }
                    characters.next();
                    match next {
                        '"' => break,
                        '\\' if !matches!(characters.peek(), Some((_, '\n' | '\r'))) => {
                            characters.next();
                        }
                        _ => {}
                    }
                }
            }
            '“' | '”' | '„' => {
                while let Some(&(_, next)) = characters.peek() {
                    if matches!(next, '\n' | '\r') {
                        break;
                    }
                    characters.next();
                    if matches!(next, '“' | '”') {
                        break;
                    }
                }
            }
            '/' if matches!(characters.peek(), Some((_, '/'))) => {
                note(at, Mark::Comment);
                while let Some((_, next)) = characters.peek() {
                    if matches!(next, '\n' | '\r') {
                        break;
                    }
                    characters.next();
                }
            }
            '{' | '(' | '[' => note(at, Mark::Open(character)),
            '}' => note(at, Mark::Close('{')),
            ')' => note(at, Mark::Close('(')),
            ']' => note(at, Mark::Close('[')),
            _ => {}
        }
    }
}

/// The text in pieces: each but the first starts with a line that has a declaration at the left margin, with the comments
/// above it.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let (mut at, mut comments_from) = (0, None);
    for line in text.split_inclusive('\n') {
        if starts_declaration(line) {
            cuts.push(comments_from.unwrap_or(at));
            comments_from = None;
        } else if line.starts_with("//") {
            comments_from = comments_from.or(Some(at));
        } else {
            comments_from = None;
        }
        at += line.len();
    }
    cuts.push(text.len());
    let mut from = 0;
    let mut pieces = Vec::new();
    for cut in cuts {
        if let Some(piece) = text.get(from..cut)
            && !piece.is_empty()
        {
            pieces.push(piece);
        }
        from = cut;
    }
    pieces
}

const DECLARATIONS: [&str; 12] = [
    "permissions",
    "section",
    "role",
    "resource",
    "context",
    "subject",
    "template",
    "test",
    "enum",
    "scope",
    "implication",
    "invariant",
];

fn starts_declaration(line: &str) -> bool {
    let word = line.split([' ', '\t', '{', '(', '"', '\r', '\n']).next().unwrap_or_default();
    DECLARATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        assert!(scan("a \"{\\\"{\" // {\n{ }").balanced);
        assert!(!scan("a {").balanced);
        assert!(!scan("( }").balanced);
    }

    #[test]
    fn pieces_are_the_whole_text() {
        let text = "// top\nsection a {\n  X requires y\n\n/// About b\nsection b {\n}\n";
        assert_eq!(pieces(text).concat(), text);
        assert_eq!(pieces(text).len(), 2);
    }
}
