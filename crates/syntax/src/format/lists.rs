//! Declarations that list entries in braces: permissions, facts, roles, enumerations.

use super::WIDTH;
use super::blocks::{Block, Element, compose, elements};
use super::expressions::{LISTS, comments_can_stay, with_list};
use super::flat::{flat, flat_before, has_comment, indent, width};
use super::items::{Source, moved};
use crate::kind::{SyntaxKind, SyntaxNode};

const BRACES: [SyntaxKind; 4] =
    [SyntaxKind::PermissionList, SyntaxKind::FieldList, SyntaxKind::RoleList, SyntaxKind::EnumValues];

pub(super) fn declaration(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Vec<String> {
    let start = format!("{}{}", indent(at), flat_before(node, &BRACES));
    match node.children().find(|child| BRACES.contains(&child.kind())) {
        Some(list) => braces(source, &list, &start, at),
        None => vec![start],
    }
}

fn braces(source: &Source<'_>, list: &SyntaxNode, start: &str, at: usize) -> Vec<String> {
    let entries: Vec<SyntaxNode> = list.children().collect();
    if let Some(line) = one_line(list, start, &entries) {
        return vec![line];
    }
    let composed = compose(blocks(source, list, at + 4), true);
    let head = composed.head.map(|comment| format!("  {comment}")).unwrap_or_default();
    let mut lines = vec![format!("{start} {{{head}")];
    lines.extend(composed.lines);
    lines.push(format!("{}}}", indent(at)));
    lines
}

/// The whole list on the line of its heading, if it belongs there.
fn one_line(list: &SyntaxNode, start: &str, entries: &[SyntaxNode]) -> Option<String> {
    if has_comment(list) || !entries.iter().all(is_plain_or_field) {
        return None;
    }
    if entries.is_empty() {
        return Some(format!("{start} {{}}"));
    }
    let nested = list.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Permission);
    let written_so = !list.descendants_with_tokens().any(|element| element.kind() == SyntaxKind::Newline);
    let texts: Vec<String> = entries.iter().map(flat).collect();
    let line = format!("{start} {{ {} }}", texts.join(", "));
    ((nested || written_so) && width(&line) <= WIDTH).then_some(line)
}

/// Whether an entry is a name alone, which may share its line with others.
fn is_plain(entry: &SyntaxNode) -> bool {
    use SyntaxKind::{EnumValue, Grant, Includes, Permission};
    matches!(entry.kind(), Permission | Grant | Includes | EnumValue) && !has_label_or_braces(entry)
}

fn is_plain_or_field(entry: &SyntaxNode) -> bool {
    is_plain(entry) || entry.kind() == SyntaxKind::Field && !has_label_or_braces(entry)
}

fn has_label_or_braces(entry: &SyntaxNode) -> bool {
    use SyntaxKind::{Deprecated, Family, Formerly, PermissionList, String};
    let says_more = |kind| matches!(kind, String | PermissionList | Family | Formerly | Deprecated);
    entry.children_with_tokens().any(|child| says_more(child.kind()))
}

/// A line of a list in the making.
struct Row {
    start: String,
    label: Option<String>,
    breaks: usize,
    is_plain: bool,
    /// Lines that the row is instead, where it takes more than one.
    lines: Option<Vec<String>>,
    comment: Option<String>,
}

fn blocks(source: &Source<'_>, list: &SyntaxNode, at: usize) -> Vec<Block> {
    let mut rows: Vec<Row> = Vec::new();
    for element in elements(list, is_entry) {
        let plain = element.syntax.as_node().is_some_and(is_plain);
        if let Some(last) = rows.last_mut().filter(|last| last.is_plain && plain && element.breaks == 0) {
            let text = element.syntax.as_node().map(flat).unwrap_or_default();
            if width(&last.start) + 2 + width(&text) <= WIDTH {
                last.start.push_str(", ");
                last.start.push_str(&text);
                continue;
            }
        }
        rows.push(row(source, &element, at));
    }
    align(&mut rows);
    rows.into_iter().map(block).collect()
}

