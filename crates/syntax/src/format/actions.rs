//! Actions: their names and the clauses under them.

use super::WIDTH;
use super::blocks::{Block, compose, elements};
use super::clauses;
use super::flat::{flat, has_comment, has_table, indent, width};
use super::items::Source;
use crate::kind::{SyntaxKind, SyntaxNode};

pub(super) fn action(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Vec<String> {
    let names: Vec<String> =
        node.children().filter(|child| child.kind() == SyntaxKind::ActionName).map(|name| flat(&name)).collect();
    let one_line = format!("{}{}", indent(at), names.join(" / "));
    if let Some(requires) = only_clause_on_its_line(node)
        && !has_comment(node)
        && !has_table(node)
    {
        let line = format!("{one_line} {}", clauses::one_line(&requires));
        if width(&line) <= WIDTH {
            return vec![line];
        }
    }
    let mut lines = match width(&one_line) <= WIDTH {
        true => vec![one_line],
        false => names_over_lines(&names, at),
    };
    let mut blocks = Vec::new();
    let is_clause = |kind| !matches!(kind, SyntaxKind::ActionName | SyntaxKind::Slash | SyntaxKind::Blank);
    for element in elements(node, is_clause) {
        // Nothing in an action is separated by empty lines.
        let breaks = element.breaks.min(1);
        match element.syntax.as_node() {
            Some(clause) => blocks.push(Block::item(clauses::clause(source, clause, &indent(at + 4)), breaks)),
            None => blocks.push(Block::comment(format!("{}{}", indent(at + 4), element.comment()), breaks)),
        }
    }
    let composed = compose(blocks, false);
    if let (Some(comment), Some(last)) = (composed.head, lines.last_mut()) {
        last.push_str("  ");
        last.push_str(&comment);
    }
    lines.extend(composed.lines);
    lines
}

/// The action's only clause, where it is a `requires` and stands on the line of the names.
fn only_clause_on_its_line(node: &SyntaxNode) -> Option<SyntaxNode> {
    let mut clauses = node.children().filter(|child| child.kind() != SyntaxKind::ActionName);
    let only = clauses.next().filter(|clause| clause.kind() == SyntaxKind::Requires && clauses.next().is_none())?;
    let last_name = node.children().filter(|child| child.kind() == SyntaxKind::ActionName).last()?;
    let mut between = node
        .children_with_tokens()
        .filter(|child| child.text_range().start() >= last_name.text_range().end())
        .take_while(|child| child.text_range().start() < only.text_range().start());
    let on_line = between.all(|child| child.kind() != SyntaxKind::Newline);
    on_line.then_some(only)
}

fn names_over_lines(names: &[String], at: usize) -> Vec<String> {
    let last = names.len().saturating_sub(1);
    let line = |(index, name): (usize, &String)| {
        let goes_on = if index < last { " /" } else { "" };
        format!("{}{name}{goes_on}", indent(at))
    };
    names.iter().enumerate().map(line).collect()
}
