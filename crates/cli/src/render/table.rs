//! Columns.

use unicode_width::UnicodeWidthStr;

use super::Screen;

/// What stands between two columns.
const GAP: &str = "  ";

/// Cells wider than this don't widen their column: one long name shall not push a whole table off the screen.
const WIDEST: usize = 64;

/// Rows of cells, each column as wide as its widest usual cell. Without a heading there is no first line.
pub(crate) fn table<const N: usize>(screen: &Screen, heading: Option<[&str; N]>, rows: &[[String; N]]) -> String {
    let mut widths = heading.map_or([0; N], |heading| heading.map(UnicodeWidthStr::width));
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            if cell.width() <= WIDEST {
                *width = (*width).max(cell.width());
            }
        }
    }
    let mut text = String::new();
    if let Some(heading) = heading {
        text += &screen.strong(&line(&heading, &widths));
        text.push('\n');
    }
    for row in rows {
        text += &line(row, &widths);
        text.push('\n');
    }
    text
}

fn line(cells: &[impl AsRef<str>], widths: &[usize]) -> String {
    let mut text = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        let cell = cell.as_ref();
        text += cell;
        text += &" ".repeat(width.saturating_sub(cell.width()));
        text += GAP;
    }
    text.truncate(text.trim_end().len());
    text
}

/// Every line of a text moved in.
pub(crate) fn indent(text: &str, by: &str) -> String {
    let mut moved = String::new();
    for line in text.lines() {
        if !line.is_empty() {
            moved += by;
            moved += line;
        }
        moved.push('\n');
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::{Screen, WIDEST, table};

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_lines_end_without_spaces() {
        let rows = [["é".into(), "b".into()], ["long".into(), String::new()]];
        let text = table(&Screen::default(), Some(["one", "two"]), &rows);
        assert_eq!(text, "one   two\né     b\nlong\n");
    }

    #[test]
    fn one_very_wide_cell_pushes_only_its_own_row() {
        let wide = "w".repeat(WIDEST + 1);
        let rows = [["a".into(), "b".into()], [wide.clone(), "c".into()]];
        assert_eq!(table(&Screen::default(), None, &rows), format!("a  b\n{wide}  c\n"));
    }
}
