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
    if matches!(node.kind(), SyntaxKind::Every | SyntaxKind::ForEach) {
        let inner = node.children().find(|child| matches!(child.kind(), SyntaxKind::Requires | SyntaxKind::Forbidden));
        return match inner {
            Some(inner) => {
                let words = flat_before(node, &[SyntaxKind::Requires, SyntaxKind::Forbidden]);
                let lines = clause(source, &inner, &format!("{prefix}{words} "));
                let wide = lines.first().is_some_and(|line| width(line) > WIDTH);
                let broken = node.kind() == SyntaxKind::ForEach && (wide || lines.len() > 1 && starts_line(&inner));
                if !broken {
                    return lines;
                }
                let below = clause(source, &inner, &indent(columns(prefix) + 4));
                [vec![format!("{prefix}{words}")], below].concat()
            }
            None => vec![format!("{prefix}{}", flat(node))],
        };
    }
    let line = format!("{prefix}{}", one_line(node));
    if width(&line) <= WIDTH && !has_table(node) && !has_comment(node) {
        return vec![line];
    }
    if node.kind() == SyntaxKind::Formerly {
        return expressions::with_list(node, prefix);
    }
    over_lines(node, prefix)
}

/// Whether a line break stands before the node.
fn starts_line(node: &SyntaxNode) -> bool {
    let before = std::iter::successors(node.prev_sibling_or_token(), |before| before.prev_sibling_or_token());
    let mut trivia = before.take_while(|before| before.kind().is_trivia());
    trivia.any(|before| before.kind() == SyntaxKind::Newline)
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

/// An invariant: its name, and below it what it claims.
pub(super) fn invariant(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Vec<String> {
    if !comments_can_stay(node) {
        return moved(source, node, &indent(at));
    }
    let head = format!("{}{}", indent(at), flat_before_claim(node, true));
    let words = flat_before_claim(node, false);
    let implied = node.children().find(|child| child.kind() == SyntaxKind::Implied);
    let Some(claim) = node.children().find(|child| child.kind() == SyntaxKind::Expr) else {
        return vec![format!("{}{}", indent(at), flat(node))];
    };
    let start = format!("{}{words} ", indent(at + 4));
    let mut lines = vec![head];
    let claimed = format!("{start}{}", flat(&claim));
    let rest = implied.as_ref().map(|implied| format!(" {}", flat(implied))).unwrap_or_default();
    if width(&claimed) + width(&rest) <= WIDTH && !has_table(node) && !has_comment(node) {
        lines.push(format!("{claimed}{rest}"));
        return lines;
    }
    lines.extend(expressions::requirement(&claim, &start, at + 8));
    if let Some(implied) = implied {
        lines.extend(tail(&implied, &indent(at + 8), at + 12));
    }
    lines
}

/// `invariant "…"`, or else the words that its statement starts with.
fn flat_before_claim(node: &SyntaxNode, head: bool) -> String {
    let words: Vec<String> = node
        .children_with_tokens()
        .filter_map(|child| child.into_token())
        .filter(|token| !token.kind().is_trivia())
        .map(|token| token.text().to_owned())
        .collect();
    let (name, statement) = words.split_at(words.len().min(2));
    if head { name.join(" ") } else { statement.join(" ") }
}
