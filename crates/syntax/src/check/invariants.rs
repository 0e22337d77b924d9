use super::found::Found;
use crate::ast::{self, AstNode as _, InvariantForm, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

pub(super) const FORMS: &str =
    "write `always …`, `always … implies …`, `no user …` or `no role …`, on the line of the name or below it";

/// `implies` after a claim that has no two sides.
pub(super) fn invariant(found: &mut Found, node: &SyntaxNode) {
    let Some(invariant) = ast::Invariant::cast(node.clone()) else { return };
    let words = match invariant.form() {
        Some(InvariantForm::NoUser) => "no user",
        Some(InvariantForm::NoRole) => "no role",
        Some(InvariantForm::Always) | None => return,
    };
    let Some(implied) = node.children().find(|child| child.kind() == SyntaxKind::Implied) else { return };
    found.report(
        SyntaxError::new(
            "implies-without-always",
            trimmed(&implied),
            format!("`{words} …` says what never is, and nothing follows from it"),
        )
        .help(format!("write `always … implies …`, or join both with `and` after `{words}`")),
    );
}
