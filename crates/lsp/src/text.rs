//! Places in a text: bytes here, lines and characters in the protocol.

use std::ops::Range;
use std::sync::Arc;

use line_index::{LineIndex, TextSize, WideEncoding};

use crate::protocol::{Position, Range as Span};

/// What the characters of a position are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every editor has to understand.
    Utf16,
}

impl Encoding {
    fn width(self, character: char) -> usize {
        match self {
            Encoding::Utf8 => character.len_utf8(),
            Encoding::Utf16 => character.len_utf16(),
        }
    }

    /// The byte that a position stands for. Past the end of a line it is the line's end, past the last line the text's
    /// end, inside a character the character's start.
    pub(crate) fn offset(self, text: &str, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let start = match line.checked_sub(1) {
            None => 0,
            Some(before) => match text.match_indices('\n').nth(before) {
                Some((at, _)) => at + 1,
                None => return text.len(),
            },
        };
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut passed = 0;
        for (at, character) in line.char_indices() {
            passed += self.width(character);
            if passed > wanted {
                return start + at;
            }
        }
        start + line.len()
    }
}

/// The lines of a text.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    text: Arc<str>,
    index: Arc<LineIndex>,
    encoding: Encoding,
}

impl Lines {
    pub(crate) fn new(text: Arc<str>, encoding: Encoding) -> Lines {
        let index = Arc::new(LineIndex::new(&text));
        Lines { text, index, encoding }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The byte that a position stands for.
    pub(crate) fn offset(&self, position: Position) -> usize {
        self.encoding.offset(&self.text, position)
    }

    /// The position of a byte; past the end, that of the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let at = TextSize::new(u32::try_from(offset).unwrap_or(u32::MAX));
        let Some(narrow) = self.index.try_line_col(at) else { return Position::default() };
        match self.encoding {
            Encoding::Utf8 => Position::new(narrow.line, narrow.col),
            Encoding::Utf16 => match self.index.to_wide(WideEncoding::Utf16, narrow) {
                Some(wide) => Position::new(wide.line, wide.col),
                None => Position::new(narrow.line, narrow.col),
            },
        }
    }

    /// The span of a range of bytes.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.position(range.start), self.position(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Lines};
    use crate::protocol::Position;

    const TEXT: &str = "role a\r\n// ü𝄞x\nlast";

    #[test]
    fn places_in_bytes_and_in_utf_16_come_back_as_they_went() {
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(TEXT.into(), encoding);
            for (at, _) in TEXT.char_indices().filter(|(_, character)| *character != '\n') {
                assert_eq!(lines.offset(lines.position(at)), at, "{encoding:?} {at}");
            }
        }
    }

    #[test]
    fn a_character_of_two_units_counts_as_two() {
        let lines = Lines::new(TEXT.into(), Encoding::Utf16);
        let x = TEXT.find('x').unwrap();
        assert_eq!(lines.position(x), Position::new(1, 6));
        assert_eq!(lines.offset(Position::new(1, 5)), x - 4, "in the middle of it");
        assert_eq!(Lines::new(TEXT.into(), Encoding::Utf8).position(x), Position::new(1, 9));
    }

    #[test]
    fn places_outside_of_the_text_are_at_its_ends() {
        let lines = Lines::new(TEXT.into(), Encoding::Utf16);
        assert_eq!(lines.offset(Position::new(0, 99)), 6, "before the line break");
        assert_eq!(lines.offset(Position::new(99, 0)), TEXT.len());
        assert_eq!(lines.offset(Position::new(u32::MAX, u32::MAX)), TEXT.len());
        assert_eq!(lines.position(usize::MAX), Position::new(2, 4));
    }
}
