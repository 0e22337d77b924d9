//! Typed access to the tree: one type for each node that carries meaning, with a name for each part.
//!
//! Every accessor may be absent, because any part of a file may be missing or wrong; what it gives has been written by the
//! author, never made up. Error nodes are skipped.

mod actions;
mod declarations;
mod expressions;
mod facts;
mod names;
mod rules;
mod sections;
mod tests;

pub use actions::{
    Action, ActionName, Because, Clause, Everyone, ForEach, Forbidden, Guard, OnNothing, OptionClause, Otherwise,
    Requirement, Requires, Ungated,
};
pub use declarations::{
    Deprecated, File, Grant, Includes, Item, Permission, PermissionEntry, PermissionList, Permissions, Role, RoleEntry,
    Verbs,
};
pub use expressions::{
    AllOf, AnyOf, BadOperand, ByRow, ByTable, Can, Comparison, Contains, Expr, Group, HoldsAll, IsIn, IsOneOf, IsTest,
    LabelRef, Not, Operand, Operator, Ordering, SlipEquals, Test, Value, WithOptions,
};
pub use facts::{Context, FactType, Field, Resource, Subject};
pub use names::{Formerly, InScope, Path, PathPart};
pub use rules::{EnumDecl, EnumValue, Implication, Invariant, InvariantForm, ScopeDecl};
pub use sections::{Body, BodyItem, Every, FromTemplate, Gate, OnResources, Parameter, Section, Template};
pub use tests::{
    Allow, Deny, Given, GivenWhat, HasRoles, Held, Missing, MissingEntry, MissingSet, Statement, TestBlock,
};

use rowan::{GreenNodeData, GreenTokenData, Language as _, NodeOrToken, TextRange, TextSize};

use crate::kind::{Language, SyntaxKind, SyntaxNode, SyntaxToken};

/// A node of a known kind.
pub trait AstNode: Sized {
    /// The node as this type, if it is of its kind.
    fn cast(node: SyntaxNode) -> Option<Self>;

    /// The node itself.
    fn syntax(&self) -> &SyntaxNode;

    /// The range of the node without the white space and comments at its ends.
    fn range(&self) -> TextRange {
        trimmed(self.syntax())
    }
}

macro_rules! nodes {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(pub(in crate::ast) crate::kind::SyntaxNode);

        impl crate::ast::AstNode for $name {
            fn cast(node: crate::kind::SyntaxNode) -> Option<Self> {
                (node.kind() == crate::kind::SyntaxKind::$kind).then_some($name(node))
            }

            fn syntax(&self) -> &crate::kind::SyntaxNode {
                &self.0
            }
        }
    )*};
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident($type:ident)),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant($type),)*
        }

        impl crate::ast::AstNode for $name {
            fn cast(node: crate::kind::SyntaxNode) -> Option<Self> {
                $(if let Some(found) = <$type as crate::ast::AstNode>::cast(node.clone()) {
                    return Some($name::$variant(found));
                })*
                None
            }

            fn syntax(&self) -> &crate::kind::SyntaxNode {
                match self {
                    $($name::$variant(found) => crate::ast::AstNode::syntax(found),)*
                }
            }
        }
    };
}

pub(crate) use {choice, nodes};

/// An identifier, a keyword or a string as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word(SyntaxToken);

impl Word {
    /// The text, quotes included.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// The text; of a string, what it says without quotes and escapes.
    pub fn value(&self) -> String {
        if self.0.kind() == SyntaxKind::String { unquoted(self.0.text()) } else { self.0.text().to_owned() }
    }

    /// Where it stands.
    pub fn range(&self) -> TextRange {
        self.0.text_range()
    }

    /// The token itself.
    pub fn syntax(&self) -> &SyntaxToken {
        &self.0
    }
}

/// What a string token says: without its quotes, `\"` and `\\` resolved.
pub fn unquoted(text: &str) -> String {
    const QUOTES: [char; 4] = ['"', '“', '”', '„'];
    let mut inner = text.strip_prefix(QUOTES).unwrap_or(text);
    // One whose opening quote is missing has the other.
    if is_closed(text) || inner == text {
        inner = inner.strip_suffix(QUOTES).unwrap_or(inner);
    }
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\\'
            && let Some(escaped) = characters.next_if(|next| matches!(next, '"' | '\\'))
        {
            value.push(escaped);
        } else {
            value.push(character);
        }
    }
    value
}

