use super::found::{Found, shown};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// `in target` after something that is held in no scope as a whole.
pub(super) fn slip(found: &mut Found, node: &SyntaxNode) {
    let Some(parent) = node.parent() else { return };
    let range = trimmed(node);
    let scope = found.text(range).to_owned();
    let (message, help) = match parent.kind() {
        SyntaxKind::Can => (
            "`can` is decided for the whole request, not in a scope",
            format!("require the permissions of that action with `{scope}` instead"),
        ),
        SyntaxKind::HoldsAll => (
            "what a fact lists can't be looked for in a scope",
            "remove it; only a permission or a pattern of them is held in a scope".to_owned(),
        ),
        _ => (
            "a scope follows one permission or one pattern, not a whole expression",
            format!("write `{scope}` after each permission, or `all of settings.* {scope}` for a pattern"),
        ),
    };
    found.report(SyntaxError::new("scope-on-expression", range, message).help(shown(&help)));
}
