//! Pest's pairs into the lossless tree.

use pest::iterators::{Pair, Pairs};
use rowan::{GreenNodeBuilder, Language as _};

use crate::grammar::Rule;
use crate::kind::{Language, Place, SyntaxKind, place};

/// Builds the children that `pairs` stand for into `tree`. Bytes of `text` that no pair claims become [`SyntaxKind::Text`],
/// so that the tree is lossless whatever the grammar leaves unnamed. Recursion is bounded by the depth of brackets.
pub(crate) fn build(tree: &mut GreenNodeBuilder<'_>, text: &str, pairs: Pairs<'_, Rule>) {
    for pair in pairs {
        // The one outer rule is `file`; its node is opened by the caller, who may join several.
        let span = pair.as_span();
        children(tree, text, pair.into_inner(), span.start(), span.end());
    }
}

fn children(tree: &mut GreenNodeBuilder<'_>, text: &str, pairs: Pairs<'_, Rule>, start: usize, end: usize) {
    let mut at = start;
    for pair in pairs {
        let span = pair.as_span();
        unnamed(tree, text, at, span.start());
        at = span.end();
        one(tree, text, pair);
    }
    unnamed(tree, text, at, end);
}

fn one(tree: &mut GreenNodeBuilder<'_>, text: &str, pair: Pair<'_, Rule>) {
    let (start, end) = (pair.as_span().start(), pair.as_span().end());
    match place(pair.as_rule()) {
        Place::Token(kind) => token(tree, kind, pair.as_str()),
        Place::Node(kind) => {
            tree.start_node(Language::kind_to_raw(kind));
            children(tree, text, pair.into_inner(), start, end);
            tree.finish_node();
        }
        Place::Through => children(tree, text, pair.into_inner(), start, end),
    }
}

fn unnamed(tree: &mut GreenNodeBuilder<'_>, text: &str, from: usize, to: usize) {
    token(tree, SyntaxKind::Text, text.get(from..to).unwrap_or_default());
}

fn token(tree: &mut GreenNodeBuilder<'_>, kind: SyntaxKind, text: &str) {
    if !text.is_empty() {
        tree.token(Language::kind_to_raw(kind), text);
    }
}
