//! Clauses: what is required, and the `if`, `otherwise` and `because` after it.

use super::WIDTH;
use super::expressions::{self, comments_can_stay};
use super::flat::{columns, flat, flat_before, has_comment, has_table, indent, width};
use super::items::{Source, moved};
use crate::kind::{SyntaxKind, SyntaxNode};

const REQUIREMENTS: [SyntaxKind; 4] =
    [SyntaxKind::Expr, SyntaxKind::Nothing, SyntaxKind::Denied, SyntaxKind::MissingExpr];
const TAILS: [SyntaxKind; 3] = [SyntaxKind::Guard, SyntaxKind::Otherwise, SyntaxKind::Because];

/// The lines of a clause, the first of which starts with `prefix`: blanks, or blanks and words before it.
pub(super) fn clause(source: &Source<'_>, node: &SyntaxNode, prefix: &str) -> Vec<String> {
    if !comments_can_stay(node) {
        return moved(source, node, prefix);
    }
    if node.kind() == SyntaxKind::Every {
        return match node.children().next() {
            Some(inner) => clause(source, &inner, &format!("{prefix}every action ")),
            None => vec![format!("{prefix}{}", flat(node))],
        };
    }
    let line = format!("{prefix}{}", one_line(node));
    if width(&line) <= WIDTH && !has_table(node) && !has_comment(node) {
        return vec![line];
    }
    over_lines(node, prefix)
}

/// The whole clause on one line.
pub(super) fn one_line(node: &SyntaxNode) -> String {
    let mut line = flat_before(node, &TAILS);
    // The comma before `otherwise` is written whether it was there or not.
    if line.ends_with(',') {
        line.pop();
    }
    for tail in tails(node) {
        if tail.kind() == SyntaxKind::Otherwise {
            line.push(',');
        }
        line.push(' ');
        line.push_str(&flat(&tail));
    }
    line
}

fn tails(node: &SyntaxNode) -> impl Iterator<Item = SyntaxNode> {
    node.children().filter(|child| TAILS.contains(&child.kind()))
}

fn over_lines(node: &SyntaxNode, prefix: &str) -> Vec<String> {
    let at = columns(prefix) + 4;
    let mut tails = tails(node).peekable();
    let words = flat_before(node, &[&REQUIREMENTS[..], &TAILS[..]].concat());
    let words = words.trim_end_matches(',');
    let mut lines = match node.children().find(|child| REQUIREMENTS.contains(&child.kind())) {
        Some(required) => expressions::requirement(&required, &format!("{prefix}{words} "), at),
        // A prohibition is read together with its condition.
        None => match tails.next_if(|tail| tail.kind() == SyntaxKind::Guard) {
            Some(guard) => tail(&guard, &format!("{prefix}{words} "), at),
            None => vec![format!("{prefix}{words}")],
        },
    };
    let mut own_lines = lines.len() > 1;
    for part in tails {
        let comma = if part.kind() == SyntaxKind::Otherwise { "," } else { "" };
        if let Some(last) = lines.last_mut().filter(|_| !own_lines && !has_table(&part) && !has_comment(&part)) {
            let line = format!("{last}{comma} {}", flat(&part));
            if width(&line) <= WIDTH {
                *last = line;
                continue;
            }
        }
        own_lines = true;
        lines.extend(tail(&part, &indent(at), at + 4));
    }
    lines
}

/// `if …`, `otherwise …` or `because …` after `prefix`.
fn tail(node: &SyntaxNode, prefix: &str, at: usize) -> Vec<String> {
    match node.children().find(|child| REQUIREMENTS.contains(&child.kind())) {
        Some(required) => {
            let words = flat_before(node, &REQUIREMENTS);
            expressions::requirement(&required, &format!("{prefix}{words} "), at)
        }
        None => vec![format!("{prefix}{}", flat(node))],
    }
}
