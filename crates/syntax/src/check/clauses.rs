use rowan::TextRange;

use super::found::Found;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Clauses whose parts are each right and do not go together.
pub(super) fn clause(found: &mut Found, node: &SyntaxNode) {
    let part = |kind| node.children().find(|child| child.kind() == kind).map(|child| trimmed(&child));
    let (nothing, denied) = (part(SyntaxKind::Nothing), part(SyntaxKind::Denied));
    let (guard, otherwise) = (part(SyntaxKind::Guard), part(SyntaxKind::Otherwise));
    let what = words(node.kind());
    if let Some(denied) = denied {
        forbidden_for_required(found, node, denied);
        return;
    }
    match node.kind() {
        SyntaxKind::Forbidden => {
            if let Some(otherwise) = otherwise {
                no_part(
                    found,
                    otherwise,
                    "`forbidden` has no `otherwise`",
                    "remove it: what isn't forbidden is left to `requires`",
                );
            }
        }
        SyntaxKind::Everyone => {
            if let Some(extra) = guard.or(otherwise) {
                let help = "remove it, or write `requires nothing if …, otherwise …`";
                no_part(found, extra, "`allowed to everyone` has no condition", help);
            }
        }
        SyntaxKind::Gate | SyntaxKind::Option if nothing.is_some() => {
            let range = nothing.unwrap_or_else(|| trimmed(node));
            let message = format!("`{what} nothing` says nothing");
            found.report(
                SyntaxError::new("nothing-required", range, message).help("remove the line, or name what is required"),
            );
        }
        _ => {
            if let (Some(nothing), Some(extra)) = (nothing, guard.or(otherwise)) {
                nothing_with_condition(found, nothing, extra);
                return;
            }
        }
    }
    if let (Some(otherwise), None) = (otherwise, guard)
        && !matches!(node.kind(), SyntaxKind::Forbidden | SyntaxKind::Everyone)
    {
        let word = TextRange::at(otherwise.start(), super::found::size("otherwise".len()));
        found.report(
            SyntaxError::new("otherwise-without-if", word, "`otherwise` follows no condition")
                .help("write `requires … if …, otherwise …`; for a choice without a condition write `or`"),
        );
    }
}

fn words(kind: SyntaxKind) -> &'static str {
    match kind {
        SyntaxKind::Gate => "opens with",
        SyntaxKind::Option => "also requires",
        _ => "requires",
    }
}

fn forbidden_for_required(found: &mut Found, node: &SyntaxNode, denied: TextRange) {
    let what = words(node.kind());
    let error = SyntaxError::new("forbidden-required", denied, format!("`{what} forbidden` is no clause"));
    found.report(match node.kind() {
        SyntaxKind::Requires => error.help("write `forbidden if …`, or `forbidden` alone"),
        _ => error.help("write what is required; `forbidden` stands after `otherwise`, or as a clause of an action"),
    });
}

fn no_part(found: &mut Found, range: TextRange, message: &str, help: &str) {
    found.report(SyntaxError::new("condition-not-allowed", range, message).help(help));
}

fn nothing_with_condition(found: &mut Found, nothing: TextRange, extra: TextRange) {
    found.report(
        SyntaxError::new(
            "nothing-with-condition",
            TextRange::new(nothing.start(), extra.end()),
            "`nothing` takes no condition",
        )
        .help("turn it round: `requires permission unless …`, or write `requires nothing` alone"),
    );
}
