use rowan::TextRange;

use super::{AstNode as _, Word, child, nodes, words};
use crate::kind::{SyntaxKind, SyntaxNode};

nodes! {
    /// A name in parts joined by dots; where permissions are meant it may be a pattern, or pick one of a family's by the
    /// value of a fact.
    Path = Path;
    /// `in target`: the scope in which something is held.
    InScope = InScope;
    /// `formerly old_name`
    Formerly = Formerly;
}

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PathPart {
    /// A word.
    Name(Word),
    /// `*`: any one word.
    Any(Word),
    /// `**`: any words, or none.
    Deep(Word),
    /// `{a, b}`: one of these words. With its range.
    OneOf(Vec<Word>, TextRange),
    /// `[fact]`: the word that is the value of a fact. With its range, brackets included.
    Index(Option<Path>, TextRange),
}

impl Path {
    /// The words that stand in it by themselves, in order. They are the whole name only where [`Path::is_plain`].
    pub fn segments(&self) -> Vec<Word> {
        words(&self.0, SyntaxKind::Ident).collect()
    }

    /// All parts, in order.
    pub fn parts(&self) -> Vec<PathPart> {
        let mut parts = Vec::new();
        for element in self.0.children_with_tokens() {
            match element {
                rowan::NodeOrToken::Token(token) => match token.kind() {
                    SyntaxKind::Ident => parts.push(PathPart::Name(token.into())),
                    SyntaxKind::Star => parts.push(PathPart::Any(token.into())),
                    SyntaxKind::Stars => parts.push(PathPart::Deep(token.into())),
                    _ => {}
                },
                rowan::NodeOrToken::Node(node) => parts.extend(part(&node)),
            }
        }
        parts
    }

    /// Whether it is words and dots only.
    pub fn is_plain(&self) -> bool {
        !self.is_pattern() && !self.has_index()
    }

    /// Whether `*`, `**` or `{…}` stands in it, so that several names may fit it.
    pub fn is_pattern(&self) -> bool {
        self.has(&[SyntaxKind::Star, SyntaxKind::Stars, SyntaxKind::Alternatives])
    }

    /// Whether `[…]` stands in it.
    pub fn has_index(&self) -> bool {
        self.has(&[SyntaxKind::Index])
    }

    fn has(&self, kinds: &[SyntaxKind]) -> bool {
        self.0.children_with_tokens().any(|element| kinds.contains(&element.kind()))
    }

    /// The whole name as it is written, parts joined by dots.
    pub fn text(&self) -> String {
        self.0.text().to_string()
    }
}

fn part(node: &SyntaxNode) -> Option<PathPart> {
    let range = super::trimmed(node);
    match node.kind() {
        SyntaxKind::Alternatives => Some(PathPart::OneOf(words(node, SyntaxKind::Ident).collect(), range)),
        SyntaxKind::Index => Some(PathPart::Index(child(node), range)),
        _ => None,
    }
}

impl InScope {
    /// The scope's name; none where what stands there is no name of a scope.
    pub fn name(&self) -> Option<Word> {
        let mut words = words(&self.0, SyntaxKind::Ident);
        words.next().filter(|_| words.next().is_none())
    }
}

/// The scope that a node names after `in`.
pub(super) fn scope_of(node: &SyntaxNode) -> Option<Word> {
    child::<InScope>(node)?.name()
}

impl Formerly {
    /// The old names, in order.
    pub fn names(&self) -> Vec<Path> {
        let list = self.0.children().find(|node| node.kind() == SyntaxKind::FormerNames);
        list.unwrap_or_else(|| self.0.clone()).children().filter_map(Path::cast).collect()
    }
}

/// The old names that a node carries.
pub(super) fn former_names(node: &SyntaxNode) -> Vec<Path> {
    node.children().filter_map(Formerly::cast).flat_map(|formerly| formerly.names()).collect()
}
