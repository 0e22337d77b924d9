//! A node on one line.

use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};

/// The tokens of a node on one line, with canonical blanks, and without a comma before a closing bracket.
pub(super) fn flat(node: &SyntaxNode) -> String {
    join(node.descendants_with_tokens().filter_map(|element| element.into_token()))
}

/// The same of the part of a node that comes before its first child of one of `kinds`.
pub(super) fn flat_before(node: &SyntaxNode, kinds: &[SyntaxKind]) -> String {
    let end = node
        .descendants()
        .find(|child| kinds.contains(&child.kind()))
        .map_or(node.text_range().end(), |child| child.text_range().start());
    let tokens = node.descendants_with_tokens().filter_map(|element| element.into_token());
    join(tokens.filter(|token| token.text_range().end() <= end))
}

fn join(tokens: impl Iterator<Item = SyntaxToken>) -> String {
    let solid: Vec<SyntaxToken> = tokens.filter(|token| !token.kind().is_trivia()).collect();
    let mut text = String::new();
    let mut before: Option<SyntaxKind> = None;
    for (index, token) in solid.iter().enumerate() {
        let kind = token.kind();
        let next = solid.get(index + 1).map(|next| next.kind());
        if kind == SyntaxKind::Comma && matches!(next, Some(SyntaxKind::RParen | SyntaxKind::RBrace)) {
            continue;
        }
        if before.is_some_and(|before| gap(before, kind)) {
            text.push(' ');
        }
        text.push_str(token.text().trim_end());
        before = Some(kind);
    }
    text
}

/// Whether a blank stands between two tokens.
fn gap(before: SyntaxKind, next: SyntaxKind) -> bool {
    use SyntaxKind::{Colon, Comma, Dot, Hash, Ident, LBrace, LBracket, LParen, RBrace, RBracket, RParen};
    match (before, next) {
        // The only braces on one line are those of a pattern: `settings.{read, edit}`.
        (_, Comma | Dot | Colon | RParen | RBrace | LBracket | RBracket) => false,
        (LParen | LBrace | LBracket | Dot | Hash, _) => false,
        // `from channel(a)`, but `any of (a)`.
        (Ident, LParen) => false,
        _ => true,
    }
}

/// Whether a comment stands anywhere in the node.
pub(super) fn has_comment(node: &SyntaxNode) -> bool {
    node.descendants_with_tokens().any(|element| matches!(element.kind(), SyntaxKind::Comment | SyntaxKind::Doc))
}

/// Whether the node has a part that never stands on one line.
pub(super) fn has_table(node: &SyntaxNode) -> bool {
    node.descendants().any(|child| child.kind() == SyntaxKind::ByRows)
}

pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

pub(super) fn indent(columns: usize) -> String {
    " ".repeat(columns)
}

/// The blanks that a line starts with.
pub(super) fn columns(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
