//! A look at the text before it is parsed: how deep brackets nest, and whether they close.
//!
//! The parser recurses through brackets and nothing else, so a file whose brackets nest within the limit cannot
//! exhaust the stack. And where brackets do not close, the file is parsed in pieces, one for each declaration that
//! starts at the left margin, so that one forgotten brace does not swallow the rest of the file. What else would swallow the
//! text after it is mended for the parser: quotes ([`quotes`]) and parentheses ([`forgotten`]) are put where they belong.

mod forgotten;
mod mends;
mod quotes;

pub(crate) use forgotten::forgotten;
pub(crate) use mends::{Mend, Mended};
pub(crate) use quotes::missing as missing_quotes;

use crate::check::DECLARATIONS;
use crate::limits;

/// What the scan found in a piece of text.
pub(crate) struct Scan {
    /// The offset of the first bracket that is deeper than [`limits::NESTING`].
    pub(crate) too_deep: Option<usize>,
    /// Whether each bracket closes.
    pub(crate) balanced: bool,
    /// Whether each text in quotes closes on its line.
    pub(crate) quoted: bool,
}

impl Scan {
    /// Whether nothing is to be mended before the parse.
    pub(crate) fn is_whole(&self) -> bool {
        self.balanced && self.quoted
    }
}

pub(crate) fn scan(text: &str) -> Scan {
    let mut open: Vec<char> = Vec::new();
    let mut found = Scan { too_deep: None, balanced: true, quoted: true };
    marks(text, &mut |at, mark| match mark {
        Mark::Open(bracket) => {
            open.push(bracket);
            if open.len() > limits::NESTING && found.too_deep.is_none() {
                found.too_deep = Some(at);
            }
        }
        Mark::Close(bracket) => found.balanced &= open.pop() == Some(bracket),
        Mark::Unclosed => found.quoted = false,
        Mark::Comment => {}
    });
    found.balanced &= open.is_empty();
    found
}

/// What the scan looks at: brackets, each by the one that opens, comments, and texts in quotes that don't close.
enum Mark {
    Open(char),
    Close(char),
    Comment,
    Unclosed,
}

/// Calls `note` with each mark outside of strings and comments and its offset.
fn marks(text: &str, note: &mut dyn FnMut(usize, Mark)) {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let mut closed = false;
                while !closed && let Some((_, next)) = characters.next_if(|(_, next)| !matches!(next, '\n' | '\r')) {
                    closed = next == '"';
                    if next == '\\' {
                        characters.next_if(|(_, escaped)| !matches!(escaped, '\n' | '\r'));
                    }
                }
                if !closed {
                    note(at, Mark::Unclosed);
                }
            }
            '“' | '”' | '„' => {
                let mut closed = false;
                while !closed && let Some((_, next)) = characters.next_if(|(_, next)| !matches!(next, '\n' | '\r')) {
                    closed = matches!(next, '“' | '”');
                }
                if !closed {
                    note(at, Mark::Unclosed);
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
