//! Whether two texts say the same.

use rowan::{NodeOrToken, WalkEvent};

use crate::kind::SyntaxKind;
use crate::parse;

/// Whether both texts have the same tree but for white space and commas, the same comments in the same order, and the same
/// kinds of mistakes.
pub(super) fn same(one: &str, other: &str) -> bool {
    meaning(one) == meaning(other)
}

/// The nodes and the words, the comments, and the codes of the mistakes.
type Meaning = (Vec<(SyntaxKind, String)>, Vec<String>, Vec<&'static str>);

pub(super) fn meaning(text: &str) -> Meaning {
    let parsed = parse(text);
    let (mut words, mut comments) = (Vec::new(), Vec::new());
    for event in parsed.syntax().preorder_with_tokens() {
        match event {
            WalkEvent::Enter(NodeOrToken::Node(node)) => words.push((node.kind(), String::new())),
            // Where a node ends is part of the tree's shape.
            WalkEvent::Leave(NodeOrToken::Node(node)) => words.push((node.kind(), "end".to_owned())),
            WalkEvent::Enter(NodeOrToken::Token(token)) => match token.kind() {
                SyntaxKind::Comment | SyntaxKind::Doc => comments.push(token.text().trim_end().to_owned()),
                SyntaxKind::Comma => {}
                kind if kind.is_trivia() => {}
                kind => words.push((kind, token.text().trim_end().replace("\r\n", "\n").replace('\r', "\n"))),
            },
            WalkEvent::Leave(NodeOrToken::Token(_)) => {}
        }
    }
    (words, comments, parsed.errors().iter().map(|error| error.code).collect())
}
