//! Expressions that don't fit a line.

use super::WIDTH;
use super::blocks::{Block, compose, elements};
use super::flat::{columns, flat, flat_before, has_comment, has_table, indent, width};
use crate::kind::{SyntaxKind, SyntaxNode};

/// The lists in parentheses, which may hold one member a line.
pub(super) const LISTS: [SyntaxKind; 8] = [
    SyntaxKind::ExprList,
    SyntaxKind::ValueNames,
    SyntaxKind::ValueList,
    SyntaxKind::OptionList,
    SyntaxKind::Arguments,
    SyntaxKind::Parameters,
    SyntaxKind::MissingSet,
    SyntaxKind::FormerNames,
];

/// How wide the values of a table's row may be for its rows to be aligned.
const COLUMN: usize = 40;

/// Whether each comment in the node stands where a line may end, so that it keeps its place when the node is laid out.
pub(super) fn comments_can_stay(node: &SyntaxNode) -> bool {
    node.descendants_with_tokens().filter_map(|element| element.into_token()).all(|token| {
        !matches!(token.kind(), SyntaxKind::Comment | SyntaxKind::Doc)
            || token.parent().is_some_and(|parent| {
                matches!(parent.kind(), SyntaxKind::ExprList | SyntaxKind::ByRows | SyntaxKind::ValueNames)
            })
    })
}

/// What is required, its first line after `prefix`; lines that go on with it are indented by `at`.
pub(super) fn requirement(node: &SyntaxNode, prefix: &str, at: usize) -> Vec<String> {
    if let Some(line) = fits(node, prefix, 0) {
        return vec![line];
    }
    if node.kind() != SyntaxKind::Expr {
        return vec![format!("{prefix}{}", flat(node))];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut prefix = prefix.to_owned();
    for element in node.children_with_tokens() {
        match element {
            rowan::NodeOrToken::Token(token) if !token.kind().is_trivia() => {
                prefix = format!("{}{} ", indent(at), token.text());
            }
            rowan::NodeOrToken::Token(_) => {}
            rowan::NodeOrToken::Node(part) => lines.extend(operand(&part, &prefix)),
        }
    }
    lines
}

fn fits(node: &SyntaxNode, prefix: &str, suffix: usize) -> Option<String> {
    if has_table(node) || has_comment(node) {
        return None;
    }
    let line = format!("{prefix}{}", flat(node));
    (width(&line) + suffix <= WIDTH).then_some(line)
}

fn operand(node: &SyntaxNode, prefix: &str) -> Vec<String> {
    if let Some(line) = fits(node, prefix, 0) {
        return vec![line];
    }
    let at = columns(prefix);
    match node.kind() {
        SyntaxKind::Group => {
            let mut lines = vec![format!("{prefix}(")];
            for inner in node.children().filter(|child| child.kind() == SyntaxKind::Expr) {
                lines.extend(requirement(&inner, &indent(at + 4), at + 4));
            }
            lines.push(format!("{})", indent(at)));
            lines
        }
        SyntaxKind::Not => match node.children().next() {
            Some(inner) => operand(&inner, &format!("{prefix}not ")),
            None => vec![format!("{prefix}{}", flat(node))],
        },
        SyntaxKind::ByTable => table(node, prefix),
        _ => with_list(node, prefix),
    }
}

/// A node that ends in a list in parentheses: the words before it, then one member a line.
pub(super) fn with_list(node: &SyntaxNode, prefix: &str) -> Vec<String> {
    let Some(list) = node.descendants().find(|child| LISTS.contains(&child.kind())) else {
        return vec![format!("{prefix}{}", flat(node))];
    };
    let is_last = list.text_range().end() == node.text_range().end();
    let has_parens = list.first_token().is_some_and(|token| token.kind() == SyntaxKind::LParen);
    if !is_last || !has_parens {
        return vec![format!("{prefix}{}", flat(node))];
    }
    let at = columns(prefix);
    let words = flat_before(node, &LISTS);
    let gap = if words.is_empty() || matches!(list.kind(), SyntaxKind::Arguments | SyntaxKind::Parameters) {
        ""
    } else {
        " "
    };
    let mut blocks = Vec::new();
    let is_member =
        |kind| !matches!(kind, SyntaxKind::LParen | SyntaxKind::RParen | SyntaxKind::Comma | SyntaxKind::Blank);
    for element in elements(&list, is_member) {
        if element.is_comment() {
            blocks.push(Block::comment(format!("{}{}", indent(at + 4), element.comment()), element.breaks));
            continue;
        }
        let mut lines = match element.syntax {
            rowan::NodeOrToken::Node(member) => requirement(&member, &indent(at + 4), at + 8),
            rowan::NodeOrToken::Token(token) => vec![format!("{}{}", indent(at + 4), token.text())],
        };
        if let Some(last) = lines.last_mut() {
            last.push(',');
        }
        blocks.push(Block::item(lines, element.breaks.min(1)));
    }
    let composed = compose(blocks, false);
    let head = composed.head.map(|comment| format!("  {comment}")).unwrap_or_default();
    let mut lines = vec![format!("{prefix}{words}{gap}({head}")];
    lines.extend(composed.lines);
    lines.push(format!("{})", indent(at)));
    lines
}

/// A `by` table: a line for each row, what is required in one column.
fn table(node: &SyntaxNode, prefix: &str) -> Vec<String> {
    let at = columns(prefix);
    let words = flat_before(node, &[SyntaxKind::ByRows]);
    let Some(rows) = node.children().find(|child| child.kind() == SyntaxKind::ByRows) else {
        return vec![format!("{prefix}{words}")];
    };
    let values = |row: &SyntaxNode| {
        let requirements = [SyntaxKind::Expr, SyntaxKind::Nothing, SyntaxKind::Denied, SyntaxKind::MissingExpr];
        flat_before(row, &requirements)
    };
    let widest = rows.children().map(|row| width(&values(&row))).max().unwrap_or_default();
    // A row for many values would push what is required out of sight.
    let widest = if widest > COLUMN { 0 } else { widest };
    let mut blocks = Vec::new();
    for element in elements(&rows, |kind| kind == SyntaxKind::ByRow) {
        let Some(row) = element.syntax.as_node() else {
            blocks.push(Block::comment(format!("{}{}", indent(at + 4), element.comment()), element.breaks));
            continue;
        };
        let start = values(row);
        let start = format!("{}{start}{} ", indent(at + 4), indent(widest.saturating_sub(width(&start))));
        let lines = match row.children().next() {
            Some(required) => requirement(&required, &start, at + 8),
            None => vec![start.trim_end().to_owned()],
        };
        blocks.push(Block::item(lines, element.breaks));
    }
    let composed = compose(blocks, false);
    let head = composed.head.map(|comment| format!("  {comment}")).unwrap_or_default();
    let mut lines = vec![format!("{prefix}{words} {{{head}")];
    lines.extend(composed.lines);
    lines.push(format!("{}}}", indent(at)));
    lines
}
