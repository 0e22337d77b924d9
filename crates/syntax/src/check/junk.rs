//! Text left over where nothing more can stand: after a clause, in a heading, between a name and its clauses.

mod clauses;
mod headings;
mod joined;
mod lists;

use rowan::TextRange;

use super::found::{Found, shown};
use super::statements;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

use self::clauses::{after_clause, after_implication};
use self::headings::{in_heading, in_names};
pub(super) use self::joined::joined_to_a_name;

/// Text left over after a clause or in a heading.
pub(super) fn junk(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    let Some(parent) = node.parent() else { return };
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    let error = match parent.kind() {
        SyntaxKind::Given | SyntaxKind::Allow | SyntaxKind::Deny => statements::junk(found, &parent, range, &text),
        SyntaxKind::Action => in_names(found, &parent, range, &text),
        SyntaxKind::Permissions
        | SyntaxKind::Enumeration
        | SyntaxKind::Scope
        | SyntaxKind::Role
        | SyntaxKind::Section
        | SyntaxKind::Template
        | SyntaxKind::Subject
        | SyntaxKind::Context
        | SyntaxKind::Resource
        | SyntaxKind::TestBlock => in_heading(found, &parent, range, &text),
        // Before what is claimed, it is part of the heading.
        SyntaxKind::Invariant if node.prev_sibling().is_none_or(|last| last.kind() == SyntaxKind::MissingName) => {
            in_heading(found, &parent, range, &text)
        }
        SyntaxKind::Implication => after_implication(found, range, &text),
        _ => after_clause(found, node, range, &text),
    };
    let lists = matches!(error.code, "comma-for-and" | "list-without-parentheses");
    found.report(error);
    found.claim(range);
    if lists
        && let Some(below) = node.parent().and_then(|clause| clause.next_sibling())
        && below.kind() == SyntaxKind::BadClause
    {
        found.claim(below.text_range());
    }
}

fn left_over(range: TextRange, text: &str) -> SyntaxError {
    SyntaxError::new("unexpected-text", range, format!("`{}` can't follow here", shown(text)))
        .help("a clause ends with its line: remove this, or start a comment with `//`")
}

pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(|c| c.is_alphanumeric() || "_.".contains(c))
}
