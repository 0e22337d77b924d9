use rowan::TextRange;

use super::found::{Found, first, shown};
use super::instead;
use super::words::{self, DECLARATIONS, first_word};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Text at the top of a file that is no declaration.
pub(super) fn bad_item(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    if let Some(at) = found.swallowed.iter().rposition(|at| *at <= range.start()) {
        // That the block ends too early is told already.
        if text.starts_with('}') {
            found.swallowed.remove(at);
        }
        found.claim(range);
        return;
    }
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    if found.heading.is_some_and(|indent| indent < found.indent(range.start()).len()) {
        found.claim(range);
        return;
    }
    found.heading = None;
    let word = first_word(&text);
    let words = first(range, word.len());
    let error = if text.starts_with('}') {
        SyntaxError::new("stray-brace", first(range, 1), "this `}` closes nothing")
            .help("remove it, or look above for a block that closes too early")
    } else if is_part_of_the_one_above(found, range) {
        found.wrong_item = found.wrong_item.map(|(indent, _)| (indent, range.end()));
        found.claim(range);
        return;
    } else if let Some(what) = without_braces(found, node, &text) {
        SyntaxError::new("stray-brace", first(range, 1), format!("{what} has no braces")).help("remove them")
    } else if let Some(right) = words::declaration(word) {
        misspelt_declaration(words, word, right)
    } else if is_action(&text) {
        outside(found, range, &text)
    } else if let Some(error) = instead::comment(range, first_line(&text)) {
        error
    } else if word.is_empty() {
        SyntaxError::new("stray-text", first(range, first_line(&text).len()), "this text is no declaration")
            .help("remove it, or start a comment with `//`")
    } else {
        SyntaxError::new("unknown-declaration", words, format!("`{word}` starts no declaration"))
            .help(format!("a file holds {}", declarations()))
    };
    found.wrong_item = Some((found.indent(range.start()).len(), range.end()));
    found.report(error);
    found.claim(range);
}

/// A word at the top of a file that was meant to start a declaration.
pub(crate) fn misspelt_declaration(range: TextRange, word: &str, right: &'static str) -> SyntaxError {
    SyntaxError::new("unknown-declaration", range, format!("`{word}` starts no declaration"))
        .help(format!("did you mean `{right}`?"))
        .fix(range, right)
}

/// What the braces follow, where it has none.
fn without_braces(found: &Found, node: &SyntaxNode, text: &str) -> Option<&'static str> {
    if !text.starts_with('{') || found.starts_line(trimmed(node).start()) {
        return None;
    }
    match node.prev_sibling()?.kind() {
        SyntaxKind::Scope => Some("a scope"),
        SyntaxKind::Implication => Some("an implication"),
        SyntaxKind::Invariant => Some("an invariant"),
        _ => None,
    }
}

/// An action after its section has ended; an indentation deeper than the section's tells that it ended too early.
fn outside(found: &mut Found, range: TextRange, text: &str) -> SyntaxError {
    let words = first(range, first_line(text).len());
    let error = SyntaxError::new(
        "action-outside-section",
        words,
        format!("`{}` stands outside every section", shown(first_line(text))),
    );
    let closing = found.before(range.start()).filter(|token| token.kind() == SyntaxKind::RBrace);
    let Some(closing) = closing.map(|token| token.text_range()) else {
        return error.help("actions and their clauses stand in the braces of a `section`");
    };
    if found.indent(range.start()).is_empty() {
        return error.help("actions and their clauses stand in the braces of a `section`");
    }
    // What follows up to the brace that was meant to close the section is the same mistake.
    found.swallowed.push(range.start());
    error
        .help("move this `}` below the last action of the section, or remove it")
        .also(closing, "the section ends here")
}

fn declarations() -> String {
    let mut list: Vec<String> = DECLARATIONS.iter().map(|word| format!("`{word}`")).collect();
    let last = list.pop().unwrap_or_default();
    format!("{} and {last}", list.join(", "))
}

fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default().trim_end()
}

fn is_action(text: &str) -> bool {
    let line = first_line(text);
    line.contains(" requires ")
        || text.starts_with(char::is_uppercase)
        || words::clause(line).is_some()
        || ["requires", "to", "ungated", "forbidden"].contains(&first_word(line))
}

/// Whether the line belongs to the wrong text before it: no empty line is between them, and this one is indented deeper
/// than where that text starts, or goes on with it.
fn is_part_of_the_one_above(found: &Found, range: TextRange) -> bool {
    let Some((indent, end)) = found.wrong_item else { return false };
    if end > range.start() || found.text(TextRange::new(end, range.start())).matches('\n').count() > 1 {
        return false;
    }
    indent < found.indent(range.start()).len()
        || words::goes_on(first_word(found.text(range)))
        || !found.starts_line(range.start())
}
