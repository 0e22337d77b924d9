//! What looks like a list where one thing was read.

use rowan::TextRange;

use super::is_name;
use crate::ast::trimmed;
use crate::check::found::{Found, first, shown};
use crate::check::signs;
use crate::check::words::{self, first_word};
use crate::error::SyntaxError;
use crate::kind::SyntaxKind;

/// `any of a, b`, `all of settings.*, users.*`: a list where one pattern was read.
pub(super) fn after_pattern(found: &Found, range: TextRange) -> Option<SyntaxError> {
    let list = found
        .before(range.start())?
        .parent_ancestors()
        .find(|node| matches!(node.kind(), SyntaxKind::AnyOf | SyntaxKind::AllOf))
        .filter(|node| trimmed(node).end() <= range.start())?;
    let (words, joined) = if list.kind() == SyntaxKind::AnyOf { ("any of", "or") } else { ("all of", "and") };
    let pattern = crate::ast::child::<crate::ast::Path>(&list)?;
    let error = SyntaxError::new(
        "list-without-parentheses",
        first(trimmed(&list), words.len()),
        format!("what `{words}` lists stands in parentheses"),
    );
    let name = shown(&pattern.text());
    let members = found.rest_of_line(range.start()).split(" //").next().unwrap_or_default().trim_end();
    // Names beside one another lack their commas too.
    let members = match members.starts_with(',') {
        true => members.to_owned(),
        false => members.split_whitespace().map(|member| format!(", {}", member.trim_matches(','))).collect(),
    };
    let error = match pattern.is_pattern() {
        true => error.help(format!("it takes one pattern: write `{words} {name} {joined} {words} …`")),
        false => error.help(format!("write `{words} ({})`", shown(&format!("{name}{members}")))),
    };
    Some(error)
}

pub(super) fn after_comma(found: &Found, range: TextRange, text: &str) -> SyntaxError {
    let rest = text.trim_start_matches(',').trim_start();
    let word = first_word(rest);
    let comma = first(range, 1);
    if words::goes_on(word) || word.is_empty() && !goes_on_below(found, range) {
        return signs::comma(range);
    }
    let before = found.word_before(range.start());
    SyntaxError::new("comma-for-and", comma, "a comma doesn't say whether both are needed or one is enough").help(
        match is_name(found.text(before)) && is_name(word) {
            true => {
                let before = found.text(before);
                format!("write `{before} and {word}` if both are, `any of ({before}, {word})` if one is enough")
            }
            false => "write `and` if all are needed, `any of (…)` if one is enough".to_owned(),
        },
    )
}

/// Whether the next line holds a name alone: what the comma was meant to list.
fn goes_on_below(found: &Found, range: TextRange) -> bool {
    let rest = found.whole().get(usize::from(range.end())..).unwrap_or_default().trim_start();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default().trim_end().trim_end_matches(',');
    is_name(line) && line.starts_with(char::is_lowercase)
}
