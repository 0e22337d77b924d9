//! The statements of a test.

use super::WIDTH;
use super::expressions::with_list;
use super::flat::{flat, flat_before, has_comment, indent, width};
use super::items::{Source, moved};
use crate::kind::{SyntaxKind, SyntaxNode};

pub(super) fn statement(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Vec<String> {
    let start = indent(at);
    if has_comment(node) {
        return moved(source, node, &start);
    }
    let line = format!("{start}{}", flat(node));
    if width(&line) <= WIDTH {
        return vec![line];
    }
    match node.kind() {
        SyntaxKind::Deny => deny(node, at),
        SyntaxKind::Allow => with_list(node, &start),
        _ => filled(&line, at),
    }
}

/// `deny …`, and below it what is missing.
fn deny(node: &SyntaxNode, at: usize) -> Vec<String> {
    let Some(missing) = node.children().find(|child| child.kind() == SyntaxKind::Missing) else {
        return with_list(node, &indent(at));
    };
    let head = format!("{}{}", indent(at), flat_before(node, &[SyntaxKind::Missing]));
    if width(&head) > WIDTH
        && let Some(options) = node.children().find(|child| child.kind() == SyntaxKind::WithOptions)
    {
        let start = format!("{}{} ", indent(at), flat_before(node, &[SyntaxKind::WithOptions]));
        let mut lines = with_list(&options, &start);
        if let Some(last) = lines.last_mut() {
            last.push(' ');
            last.push_str(&flat(&missing));
        }
        return lines;
    }
    let mut lines = vec![head];
    let line = format!("{}{}", indent(at + 4), flat(&missing));
    if width(&line) <= WIDTH {
        lines.push(line);
        return lines;
    }
    for (index, set) in missing.children().enumerate() {
        let words = if index == 0 { format!("{}missing ", indent(at + 4)) } else { format!("{}or ", indent(at + 8)) };
        let line = format!("{words}{}", flat(&set));
        lines.extend(if width(&line) > WIDTH { with_list(&set, &words) } else { vec![line] });
    }
    lines
}

/// A list of names over as many lines as it needs, broken after the commas between them.
fn filled(line: &str, at: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in whole_names(line) {
        let part = part.trim_end();
        match lines.last_mut() {
            Some(last) if width(last) + 1 + width(part) <= WIDTH => {
                last.push(' ');
                last.push_str(part);
            }
            Some(_) => lines.push(format!("{}{part}", indent(at + 4))),
            None => lines.push(part.to_owned()),
        }
    }
    lines
}

/// The names of a list, each with the comma after it. A pattern's `{a, b}` stays in one piece.
fn whole_names(line: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in line.split_inclusive(", ") {
        match names.last_mut() {
            Some(name) if name.matches('{').count() > name.matches('}').count() => name.push_str(part),
            _ => names.push(part.to_owned()),
        }
    }
    names
}
