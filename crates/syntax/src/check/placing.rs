use rowan::TextRange;

use super::found::{Found, first, shown};
use super::words::first_word;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// What stands in a file, a section or a test: each item starts a line, or follows the opening brace; and clauses stand
/// under an action.
pub(super) fn items(found: &mut Found, node: &SyntaxNode) {
    let mut last_was_clause = false;
    for child in node.children() {
        let range = trimmed(&child);
        if range.is_empty() {
            continue;
        }
        let is_clause = is_clause(child.kind());
        if is_clause && !last_was_clause {
            without_action(found, &child, range);
        } else if !is_clause && !child.kind().is_error() {
            starts_line(found, &child, range);
        }
        // Clauses under a line that was meant to be an action's name have one.
        last_was_clause = is_clause || child.kind().is_error();
        if child.kind() == SyntaxKind::Action {
            clauses(found, &child);
        }
    }
}

fn is_clause(kind: SyntaxKind) -> bool {
    use SyntaxKind::{Everyone, ForEach, Forbidden, Formerly, OnNothing, Option, Requires, Ungated};
    matches!(kind, Requires | Option | Forbidden | Everyone | Ungated | OnNothing | ForEach | Formerly)
}

fn starts_line(found: &mut Found, child: &SyntaxNode, range: TextRange) {
    if found.starts_line(range.start()) {
        return;
    }
    let Some(before) = found.before(range.start()).filter(|token| token.kind() != SyntaxKind::LBrace) else {
        return;
    };
    // Wrong text before it on the line is told of already.
    if found.follows_wrong_text(range.start()) {
        return;
    }
    let (gap, indent) =
        (TextRange::new(before.text_range().end(), range.start()), found.indent(range.start()).to_owned());
    let text = found.text(range).to_owned();
    let word = match child.kind() {
        SyntaxKind::Action => text.split(['\n', '\r']).next().unwrap_or_default().trim_end(),
        _ => first_word(&text),
    };
    found.report(
        SyntaxError::new(
            "not-at-line-start",
            first(range, word.len()),
            format!("`{}` doesn't start its line", shown(word)),
        )
        .help("put it on a line of its own")
        .fix(gap, format!("\n{indent}")),
    );
}

/// The clauses of an action: all but a first `requires` start a line.
fn clauses(found: &mut Found, action: &SyntaxNode) {
    for (index, clause) in action.children().filter(|child| is_clause(child.kind())).enumerate() {
        if index > 0 || clause.kind() != SyntaxKind::Requires {
            starts_line(found, &clause, trimmed(&clause));
        }
    }
}

fn without_action(found: &mut Found, clause: &SyntaxNode, range: TextRange) {
    let text = found.text(range).to_owned();
    let words = match clause.kind() {
        SyntaxKind::Everyone => "allowed to everyone",
        SyntaxKind::OnNothing => "on nothing",
        SyntaxKind::ForEach => "for each",
        _ => first_word(&text),
    };
    let error = SyntaxError::new(
        "clause-without-action",
        first(range, words.len()),
        format!("`{words}` stands under no action"),
    );
    found.report(match clause.kind() {
        SyntaxKind::Requires => {
            error.help("write `opens with …` to open the section, `every action requires …` for all in it, or an action's name above")
        }
        SyntaxKind::Forbidden => error.help("write `every action forbidden if …` for all in the section, or an action's name above"),
        _ => error.help("write the name of the action that it is about on a line above"),
    });
}
