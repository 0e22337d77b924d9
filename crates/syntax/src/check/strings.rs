use rowan::TextRange;

use super::found::{Found, first, shown, size};
use crate::ast::is_closed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxToken};

/// Quotes that do not close, curly quotes, and backslashes that mean nothing.
pub(super) fn string(found: &mut Found, token: &SyntaxToken) {
    if token.kind() != SyntaxKind::String {
        return;
    }
    let (text, range) = (token.text(), token.text_range());
    if !is_closed(text) {
        unclosed(found, text, range);
    } else if !text.starts_with('"') {
        let width = text.chars().next().map_or(0, char::len_utf8);
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        found.report(
            SyntaxError::new("curly-quotes", range, "curly quotes around this text")
                .help("write straight quotes: `\"…\"`")
                .fix(first(range, width), "\"")
                .fix(TextRange::new(range.end() - size(last), range.end()), "\""),
        );
    } else {
        escapes(found, text, range);
    }
}

fn unclosed(found: &mut Found, text: &str, range: TextRange) {
    let words = text.trim_end();
    let range = first(range, words.len());
    // The place of the missing quote is a guess, so that it is told and no fix.
    let error = match words.strip_suffix('"').filter(|text| !text.starts_with(['"', '“', '”', '„'])) {
        Some(text) => SyntaxError::new("missing-quote", range, "a quote closes here and none opens on its line")
            .help(format!("add a `\"` where the text starts, as in `\"{}\"`", shown(text))),
        None => SyntaxError::new("missing-quote", range, "a quote opens here and doesn't close on its line")
            .help(format!("add a `\"` where the text ends, as in `{}\"`", shown(words))),
    };
    found.report(error);
}

fn escapes(found: &mut Found, text: &str, range: TextRange) {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let Some((_, escaped)) = characters.next() else {
            return;
        };
        if !matches!(escaped, '"' | '\\') {
            let start = range.start() + size(at);
            let slash = TextRange::at(start, size(1));
            let wrong = TextRange::at(start, size(1 + escaped.len_utf8()));
            found.report(
                SyntaxError::new("unknown-escape", wrong, format!("`\\{escaped}` means nothing in a quoted text"))
                    .help("only `\\\"` and `\\\\` do; write `\\\\` for a backslash")
                    .fix(slash, "\\\\"),
            );
        }
    }
}