/// Whether a string token ends in its closing quote.
pub(crate) fn is_closed(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    let mut escaped = false;
    let mut closed = false;
    for character in characters {
        closed = match first {
            '"' => character == '"' && !escaped,
            _ => matches!(character, '“' | '”'),
        };
        escaped = first == '"' && character == '\\' && !escaped;
    }
    closed
}

/// The `///` lines directly above a node, as one text.
pub fn docs(node: &SyntaxNode) -> Option<String> {
    let mut lines = Vec::new();
    let mut breaks = 0;
    let mut at = node.prev_sibling_or_token();
    while let Some(element) = at {
        match element.kind() {
            SyntaxKind::Doc => {
                let text = element.as_token().map(|token| token.text().to_owned()).unwrap_or_default();
                let text = text.trim_start_matches('/');
                lines.push(text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned());
                breaks = 0;
            }
            SyntaxKind::Newline if breaks == 0 => breaks = 1,
            SyntaxKind::Blank => {}
            _ => break,
        }
        at = element.prev_sibling_or_token();
    }
    lines.reverse();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

pub(crate) fn child<T: AstNode>(node: &SyntaxNode) -> Option<T> {
    node.children().find_map(T::cast)
}

pub(crate) fn children<T: AstNode>(node: &SyntaxNode) -> impl Iterator<Item = T> + use<T> {
    node.children().filter_map(T::cast)
}

pub(crate) fn words(node: &SyntaxNode, kind: SyntaxKind) -> impl Iterator<Item = Word> + use<> {
    node.children_with_tokens()
        .filter_map(|element| element.into_token())
        .filter(move |token| token.kind() == kind)
        .map(Word)
}

pub(crate) fn word(node: &SyntaxNode, kind: SyntaxKind) -> Option<Word> {
    words(node, kind).next()
}

pub(crate) fn keyword(node: &SyntaxNode, text: &str) -> Option<Word> {
    words(node, SyntaxKind::Keyword).find(|word| word.text() == text)
}

/// The range of a node without the trivia at its ends; of a node of trivia alone, the empty range at its start.
pub fn trimmed(node: &SyntaxNode) -> TextRange {
    let (green, start) = (node.green(), node.text_range().start());
    match (first_solid(&green, start), last_solid(&green, node.text_range().end())) {
        (Some(first), Some(last)) => TextRange::new(first, last.max(first)),
        _ => TextRange::empty(start),
    }
}

/// Where the first token that is no trivia starts, in a node that starts at `at`. Looked for below the tree that one walks:
/// a node is asked for its range often, and steps there are much cheaper.
fn first_solid(node: &GreenNodeData, mut at: TextSize) -> Option<TextSize> {
    for child in node.children() {
        let found = match child {
            NodeOrToken::Node(inner) => first_solid(inner, at),
            NodeOrToken::Token(token) => is_solid(token).then_some(at),
        };
        if found.is_some() {
            return found;
        }
        at += length(&child);
    }
    None
}

/// Where the last token that is no trivia ends, in a node that ends at `at`.
fn last_solid(node: &GreenNodeData, mut at: TextSize) -> Option<TextSize> {
    for child in node.children().rev() {
        let found = match child {
            NodeOrToken::Node(inner) => last_solid(inner, at),
            // Free text (names, junk) may end in blanks that belong to nobody.
            NodeOrToken::Token(token) => is_solid(token).then(|| {
                let spare = token.text().len() - token.text().trim_end().len();
                at - TextSize::new(u32::try_from(spare).unwrap_or(0))
            }),
        };
        if found.is_some() {
            return found;
        }
        at -= length(&child);
    }
    None
}

fn is_solid(token: &GreenTokenData) -> bool {
    !Language::kind_from_raw(token.kind()).is_trivia()
}

fn length(child: &NodeOrToken<&GreenNodeData, &GreenTokenData>) -> TextSize {
    match child {
        NodeOrToken::Node(node) => node.text_len(),
        NodeOrToken::Token(token) => token.text_len(),
    }
}

impl From<SyntaxToken> for Word {
    fn from(token: SyntaxToken) -> Word {
        Word(token)
    }
}

/// Lets the parser name the root.
impl File {
    pub(crate) fn of(node: SyntaxNode) -> File {
        File(node)
    }
}
