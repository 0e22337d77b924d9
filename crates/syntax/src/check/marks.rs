use super::found::Found;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// What an entry of permissions carries after its label: `for each`, `formerly`, `deprecated`.
pub(super) fn permission(found: &mut Found, node: &SyntaxNode) {
    let is_node = node.children().any(|child| child.kind() == SyntaxKind::PermissionList);
    let mut seen: Vec<SyntaxKind> = Vec::new();
    for mark in node.children() {
        let (range, kind) = (trimmed(&mark), mark.kind());
        let word = match kind {
            SyntaxKind::Family => "for each",
            SyntaxKind::Formerly => "formerly",
            SyntaxKind::Deprecated => "deprecated",
            _ => continue,
        };
        if seen.contains(&kind) {
            let error = SyntaxError::new("misplaced-mark", range, format!("`{word}` stands here twice"));
            found.report(match kind {
                SyntaxKind::Formerly => error.help("write one, with the old names in parentheses: `formerly (a, b)`"),
                _ => error.help("remove one"),
            });
        } else if kind == SyntaxKind::Family && !is_node {
            found.report(
                SyntaxError::new(
                    "misplaced-mark",
                    range,
                    "`for each` makes a family, and a family has members in braces",
                )
                .help("write its permissions in braces after it: `for each … { read, edit }`"),
            );
        } else if kind != SyntaxKind::Family && is_node {
            found.report(
                SyntaxError::new(
                    "misplaced-mark",
                    range,
                    format!("`{word}` stands after a permission, not after a group"),
                )
                .help("write it after each permission in the braces"),
            );
        }
        seen.push(kind);
    }
}

/// `permissions for each channel { … }`, which gives the members no name to stand under.
pub(super) fn permissions(found: &mut Found, node: &SyntaxNode) {
    let Some(family) = node.children().find(|child| child.kind() == SyntaxKind::Family) else { return };
    if node.children_with_tokens().any(|child| child.kind() == SyntaxKind::Ident) {
        return;
    }
    found.report(
        SyntaxError::new("family-without-name", trimmed(&family), "this family of permissions has no name")
            .help("write the name before its label: `permissions name \"Label\" for each …`"),
    );
}

/// `formerly` twice under one action.
pub(super) fn action(found: &mut Found, node: &SyntaxNode) {
    for again in node.children().filter(|child| child.kind() == SyntaxKind::Formerly).skip(1) {
        found.report(
            SyntaxError::new("misplaced-mark", trimmed(&again), "`formerly` stands here twice")
                .help("write one, with the old ids in parentheses: `formerly (a, b)`"),
        );
    }
}
