//! Words in the entries of a list: those for `formerly`, `deprecated` and their like, and signs for the colon of a row.

use rowan::TextRange;

use super::found::{Found, size};
use super::words::near;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// What was meant for `formerly`, `deprecated`, `for each`, `verbs`, or stands after them.
pub(super) fn mark(
    found: &Found,
    node: &SyntaxNode,
    list: SyntaxKind,
    words: TextRange,
    word: &str,
) -> Option<SyntaxError> {
    let last = node.prev_sibling().map(|last| last.kind());
    if list == SyntaxKind::ByRows {
        return arrow_in_row(found, node);
    }
    if list == SyntaxKind::RoleList && word == "all" {
        return Some(
            SyntaxError::new("unexpected-text", words, "a role lists permissions without `all of`")
                .help("write the pattern alone: it stands for all that fit it"),
        );
    }
    if list != SyntaxKind::PermissionList {
        return None;
    }
    let entry = node.parent()?;
    if entry.kind() != SyntaxKind::Permission {
        return None;
    }
    let name = entry.first_token().map(|token| token.text().to_owned()).unwrap_or_default();
    if name == "verbs" && last.is_none() && !word.is_empty() {
        return Some(
            SyntaxError::new("missing-word", trimmed(node), "`verbs` doesn't say which verb is implied")
                .help("write `verbs create, edit imply read`"),
        );
    }
    if last == Some(SyntaxKind::Deprecated) && word.starts_with(char::is_lowercase) && word != "formerly" {
        let at = TextRange::empty(words.start());
        let error =
            SyntaxError::new("missing-word", words, "no `use` between `deprecated` and the permission to use instead");
        return Some(error.help(format!("write `deprecated use {word}`")).fix(at, "use "));
    }
    let right = match word {
        "previously" | "former" | "renamed" | "was" | "alias" => "formerly",
        "obsolete" | "removed" | "retired" => "deprecated",
        "foreach" | "each" => "for each",
        _ => near(word, &["formerly", "deprecated"])?,
    };
    let error = SyntaxError::new("unknown-word", words, format!("`{word}` means nothing here"))
        .help(format!("did you mean `{right}`?"));
    Some(if right == word { error } else { error.fix(words, right) })
}

/// `a => p` in a table.
fn arrow_in_row(found: &Found, node: &SyntaxNode) -> Option<SyntaxError> {
    let range = trimmed(node);
    let text = found.text(range);
    let (at, sign) = ["=>", "->", "→", "⇒"].into_iter().find_map(|sign| Some((text.find(sign)?, sign)))?;
    let before = text.get(..at)?;
    if before.contains('"') {
        return None;
    }
    let start = range.start() + size(before.trim_end().len());
    let sign_range = TextRange::at(range.start() + size(at), size(sign.len()));
    Some(
        SyntaxError::new("wrong-operator", sign_range, format!("`{sign}` means nothing here"))
            .help("a row says `value: what is required`")
            .fix(TextRange::new(start, sign_range.end()), ":"),
    )
}
