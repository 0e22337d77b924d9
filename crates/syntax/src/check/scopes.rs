use rowan::TextRange;

use super::found::{Found, shown};
use crate::ast::{self, AstNode as _, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// `in target` after something that is held in no scope as a whole.
pub(super) fn slip(found: &mut Found, node: &SyntaxNode) {
    let Some(parent) = node.parent() else { return };
    let range = trimmed(node);
    let scope = shown(found.text(range));
    let (message, help) = match parent.kind() {
        SyntaxKind::Can => (
            "`can` asks for a whole action, and an action is not in a scope",
            format!("require the permissions of that action, each with `{scope}`"),
        ),
        SyntaxKind::HoldsAll => (
            "the permissions that a fact names are not looked for in a scope",
            format!("remove it; only names of permissions and patterns stand before `{scope}`"),
        ),
        _ => (
            "a scope follows one permission or one pattern, and here it follows several",
            format!("write `{scope}` after each of them, or `all of settings.* {scope}` with a pattern"),
        ),
    };
    found.report(SyntaxError::new("scope-on-expression", range, message).help(help));
}

/// `group in user.groups`, where `is in` was meant.
pub(super) fn scope(found: &mut Found, node: &SyntaxNode) {
    let Some(scope) = ast::InScope::cast(node.clone()) else { return };
    let names = node.children_with_tokens().filter(|child| child.kind() == SyntaxKind::Ident).count();
    if scope.name().is_some() || names == 0 {
        return;
    }
    let range = trimmed(node);
    let what = shown(found.text(range));
    let error = SyntaxError::new("missing-word", range, format!("`{what}` is no scope: a scope is one word"));
    let test = node.parent().filter(|parent| matches!(parent.kind(), SyntaxKind::Test | SyntaxKind::Given));
    found.report(match test {
        Some(_) => {
            error.help(format!("write `is {what}` for what a set holds")).fix(TextRange::empty(range.start()), "is ")
        }
        None => error.help("write the scope's name alone"),
    });
}
