//! What stands between two brackets: items and comments, with the empty lines between them.

use rowan::TextRange;

use crate::kind::{SyntaxElement, SyntaxKind, SyntaxNode};

/// A comment or an item among others.
pub(super) struct Element {
    /// The comment's token or the item.
    pub(super) syntax: SyntaxElement,
    /// How many line breaks stand before it.
    pub(super) breaks: usize,
}

impl Element {
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.syntax.kind(), SyntaxKind::Comment | SyntaxKind::Doc)
    }

    /// The comment's text.
    pub(super) fn comment(&self) -> String {
        self.syntax.as_token().map(|token| token.text().trim_end().to_owned()).unwrap_or_default()
    }
}

/// The comments and the items that `is_item` tells, in order. Brackets, commas and words are left out.
pub(super) fn elements(node: &SyntaxNode, is_item: impl Fn(SyntaxKind) -> bool) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut breaks = 0;
    for syntax in node.children_with_tokens() {
        let kind = syntax.kind();
        if kind == SyntaxKind::Newline {
            breaks += 1;
        } else if matches!(kind, SyntaxKind::Comment | SyntaxKind::Doc) || is_item(kind) {
            elements.push(Element { syntax, breaks });
            breaks = 0;
        }
    }
    elements
}

/// Lines with what decides on the empty lines around them.
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    pub(super) breaks: usize,
    pub(super) is_comment: bool,
    /// The gap before text that stays as it is and didn't start its line.
    pub(super) glued: Option<String>,
}

impl Block {
    pub(super) fn item(lines: Vec<String>, breaks: usize) -> Self {
        Block { lines, breaks, is_comment: false, glued: None }
    }

    pub(super) fn comment(line: String, breaks: usize) -> Self {
        Block { lines: vec![line], breaks, is_comment: true, glued: None }
    }
}

/// The blocks as lines, with the comment that stays on the line of the opening bracket.
pub(super) struct Composed {
    pub(super) head: Option<String>,
    pub(super) lines: Vec<String>,
}

/// Joins blocks: several empty lines become one, what takes several lines stands between empty lines where `airy`, and a
/// comment at the end of a line stays there.
pub(super) fn compose(blocks: Vec<Block>, airy: bool) -> Composed {
    let mut composed = Composed { head: None, lines: Vec::new() };
    let forced: Vec<bool> = (0..blocks.len()).map(|index| airy && is_set_off(&blocks, index)).collect();
    let mut after_large = false;
    for (block, forced) in blocks.into_iter().zip(forced) {
        let trailing = block.is_comment && block.breaks == 0;
        if trailing && composed.lines.is_empty() && composed.head.is_none() {
            composed.head = block.lines.into_iter().next().map(|line| line.trim_start().to_owned());
            continue;
        }
        if let Some(last) = composed.lines.last_mut() {
            if trailing {
                last.push_str(block.glued.as_deref().unwrap_or("  "));
                last.push_str(block.lines.first().map(|line| line.trim_start()).unwrap_or_default());
                continue;
            }
            if let Some(gap) = &block.glued {
                last.push_str(gap);
                let mut lines = block.lines.into_iter();
                last.push_str(&lines.next().unwrap_or_default());
                composed.lines.extend(lines);
                after_large = false;
                continue;
            }
            if block.breaks > 1 || forced || (airy && after_large) {
                composed.lines.push(String::new());
            }
        }
        after_large = !block.is_comment && block.lines.len() > 1;
        composed.lines.extend(block.lines);
    }
    composed
}

/// Whether an empty line belongs before the block because it, or the item that it is a comment to, takes several lines.
fn is_set_off(blocks: &[Block], index: usize) -> bool {
    let before_is_its_comment = index
        .checked_sub(1)
        .and_then(|before| blocks.get(before))
        .is_some_and(|before| before.is_comment && before.breaks > 0);
    let mut rest = blocks.get(index..).unwrap_or_default().iter();
    let Some(block) = rest.next() else {
        return false;
    };
    if before_is_its_comment && block.breaks == 1 {
        return false;
    }
    if !block.is_comment {
        return block.lines.len() > 1;
    }
    for next in rest {
        if next.breaks != 1 {
            return false;
        }
        if !next.is_comment {
            return next.lines.len() > 1;
        }
    }
    false
}

/// Whether two ranges have a character in common, or one is a point within the other.
pub(super) fn touches(one: TextRange, other: TextRange) -> bool {
    one.start() < other.end() && other.start() < one.end()
        || one.is_empty() && other.contains_inclusive(one.start())
        || other.is_empty() && one.contains_inclusive(other.start())
}
