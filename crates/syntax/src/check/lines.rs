use rowan::TextRange;

use super::found::{Found, first, shown};
use super::words::{self, DECLARATIONS, first_word};
use super::{instead, signs, statements};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// A line in a section or in a test that is nothing of the language.
pub(super) fn bad_line(found: &mut Found, node: &SyntaxNode) {
    if node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::TestBody) {
        statements::bad_line(found, node);
    } else {
        line(found, node);
    }
}

/// A line under an action that is no clause.
pub(super) fn bad_clause(found: &mut Found, node: &SyntaxNode) {
    line(found, node);
}

fn line(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    let word = first_word(&text).to_owned();
    // The rest of an option that is broken over lines, which is told of.
    let option = node.prev_sibling().filter(|option| word == "also" && option.kind() == SyntaxKind::Option);
    if option.is_some_and(|option| option.children().any(|part| part.kind() == SyntaxKind::MissingPart)) {
        found.claim(range);
        return;
    }
    let error = if words::goes_on(&word) {
        if found.follows_wrong_text(range.start()) {
            found.claim(range);
            return;
        }
        goes_on_with_nothing(range, &word)
    } else {
        in_section(found, range, &text, &word)
    };
    found.report(error);
    found.claim(range);
}

fn goes_on_with_nothing(range: TextRange, word: &str) -> SyntaxError {
    SyntaxError::new(
        "goes-on-with-nothing",
        first(range, word.len()),
        format!("`{word}` goes on with a clause, and none can go on here"),
    )
    .help(match word {
        "because" => "a clause has one `because`, after its condition",
        "otherwise" => "`otherwise` follows `if` or `unless`, before `because`",
        "if" | "unless" => "a clause has one condition, and `otherwise` and `because` stand after it",
        _ => "put it directly after what is required, before `if`, `otherwise` and `because`",
    })
}

fn in_section(found: &Found, range: TextRange, text: &str, word: &str) -> SyntaxError {
    let line = text.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    let words = first(range, word.len());
    if DECLARATIONS.contains(&word) {
        return SyntaxError::new("declaration-inside", words, format!("a `{word}` can't be declared inside a section"))
            .help("put it at the left margin, outside the braces");
    }
    if let Some((len, right)) = words::clause(line) {
        let wrong = first(range, len);
        return SyntaxError::new("unknown-clause", wrong, format!("`{}` starts no clause", found.text(wrong)))
            .help(format!("did you mean `{right}`?"))
            .fix(wrong, right);
    }
    if word == "allowed" {
        return SyntaxError::new(
            "unknown-clause",
            first(range, line.len()),
            "`allowed` is followed by `to everyone` only",
        )
        .help("write `allowed to everyone`; who else may is said by what the action requires");
    }
    if let Some(error) = signs::alone(range, text) {
        return error;
    }
    if let Some(error) = instead::comment(range, line) {
        return error;
    }
    let name = line.split(" requires ").next().unwrap_or_default().trim_end();
    if name != line {
        return name_that_starts_wrong(range, name);
    }
    if word.is_empty() {
        return SyntaxError::new("stray-text", first(range, line.len()), "this text is no clause and no action")
            .help("remove it, start a comment with `//`, or quote it if it is an action's name");
    }
    if starts_name_like_text(found, range) {
        return name_that_starts_wrong(range, line);
    }
    SyntaxError::new("unknown-clause", words, format!("`{word}` starts no clause")).help(
        "an action has `requires`, `to … also requires`, `for each … requires`, `forbidden`, `allowed to everyone`, `ungated`, \
         `on nothing` and `formerly`; \
         an action's name starts with a capital letter",
    )
}

/// Whether the line reads as a name: clauses follow it, deeper than it is.
fn starts_name_like_text(found: &Found, range: TextRange) -> bool {
    let rest = found.whole().get(usize::from(range.end())..).unwrap_or_default();
    let mut lines = rest.lines();
    lines.next();
    let Some(next) = lines.find(|line| !line.trim().is_empty()) else {
        return false;
    };
    let deeper = next.len() - next.trim_start().len() > found.indent(range.start()).len();
    let word = first_word(next.trim_start());
    deeper && matches!(word, "requires" | "to" | "forbidden" | "allowed" | "ungated" | "on")
}

fn name_that_starts_wrong(range: TextRange, name: &str) -> SyntaxError {
    let words = first(range, name.len());
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    if name.starts_with(char::is_lowercase) {
        SyntaxError::new(
            "lower-case-action",
            words,
            format!("`{}` starts with a small letter, and an action's name starts with a capital", shown(name)),
        )
        .help(format!("write it with a capital letter, or quote it: `{}`", shown(&quoted)))
    } else {
        SyntaxError::new("unquoted-action", words, format!("the name `{}` needs quotes", shown(name)))
            .help(format!("an action's name that doesn't start with a capital letter is quoted: `{}`", shown(&quoted)))
            .fix(words, quoted)
    }
}
