use rowan::TextRange;

use super::found::Found;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};

/// Brackets that open and never close. The braces of one declaration are looked at together, because what is missing
/// its `}` is seldom the block that the end of the file finds open.
pub(super) fn unclosed(found: &mut Found, root: &SyntaxNode) {
    let mut blamed: Vec<TextRange> = Vec::new();
    for node in root.descendants() {
        let Some(block) = node.parent() else { continue };
        match node.kind() {
            SyntaxKind::MissingClose => {
                let Some(brace) = culprit(found, &block, &blamed) else {
                    continue;
                };
                blamed.push(brace);
                brace_never_closes(found, &block, brace);
            }
            SyntaxKind::MissingParen => {
                let Some(paren) = bracket(&block, SyntaxKind::LParen) else {
                    continue;
                };
                paren_never_closes(found, &block, paren.text_range());
            }
            SyntaxKind::MissingBracket => {
                let Some(opening) = bracket(&block, SyntaxKind::LBracket) else {
                    continue;
                };
                bracket_never_closes(found, &block, opening.text_range());
            }
            _ => {}
        }
    }
}

/// The brace to blame for `block` not closing: that of a block inside it whose `}` is indented less than the line that
/// opened it, and so closes something else; else the block's own.
fn culprit(found: &Found, block: &SyntaxNode, blamed: &[TextRange]) -> Option<TextRange> {
    for inner in block.descendants() {
        let (Some(open), Some(close)) = (bracket(&inner, SyntaxKind::LBrace), bracket(&inner, SyntaxKind::RBrace))
        else {
            continue;
        };
        let (opens, closes) = (open.text_range(), close.text_range());
        let is_less = found.indent(closes.start()).len() < found.indent(opens.start()).len();
        if is_less && found.starts_line(closes.start()) && !blamed.contains(&opens) {
            return Some(opens);
        }
    }
    let own = bracket(block, SyntaxKind::LBrace)?.text_range();
    (!blamed.contains(&own)).then_some(own)
}

fn brace_never_closes(found: &mut Found, block: &SyntaxNode, brace: TextRange) {
    let end = block.text_range().end();
    let last = found.word_before(end);
    let rest = found.whole().get(usize::from(end)..).unwrap_or_default();
    let label = if rest.trim().is_empty() { "the file ends here" } else { "the declaration ends here" };
    let mut error = SyntaxError::new("unclosed-brace", brace, "this `{` is never closed");
    if block.kind() == SyntaxKind::Alternatives {
        found.report(error.help("add the `}` after the last word that may stand here"));
        return;
    }
    error = error.help("add the `}` on a line of its own, indented like the line of this `{`");
    if last != brace {
        error = error.also(last, label);
    }
    found.report(error);
}

fn paren_never_closes(found: &mut Found, list: &SyntaxNode, paren: TextRange) {
    found.report(SyntaxError::new("unclosed-parenthesis", paren, "this `(` is never closed").help(match list.kind() {
        SyntaxKind::Group => "add the `)` after what belongs together",
        _ => "add the `)` after the last part of the list",
    }));
    // What follows was read as part of the list.
    for child in list.children() {
        if child.kind() == SyntaxKind::ListJunk {
            found.claim(child.text_range());
        }
    }
    let end = list.text_range().end();
    found.claim(TextRange::new(found.word_before(end).start(), end));
}

fn bracket_never_closes(found: &mut Found, index: &SyntaxNode, opening: TextRange) {
    found.report(
        SyntaxError::new("unclosed-bracket", opening, "this `[` is never closed")
            .help("close it directly after the fact: `communication[message.channel].read`"),
    );
    found.claim(index.text_range());
}

fn bracket(node: &SyntaxNode, kind: SyntaxKind) -> Option<SyntaxToken> {
    node.children_with_tokens().filter_map(|element| element.into_token()).find(|token| token.kind() == kind)
}
