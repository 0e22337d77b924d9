//! Values and reasons that are not there, or are not written as such.

use rowan::TextRange;

use super::dates;
use super::found::{Found, shown, size};
use super::words::first_word;
use crate::error::SyntaxError;

/// Words without quotes after `because` are the reason that was meant.
pub(super) fn reason(found: &Found, before: TextRange) -> SyntaxError {
    let rest = found.rest_of_line(before.end());
    let words = rest.split(" //").next().unwrap_or_default().trim();
    let start = before.end() + size(rest.len() - rest.trim_start().len());
    let whole = TextRange::at(start, size(words.len()));
    let words = words.strip_prefix('\'').and_then(|words| words.strip_suffix('\'')).unwrap_or(words);
    let error = SyntaxError::new("missing-reason", before, "no reason in quotes follows `because`");
    if words.is_empty() || words.contains(['"', '{', '}', '\\']) {
        return error.help("write it in quotes, as the user is to read it: `because \"…\"`");
    }
    error
        .help(format!("write it in quotes, as the user is to read it: `because \"{}\"`", shown(words)))
        .fix(whole, format!("\"{words}\""))
}

/// A word with a capital letter after `is` is the value that was meant.
pub(super) fn value(found: &Found, before: TextRange, word: &str) -> SyntaxError {
    let rest = found.rest_of_line(before.end());
    let written = first_word(rest.trim_start());
    if let Some(inner) = rest.trim_start().strip_prefix('\'').and_then(|rest| rest.split('\'').next()) {
        let start = before.end() + size(rest.len() - rest.trim_start().len());
        let range = TextRange::at(start, size(inner.len() + 2));
        return SyntaxError::new("missing-value", range, format!("`'{}'` has single quotes", shown(inner)))
            .help(format!("write a value of the policy without quotes, a text as `\"{}\"`", shown(inner)));
    }
    if !written.starts_with(char::is_uppercase) {
        return SyntaxError::new("missing-value", before, format!("nothing follows `{word}`"))
            .help("write the value, number or fact that it is compared with");
    }
    let start = before.end() + size(rest.len() - rest.trim_start().len());
    if let Some(len) = dates::in_words(rest.trim_start()) {
        return dates::words(
            TextRange::at(start, size(len)),
            written,
            rest.trim_start().get(written.len()..).unwrap_or_default().trim_start(),
        );
    }
    let range = TextRange::at(start, size(written.len()));
    let right = crate::slug::slug(written);
    SyntaxError::new("upper-case-name", range, format!("`{written}` has a capital letter, and values have none"))
        .help(format!("write `{right}`"))
        .fix(range, right)
}
