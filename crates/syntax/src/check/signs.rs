//! Signs that other languages have and this one does not.

use rowan::TextRange;

use super::found::first;
use crate::error::SyntaxError;

/// A line that is a sign alone, or starts with one that tells what was meant.
pub(super) fn alone(range: TextRange, text: &str) -> Option<SyntaxError> {
    let error = match text.chars().next()? {
        ')' => SyntaxError::new("stray-parenthesis", first(range, 1), "this `)` closes nothing")
            .help("remove it, or look above for the `(` that closes too early")
            .fix(first(range, 1), ""),
        '{' => SyntaxError::new("stray-brace", first(range, 1), "this `{` opens nothing")
            .help("braces follow the heading of a declaration or of a `by` table, on the same line"),
        ';' => semicolon(range),
        ',' => comma(range),
        '-' | '*' | '•' if text.chars().nth(1) == Some(' ') => SyntaxError::new(
            "list-mark",
            first(range, text.chars().next().map_or(0, char::len_utf8)),
            "lines have no list marks",
        )
        .help(match text.chars().skip(1).find(|c| !c.is_whitespace()) {
            Some(first) if first.is_lowercase() => {
                "remove it; what an action needs follows `requires`, and several permissions are joined by `and`"
            }
            _ => "remove it: a line starts with the action's name",
        }),
        '0'..='9' => numbering(range, text)?,
        _ => return None,
    };
    Some(error)
}

/// `1. Export customers`
fn numbering(range: TextRange, text: &str) -> Option<SyntaxError> {
    let mark = text.split(' ').next()?;
    let digits = mark.strip_suffix(['.', ')'])?;
    let rest = text.get(mark.len()..)?.trim_start();
    let is_list = digits.chars().all(|digit| digit.is_ascii_digit()) && rest.starts_with(char::is_uppercase);
    is_list.then(|| {
        let gap = text.len() - mark.len() - rest.len();
        SyntaxError::new("list-mark", first(range, mark.len()), "lines have no numbers before them")
            .help("remove it: a line starts with the action's name")
            .fix(first(range, mark.len() + gap), "")
    })
}

/// `;` where a line would end.
pub(super) fn semicolon(range: TextRange) -> SyntaxError {
    let error = SyntaxError::new("semicolon", first(range, 1), "lines end without `;`");
    if range.len() > 1.into() {
        error.help("put what follows on a line of its own")
    } else {
        error.help("remove it").fix(first(range, 1), "")
    }
}

/// `,` where nothing is listed.
pub(super) fn comma(range: TextRange) -> SyntaxError {
    SyntaxError::new("extra-comma", first(range, 1), "this comma separates nothing")
        .help("remove it")
        .fix(first(range, 1), "")
}
