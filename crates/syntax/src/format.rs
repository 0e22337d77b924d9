//! The canonical layout of a file.
//!
//! - Four spaces a level, lines of up to [`WIDTH`] characters where what is said can be broken, LF line ends, one line
//!   end at the end of the file, no byte order mark, no blanks at the ends of lines.
//! - Declarations, actions, clauses and statements each start a line. What takes more than one line stands between empty
//!   lines; between what takes one line, an empty line stays where the author put it, and several become one. Nothing in
//!   an action is separated by empty lines.
//! - An action's only clause stays on the line of its name where it is a `requires`, was written there, and fits.
//!   Otherwise each clause has a line of its own under the name.
//! - Several names of an action stand on one line while they fit, else one a line, each but the last ending in ` /`.
//! - A clause stands on one line if it fits. If not, what doesn't fit of `if`, `otherwise` and `because` goes to lines of
//!   its own; an expression that is too long continues on lines that start with `and` or `or`; and lists and parentheses
//!   that are too long hold one member a line, each with a comma. A comma stands before `otherwise` on its line.
//! - The rows of a `by` table have a line each, and what they require starts in one column unless some
//!   row has many values.
//! - A nested list of permissions without labels stands on one line if it fits. Any other list in braces stays on one line
//!   if it was written so, fits, and has no labels. In a list over several lines, an entry with a label has a line of its
//!   own, labels start in one column in each run of lines; names alone that share a line go on sharing it.
//! - Comments stay where they are: on a line of their own, or at the end of a line, two spaces after its text. A clause
//!   with a comment where no line could end stays as written, but for its indentation.
//!
//! An item with a mistake in it stays byte for byte as it is.

mod actions;
mod blocks;
mod clauses;
mod expressions;
mod flat;
mod items;
mod lists;
mod same;
mod statements;

use crate::parse;

/// How many characters of a line are used, where the text can be broken.
pub const WIDTH: usize = 100;

/// The text in its canonical layout.
///
/// The result means what the text means and has the same comments in the same order, and formatting it again changes
/// nothing. Items with mistakes in them are left as they are; a text whose parts can't be told apart stays as a whole.
///
/// ```
/// let text = "section files {\nDelete   requires p\n and q }";
/// assert_eq!(placet_syntax::format::format(text), "section files {\n    Delete requires p and q\n}\n");
/// ```
pub fn format(text: &str) -> String {
    let laid_out = layout(text);
    if laid_out == text {
        return laid_out;
    }
    // Nobody reads the result of a formatter closely, so it is checked here: a layout that would say something else, or
    // that would be laid out otherwise the next time, is not used.
    if same::same(text, &laid_out) && layout(&laid_out) == laid_out { laid_out } else { text.to_owned() }
}

/// The layout without the checks on it.
fn layout(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let parsed = parse(&text);
    let broken = parsed.errors().iter().map(|error| error.range).collect();
    let source = items::Source { text: &text, broken };
    let mut lines = items::file(&source, &parsed.syntax());
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let mut result = lines.join("\n");
    if !result.is_empty() {
        result.push('\n');
    }
    result
}

#[cfg(test)]
mod tests;
