//! Places in bytes as lines and columns.

use std::ops::Range;

use serde_json::{Map, Value, json};

/// The starts of a text's lines.
pub(crate) struct Positions<'t> {
    text: &'t str,
    lines: Vec<usize>,
}

impl<'t> Positions<'t> {
    pub(crate) fn new(text: &'t str) -> Positions<'t> {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at.saturating_add(1)));
        Positions { text, lines }
    }

    /// The line and column of a byte, from 1; columns count Unicode characters. A byte past the end counts as the end,
    /// one inside of a character as the character.
    pub(crate) fn at(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte.min(self.text.len()));
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let column = rest.char_indices().take_while(|(at, _)| start.saturating_add(*at) < byte).count();
        (line, column.saturating_add(1))
    }

    /// A range as the fields `line`, `column`, `endLine` and `endColumn`.
    pub(crate) fn fields(&self, range: &Range<usize>) -> Map<String, Value> {
        let (line, column) = self.at(range.start);
        let (end_line, end_column) = self.at(range.end);
        let mut fields = Map::new();
        fields.insert("line".into(), json!(line));
        fields.insert("column".into(), json!(column));
        fields.insert("endLine".into(), json!(end_line));
        fields.insert("endColumn".into(), json!(end_column));
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn columns_count_characters_from_one() {
        let positions = Positions::new("é b\n🦀c\n");
        assert_eq!(positions.at(0), (1, 1));
        assert_eq!(positions.at(3), (1, 3));
        assert_eq!(positions.at(4), (1, 4));
        assert_eq!(positions.at(5), (2, 1));
        assert_eq!(positions.at(9), (2, 2));
        assert_eq!(positions.at(11), (3, 1));
        assert_eq!(positions.at(99), (3, 1));
    }
}
