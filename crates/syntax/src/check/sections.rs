use rowan::TextRange;

use super::found::Found;
use crate::ast::{self, AstNode as _, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Sections without a name, and sections without braces that are no instance of a template.
pub(super) fn section(found: &mut Found, node: &SyntaxNode) {
    let Some(section) = ast::Section::cast(node.clone()) else {
        return;
    };
    if node.children().any(|child| child.kind() == SyntaxKind::Junk) {
        if section.body().is_none() {
            found.heading = Some(found.indent(trimmed(node).start()).len());
        }
        return;
    }
    found.heading = None;
    let word = node.first_token().map_or_else(|| trimmed(node), |token| token.text_range());
    if section.id().is_none() && section.label().is_none() {
        found.report(
            SyntaxError::new("section-without-name", word, "this section has neither an id nor a heading")
                .help("write `section id \"Heading\" { … }`; one of the two is enough"),
        );
    } else if section.body().is_none() && section.from().is_none() {
        let error = SyntaxError::new("missing-body", trimmed(node), "this section has no braces");
        let next = found.whole().get(usize::from(trimmed(node).end())..).unwrap_or_default().trim_start();
        let brace_below = next.starts_with('{');
        let error = match brace_below {
            true => error.help("put the `{` on the line of the heading"),
            false => error.help(
                "write its actions in braces, the `{` on the same line; only an instance of a template needs none",
            ),
        };
        found.report(error);
        found.heading = Some(found.indent(trimmed(node).start()).len());
        if brace_below {
            claim_next(found, node);
        }
    }
}

/// A heading whose brace stands on the line below it; `gap` is between them.
pub(crate) fn brace_below(heading: TextRange, gap: TextRange) -> SyntaxError {
    SyntaxError::new("missing-body", heading, "the `{` of this heading stands on the line below it")
        .help("put the `{` on the line of the heading")
        .fix(gap, " ")
}

/// The braces on a line of their own were read as wrong text.
fn claim_next(found: &mut Found, node: &SyntaxNode) {
    if let Some(next) = node.next_sibling().filter(|next| next.kind().is_error()) {
        found.claim(next.text_range());
    }
}
