use rowan::TextRange;

use super::found::{Found, first, shown};
use super::words::first_word;
use crate::ast::{self, AstNode as _, trimmed};
use crate::error::SyntaxError;
use crate::kind::SyntaxNode;

/// Text that is no operand. Words with a capital letter may be a permission's label; those are told of where the labels
/// are known.
pub(super) fn bad_operand(found: &mut Found, node: &SyntaxNode) {
    let Some(operand) = ast::BadOperand::cast(node.clone()) else {
        return;
    };
    let range = trimmed(node);
    if operand.is_words() || found.is_claimed(range) {
        return;
    }
    let text = found.text(range).to_owned();
    let word = first_word(&text);
    let error = match text.chars().next().unwrap_or_default() {
        '!' => SyntaxError::new("wrong-operator", first(range, 1), "`!` is written `not`")
            .help("write `not` before a fact; that somebody lacks a permission can't be asked for")
            .fix(first(range, 1), if text.starts_with("! ") { "not" } else { "not " }),
        '=' | '<' | '>' => SyntaxError::new("missing-operand", first(range, 1), "nothing is compared here")
            .help("write the fact before the sign"),
        ':' => {
            let right = text.trim_start_matches(':').trim_start();
            let sign = first(range, text.len() - right.len());
            let error = SyntaxError::new("unexpected-sign", first(range, 1), "no colon stands before what is required")
                .help("remove it");
            let before = found.word_before(range.start()).end() == range.start();
            if right.starts_with(char::is_lowercase) { error.fix(sign, if before { " " } else { "" }) } else { error }
        }
        '[' => SyntaxError::new(
            "list-without-parentheses",
            first(range, 1),
            "lists stand in parentheses, after words that say what of them is needed",
        )
        .help("write `all of (a, b)` or `any of (a, b)`"),
        ';' => super::signs::semicolon(range),
        '\'' => SyntaxError::new("unexpected-text", range, "quotes around what is required")
            .help("write a permission or a fact by its name, without quotes"),
        '.' => SyntaxError::new("broken-name", range, format!("`{}` is no name", shown(&text)))
            .help("a name starts with a small letter and has letters, digits and `_`, its parts joined by single dots"),
        '0'..='9' | '-' | '_' => {
            SyntaxError::new("broken-name", range, format!("`{}` is no permission and no fact", shown(&text)))
                .help("a name starts with a small letter; a number stands only after `is`, `<`, `<=`, `>` or `>=`")
        }
        _ if matches!(word, "role" | "roles" | "permission" | "permissions") => kind_before_name(range, word, &text),
        _ if word.is_empty() => {
            SyntaxError::new("unexpected-text", range, format!("`{}` can't be required", shown(&text)))
                .help("write a permission, a fact or `can …`")
        }
        _ => SyntaxError::new("unexpected-text", range, format!("`{}` is no permission and no fact", shown(&text)))
            .help("join names with `and` or `or`"),
    };
    let is_list = error.code == "list-without-parentheses";
    found.report(error);
    found.claim(range);
    if is_list {
        let line = found.rest_of_line(range.end()).len();
        found.claim(TextRange::at(range.end(), super::found::size(line)));
    }
}

/// `requires role analyst`, `requires permission view`: the kind of a thing before its name.
fn kind_before_name(range: TextRange, kind: &str, text: &str) -> SyntaxError {
    let name = text.get(kind.len()..).unwrap_or_default().trim_start();
    if kind.starts_with("role") {
        return SyntaxError::new("role-in-rule", range, "rules ask for permissions, not for roles").help(format!(
            "require the permissions that the role `{name}` stands for; roles are named only in `role` and in tests"
        ));
    }
    let before = first(range, text.len() - name.len());
    SyntaxError::new("unknown-word", first(range, kind.len()), format!("`{kind}` means nothing here"))
        .help(format!("write the name alone: `{name}`"))
        .fix(before, "")
}
