//! Files, sections, templates, tests: items among items.

use rowan::{NodeOrToken, TextRange};

use super::blocks::{Block, Element, compose, elements, touches};
use super::flat::{columns, flat, flat_before, indent};
use super::{actions, clauses, lists, statements};
use crate::ast::trimmed;
use crate::kind::{SyntaxKind, SyntaxNode};

/// The text that is laid out, and the places of its mistakes.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) broken: Vec<TextRange>,
}

impl Source<'_> {
    pub(super) fn is_broken(&self, range: TextRange) -> bool {
        self.broken.iter().any(|broken| touches(*broken, range))
    }

    pub(super) fn slice(&self, range: TextRange) -> &str {
        self.text.get(usize::from(range.start())..usize::from(range.end())).unwrap_or_default()
    }

    /// The text before `range` on its line.
    pub(super) fn before_on_line(&self, range: TextRange) -> &str {
        let before = self.text.get(..usize::from(range.start())).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }
}

/// The lines of a file.
pub(super) fn file(source: &Source<'_>, root: &SyntaxNode) -> Vec<String> {
    let mut blocks = blocks(source, root, 0);
    if let Some(first) = blocks.first_mut() {
        first.breaks = 1;
    }
    compose(blocks, true).lines
}

/// The items in a file, a section's braces or a test's.
fn blocks(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Vec<Block> {
    let is_item = |kind| {
        !matches!(
            kind,
            SyntaxKind::LBrace | SyntaxKind::RBrace | SyntaxKind::MissingClose | SyntaxKind::Blank | SyntaxKind::Bom
        )
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut after_mistake = false;
    for Element { syntax, breaks } in elements(node, is_item) {
        match &syntax {
            NodeOrToken::Token(token) => {
                let mut block = Block::comment(format!("{}{}", indent(at), token.text().trim_end()), breaks);
                if after_mistake && breaks == 0 {
                    block.glued = Some(gap(source.before_on_line(token.text_range())));
                }
                blocks.push(block);
            }
            NodeOrToken::Node(node) => {
                let lines = sound(source, node, at);
                after_mistake = lines.is_none();
                blocks.push(match lines {
                    Some(lines) => Block::item(lines, breaks),
                    None => as_it_is(source, node, at, breaks, blocks.is_empty()),
                });
            }
        }
    }
    blocks
}

/// The item laid out, or nothing where it has a mistake.
fn sound(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Option<Vec<String>> {
    use SyntaxKind as Kind;
    let kind = node.kind();
    if kind.is_error() {
        return None;
    }
    if matches!(kind, Kind::Section | Kind::Template | Kind::TestBlock) {
        return with_body(source, node, at);
    }
    let is_clause = matches!(
        kind,
        Kind::Requires
            | Kind::Option
            | Kind::Forbidden
            | Kind::Everyone
            | Kind::Ungated
            | Kind::OnNothing
            | Kind::ForEach
            | Kind::Formerly
    );
    // A clause among items stands under no action, told or not.
    if is_clause || source.is_broken(trimmed(node)) {
        return None;
    }
    Some(match kind {
        Kind::Permissions | Kind::Role | Kind::Subject | Kind::Context | Kind::Resource | Kind::Enumeration => {
            lists::declaration(source, node, at)
        }
        Kind::Invariant => clauses::invariant(source, node, at),
        Kind::Action => actions::action(source, node, at),
        Kind::Allow | Kind::Deny | Kind::Given | Kind::Implication | Kind::Scope => {
            statements::statement(source, node, at)
        }
        _ => clauses::clause(source, node, &indent(at)),
    })
}

fn with_body(source: &Source<'_>, node: &SyntaxNode, at: usize) -> Option<Vec<String>> {
    const BODIES: [SyntaxKind; 2] = [SyntaxKind::Body, SyntaxKind::TestBody];
    let Some(body) = node.children().find(|child| BODIES.contains(&child.kind())) else {
        return (!source.is_broken(trimmed(node))).then(|| vec![format!("{}{}", indent(at), flat(node))]);
    };
    let open = body.first_token()?.text_range();
    let close = body.last_token().filter(|token| token.kind() == SyntaxKind::RBrace)?.text_range();
    if source.is_broken(TextRange::new(node.text_range().start(), open.end())) || source.is_broken(close) {
        return None;
    }
    let head = flat_before(node, &BODIES);
    let airy = body.kind() == SyntaxKind::Body;
    let composed = compose(blocks(source, &body, at + 4), airy);
    let mut lines = vec![format!("{}{head} {{", indent(at))];
    if let (Some(comment), Some(first)) = (composed.head, lines.first_mut()) {
        first.push_str("  ");
        first.push_str(&comment);
    } else if composed.lines.is_empty() {
        return Some(vec![format!("{}{head} {{}}", indent(at))]);
    }
    lines.extend(composed.lines);
    lines.push(format!("{}}}", indent(at)));
    Some(lines)
}

/// An item with a mistake, byte for byte.
fn as_it_is(source: &Source<'_>, node: &SyntaxNode, at: usize, breaks: usize, first: bool) -> Block {
    let range = trimmed(node);
    let before = source.before_on_line(range);
    let own_line = before.trim().is_empty();
    let mut lines: Vec<String> = source.slice(range).split('\n').map(str::to_owned).collect();
    let mut glued = None;
    if let Some(line) = lines.first_mut() {
        if own_line {
            line.insert_str(0, before);
        } else if first {
            line.insert_str(0, &indent(at));
        } else {
            glued = Some(gap(before));
        }
    }
    Block { lines, breaks, is_comment: false, glued }
}

/// The blanks that `before` ends with.
fn gap(before: &str) -> String {
    before.get(before.trim_end().len()..).unwrap_or_default().to_owned()
}

/// The text of a node as written, its first line after `prefix` and the others moved along with it.
pub(super) fn moved(source: &Source<'_>, node: &SyntaxNode, prefix: &str) -> Vec<String> {
    let range = trimmed(node);
    let (from, to) = (columns(&source.before_on_line(range).replace('\t', "    ")), columns(prefix));
    let mut lines = Vec::new();
    for (index, line) in source.slice(range).split('\n').enumerate() {
        let line = line.trim_end();
        if index == 0 {
            lines.push(format!("{prefix}{line}"));
        } else if line.is_empty() {
            lines.push(String::new());
        } else {
            let inside = columns(&line.replace('\t', "    "));
            let columns = (inside + to).saturating_sub(from);
            lines.push(format!("{}{}", indent(columns), line.trim_start()));
        }
    }
    lines
}
