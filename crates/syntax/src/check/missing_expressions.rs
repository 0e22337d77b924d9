use rowan::TextRange;

use super::found::Found;
use super::words::first_word;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// A place where something that is required, or a condition, belongs and none is.
pub(super) fn missing(found: &mut Found, node: &SyntaxNode) {
    let Some(parent) = node.parent() else { return };
    let before = found.word_before(node.text_range().start());
    let word = found.text(before).to_owned();
    let error = match parent.kind() {
        SyntaxKind::Guard => SyntaxError::new("missing-condition", before, format!("no condition follows `{word}`"))
            .help(format!("write a fact after it: `{word} task.system`")),
        SyntaxKind::Expr | SyntaxKind::Not => {
            SyntaxError::new("missing-operand", before, format!("nothing follows `{word}`"))
                .help("write what belongs after it, or remove it")
        }
        SyntaxKind::Group => SyntaxError::new("empty-list", before, "these parentheses are empty")
            .help("write what belongs between them, or remove them"),
        SyntaxKind::Invariant | SyntaxKind::Implied => {
            SyntaxError::new("missing-requirement", before, format!("`{word}` doesn't say what"))
                .help("write permissions, facts and `can …` after it, as in a rule")
        }
        SyntaxKind::ByRow => SyntaxError::new("missing-requirement", before, "this row doesn't say what is required")
            .help("write a permission, `nothing` or `forbidden` after the colon"),
        _ => requirement(found, node, before, &word),
    };
    found.report(error);
    claim_rest(found, node);
}

fn requirement(found: &Found, node: &SyntaxNode, before: TextRange, word: &str) -> SyntaxError {
    let rest = found.rest_of_line(node.text_range().start()).trim_start().to_owned();
    let next = first_word(&rest);
    let error = SyntaxError::new("missing-requirement", before, format!("`{word}` doesn't say what"));
    match next {
        "and" | "or" => error.help(format!("write what is required between `{word}` and `{next}`")),
        "of" | "in" | "is" | "holds" | "contains" | "with" | "also" => {
            error.help(format!("`{next}` can't start what is required: write a permission or a fact before it"))
        }
        _ if word == "with" => error.help("write the permissions that open the section"),
        _ => error.help("write a permission, or `nothing`"),
    }
}

/// What follows on the line as left-over text is part of the same mistake.
fn claim_rest(found: &mut Found, node: &SyntaxNode) {
    if let Some(junk) =
        node.next_sibling().filter(|next| matches!(next.kind(), SyntaxKind::Junk | SyntaxKind::ListJunk))
    {
        found.claim(junk.text_range());
    }
    // What is required may stand on the next line by mistake.
    let clause = node.parent().filter(|clause| clause.kind() == SyntaxKind::Requires);
    if let Some(below) = clause.and_then(|clause| clause.next_sibling())
        && below.kind() == SyntaxKind::BadClause
    {
        found.claim(below.text_range());
    }
}
