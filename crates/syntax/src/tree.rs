//! Pest's tokens into the lossless tree.

use pest::Token;
use pest::iterators::Pairs;
use rowan::{GreenNodeBuilder, Language as _};

use crate::grammar::Rule;
use crate::kind::{Language, Place, SyntaxKind, place};
use crate::limits;

/// What the tree holds, so that nobody looks for what isn't there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Holds {
    /// Wrong text, or a mark that something is missing.
    pub(crate) wrong: bool,
    /// Tokens whose own text may be wrong.
    pub(crate) odd_tokens: bool,
}

impl Holds {
    fn note(&mut self, kind: SyntaxKind, text: &str) {
        self.wrong |= kind.is_error();
        self.odd_tokens |= match kind {
            SyntaxKind::Ident | SyntaxKind::NameText | SyntaxKind::Phrase => text.len() > limits::NAME_BYTES,
            SyntaxKind::String => !is_plain(text),
            SyntaxKind::Number => text.len() > 9,
            SyntaxKind::Keyword | SyntaxKind::OrderingSign | SyntaxKind::Text => false,
            SyntaxKind::LBrace | SyntaxKind::RBrace | SyntaxKind::LParen | SyntaxKind::RParen => false,
            SyntaxKind::Comma | SyntaxKind::Colon | SyntaxKind::Dot | SyntaxKind::Slash | SyntaxKind::Hash => false,
            kind => !kind.is_trivia(),
        };
    }
}

/// A string of ordinary length with straight quotes around it and nothing to unescape.
fn is_plain(text: &str) -> bool {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| inner.len() <= limits::NAME_BYTES && !inner.contains(['\\', '"']))
}

/// Builds what `pairs` stand for into `tree`, in one pass over where rules start and end. Bytes of `text` that no rule
/// claims become [`SyntaxKind::Text`], so that the tree is lossless whatever the grammar leaves unnamed. `offset` says where
/// in `text` an offset of the pairs is: what was parsed may have parentheses that `text` lacks.
pub(crate) fn build(
    tree: &mut GreenNodeBuilder<'_>,
    text: &str,
    pairs: Pairs<'_, Rule>,
    mut offset: impl FnMut(usize) -> usize,
    holds: &mut Holds,
) {
    // How much of the text is in the tree.
    let mut done = 0;
    // Rules inside of a token leave nothing.
    let mut in_token = 0_usize;
    for token in pairs.tokens() {
        let (rule, at, starts) = match token {
            Token::Start { rule, pos } => (rule, offset(pos.pos()), true),
            Token::End { rule, pos } => (rule, offset(pos.pos()), false),
        };
        match place(rule) {
            Place::Through => continue,
            Place::Token(_) if starts => {
                in_token += 1;
                if in_token > 1 {
                    continue;
                }
                unnamed(tree, text, done, at);
            }
            Place::Token(kind) => {
                in_token -= 1;
                if in_token > 0 {
                    continue;
                }
                let text = text.get(done..at).unwrap_or_default();
                if text.is_empty() && kind == SyntaxKind::RParen {
                    holds.wrong = true;
                    tree.start_node(Language::kind_to_raw(SyntaxKind::MissingParen));
                    tree.finish_node();
                } else {
                    holds.note(kind, text);
                    self::token(tree, kind, text);
                }
            }
            Place::Node(_) if in_token > 0 => continue,
            Place::Node(kind) => {
                unnamed(tree, text, done, at);
                holds.wrong |= kind.is_error();
                match starts {
                    // The one outer rule; its node is the caller's, who may join several.
                    _ if rule == Rule::file => {}
                    true => tree.start_node(Language::kind_to_raw(kind)),
                    false => tree.finish_node(),
                }
            }
        }
        done = at;
    }
}

fn unnamed(tree: &mut GreenNodeBuilder<'_>, text: &str, from: usize, to: usize) {
    if from < to {
        token(tree, SyntaxKind::Text, text.get(from..to).unwrap_or_default());
    }
}

fn token(tree: &mut GreenNodeBuilder<'_>, kind: SyntaxKind, text: &str) {
    if !text.is_empty() {
        tree.token(Language::kind_to_raw(kind), text);
    }
}
