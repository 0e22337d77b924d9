//! What was meant to be one name with the word before it.

use rowan::TextRange;

use super::is_name;
use crate::check::found::{Found, first, shown, size};
use crate::check::words::first_word;
use crate::error::SyntaxError;

/// `-customers`, `.Read`, `.` and their like: what was meant to be one name with the word before it.
pub(in crate::check) fn joined_to_a_name(found: &Found, range: TextRange, text: &str) -> Option<SyntaxError> {
    let before = found.word_before(range.start());
    if text.starts_with('[') {
        return Some(bracket(found, before, range, text));
    }
    if before.end() != range.start() {
        return None;
    }
    if matches!(found.text(before), "*" | "**" | "}" | "]")
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    {
        let word = first_word(text);
        let message = format!("no dot between `{}` and `{word}`", found.text(before));
        return Some(
            SyntaxError::new("broken-name", first(range, word.len()), message)
                .help("`*`, `{…}` and `[…]` each stand for a whole part of a name; parts are joined by dots"),
        );
    }
    if !is_name(found.text(before)) {
        return None;
    }
    if text.starts_with('*') {
        return Some(
            SyntaxError::new(
                "broken-name",
                first(range, 1),
                "a `*` stands for a whole part of a name, not for some letters",
            )
            .help("write the parts in full, or list them: `settings.{read, read_all}`"),
        );
    }
    let end =
        text.find(|character: char| character.is_whitespace() || ",(){}\"".contains(character)).unwrap_or(text.len());
    let joined = text.get(..end)?;
    let whole = TextRange::new(before.start(), range.start() + size(end));
    let name = format!("{}{joined}", found.text(before));
    if joined.starts_with('-') && joined.len() > 1 && joined.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
        let right = name.replace('-', "_");
        return Some(
            SyntaxError::new("hyphen-in-name", whole, format!("`{name}` has a hyphen, and names have `_`"))
                .help(format!("write `{right}`"))
                .fix(whole, right),
        );
    }
    let rest = joined.strip_prefix('.')?;
    Some(if rest.starts_with(['*', '{']) {
        SyntaxError::new("broken-name", whole, format!("`{name}` is a pattern, and here belongs one name")).help(
            "patterns stand in rules after `all of` and `any of`, in roles, after `user holds` and after `implies`",
        )
    } else if rest.is_empty() {
        SyntaxError::new("trailing-dot", first(range, 1), "nothing follows this dot")
            .help("remove it, or write the rest of the name")
            .fix(first(range, 1), "")
    } else if rest.starts_with(char::is_uppercase) {
        SyntaxError::new("upper-case-name", whole, format!("`{name}` has a capital letter after the dot"))
            .help("each part of a name starts with a small letter")
    } else {
        SyntaxError::new("broken-name", whole, format!("`{name}` is no name"))
            .help("a name is made of words of letters, digits and `_`, joined by single dots")
    })
}

/// `[` that does not follow a name of permissions directly.
fn bracket(found: &Found, before: TextRange, range: TextRange, text: &str) -> SyntaxError {
    let name = found.text(before);
    if before.end() < range.start() && is_name(name) && text.contains(']') {
        return SyntaxError::new("broken-name", first(range, 1), "a blank stands before this `[`")
            .help(format!("write it directly after the name: `{}{}`", shown(name), shown(text)))
            .fix(TextRange::new(before.end(), range.start()), "");
    }
    SyntaxError::new("broken-name", first(range, 1), "brackets can't stand here")
        .help("`family[fact]` picks the permissions for the value of a fact, in rules only; lists stand in parentheses")
}