fn is_entry(kind: SyntaxKind) -> bool {
    use SyntaxKind::{EnumValue, Field, Grant, Includes, Permission, Verbs};
    matches!(kind, Permission | Verbs | Field | Includes | Grant | EnumValue)
}

fn row(source: &Source<'_>, element: &Element, at: usize) -> Row {
    let mut row =
        Row { start: indent(at), label: None, breaks: element.breaks, is_plain: false, lines: None, comment: None };
    let Some(entry) = element.syntax.as_node() else {
        row.comment = Some(format!("{}{}", indent(at), element.comment()));
        return row;
    };
    // An entry never shares a line with one before it, unless both are names alone.
    row.breaks = row.breaks.max(1);
    row.is_plain = is_plain(entry);
    if !comments_can_stay_in_entry(entry) {
        row.lines = Some(moved(source, entry, &indent(at)));
        return row;
    }
    if let Some(inner) = entry.children().find(|child| child.kind() == SyntaxKind::PermissionList) {
        let start = format!("{}{}", indent(at), flat_before(entry, &BRACES));
        row.lines = Some(braces(source, &inner, &start, at));
        return row;
    }
    row.label = label(entry);
    row.start.push_str(&without_label(entry));
    if width(&row.start) > WIDTH || has_comment(entry) {
        row.lines = long_type(entry, at);
    }
    row
}

/// Comments in braces inside an entry keep their place; others must stand in a list of values.
fn comments_can_stay_in_entry(entry: &SyntaxNode) -> bool {
    entry.kind() == SyntaxKind::Permission || comments_can_stay(entry)
}

/// The label, with what follows it.
fn label(entry: &SyntaxNode) -> Option<String> {
    let mut parts = entry.children_with_tokens().skip_while(|part| part.kind() != SyntaxKind::String);
    let mut label = parts.next()?.as_token()?.text().to_owned();
    for part in parts.filter_map(|part| part.into_node()) {
        label.push(' ');
        label.push_str(&flat(&part));
    }
    Some(label)
}

fn without_label(entry: &SyntaxNode) -> String {
    let text = flat(entry);
    match label(entry) {
        Some(label) => text.strip_suffix(&label).unwrap_or(&text).trim_end().to_owned(),
        None => text,
    }
}

/// A fact whose values don't fit a line.
fn long_type(entry: &SyntaxNode, at: usize) -> Option<Vec<String>> {
    let ty = entry.children().find(|child| child.kind() == SyntaxKind::FactType)?;
    ty.descendants().find(|child| LISTS.contains(&child.kind()))?;
    let start = format!("{}{} ", indent(at), flat_before(entry, &[SyntaxKind::FactType]));
    let mut lines = with_list(&ty, &start);
    if let (Some(label), Some(last)) = (label(entry), lines.last_mut()) {
        last.push(' ');
        last.push_str(&label);
    }
    Some(lines)
}

/// Puts the labels of each run of lines into one column.
fn align(rows: &mut [Row]) {
    let mut run: Vec<usize> = Vec::new();
    for index in 0..=rows.len() {
        let ends = rows.get(index).is_none_or(|row| row.breaks > 1 || row.lines.is_some());
        if ends {
            let widest =
                run.iter().filter_map(|at| rows.get(*at)).map(|row: &Row| width(&row.start)).max().unwrap_or_default();
            for at in run.drain(..) {
                if let Some(row) = rows.get_mut(at) {
                    let fill = widest.saturating_sub(width(&row.start));
                    row.start.push_str(&indent(fill));
                }
            }
        }
        if rows.get(index).is_some_and(|row| row.label.is_some() && row.lines.is_none()) {
            run.push(index);
        }
    }
}

fn block(row: Row) -> Block {
    if let Some(comment) = row.comment {
        return Block::comment(comment, row.breaks);
    }
    let lines = row.lines.unwrap_or_else(|| {
        vec![match row.label {
            Some(label) => format!("{} {label}", row.start),
            None => row.start,
        }]
    });
    Block::item(lines, row.breaks)
}
