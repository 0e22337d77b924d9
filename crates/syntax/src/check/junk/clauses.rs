//! Text left over after what a clause says.

use rowan::TextRange;

use super::lists::{after_comma, after_pattern};
use super::{is_name, joined_to_a_name, left_over};
use crate::check::found::{Found, first, shown};
use crate::check::words::{self, first_word};
use crate::check::{comparisons, instead, signs};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Text after what a clause says.
pub(super) fn after_clause(found: &Found, node: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
    if let Some(error) = instead::left_over(found, range, text) {
        return error;
    }
    if let Some(error) = joined_to_a_name(found, range, text).or_else(|| arrow(node, range, text)) {
        return error;
    }
    if let Some(error) = comparisons::words(found, range, text) {
        return error;
    }
    if text.starts_with(['#', '/', '-', '<'])
        && let Some(error) = instead::comment(range, text)
    {
        return error;
    }
    let word = first_word(text);
    let words = first(range, word.len());
    let before = found.word_before(range.start());
    match text.chars().next().unwrap_or_default() {
        ',' if node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Formerly) => {
            SyntaxError::new("list-without-parentheses", range, "several old ids stand in parentheses")
                .help("write `formerly (a, b)`")
        }
        ',' => match after_pattern(found, range) {
            Some(error) => error,
            None => after_comma(found, range, text),
        },
        ';' => signs::semicolon(range),
        '/' if text.starts_with("/ ") => {
            SyntaxError::new("wrong-operator", first(range, 1), "`/` joins the names of actions, not what they require")
                .help("write `and` if both are needed, `or` if one is enough")
        }
        ')' => signs::alone(range, text).unwrap_or_else(|| left_over(range, text)),
        '"' | '“' | '”' | '„' => {
            SyntaxError::new("unexpected-label", range, "a quoted text stands here without a word that says what it is")
                .help("a reason follows `because`; labels stand where permissions and facts are declared")
        }
        '#' => SyntaxError::new("misplaced-id", range, "an id can't stand here")
            .help("`#id` follows an action's name, or an option's words before `also requires`"),
        _ if words::goes_on(word) => out_of_order(words, word),
        _ if word == "holds" && is_name(text.get(word.len()..).unwrap_or_default().trim()) => {
            let whole = TextRange::new(before.start(), range.end());
            let name = text.get(word.len()..).unwrap_or_default().trim().to_owned();
            SyntaxError::new("unexpected-text", whole, "a rule names the permission alone")
                .help(format!("write `{name}`: that somebody holds it is what a rule asks for"))
                .fix(whole, name)
        }
        _ if matches!(word, "is" | "in" | "contains" | "holds" | "with") => SyntaxError::new(
            "missing-value",
            words,
            format!("nothing that can be read follows `{word}`"),
        )
        .help("write `is value`, `is not value`, `is one of (…)`, `is in set`, `contains value` or `holds all of set`"),
        _ if is_clause(text) => own_line(found, range, text),
        'A'..='Z' => {
            SyntaxError::new("upper-case-name", words, format!("`{word}` is no name: names are in lower case"))
                .help("write the permission or fact by its identifier")
        }
        _ if word.is_empty() => left_over(range, text),
        _ => match words::within(word) {
            Some(right) => SyntaxError::new("unknown-word", words, format!("`{word}` means nothing here"))
                .help(format!("did you mean `{right}`?"))
                .fix(words, right),
            None if is_name(text)
                && let Some(error) = after_pattern(found, range) =>
            {
                error
            }
            None if word == "only" && text.starts_with("only if ") => {
                SyntaxError::new("unknown-word", first(range, 7), "`only if` is written `if`")
                    .help("write `if`, and after the condition what holds otherwise: `, otherwise forbidden`")
                    .fix(first(range, 7), "if")
            }
            None if word == "then" => SyntaxError::new("unknown-word", words, "`then` means nothing here")
                .help("what is required stands before its condition: `requires a if b, otherwise c`"),
            None if is_name(found.text(before)) => SyntaxError::new(
                "missing-operator",
                words,
                format!("nothing joins `{word}` to `{}` before it", shown(found.text(before))),
            )
            .help("write `and` between them if both are needed, `or` if one is enough"),
            None => left_over(range, text),
        },
    }
}

/// `=>`, `->` and their like, which other languages have.
fn arrow(node: &SyntaxNode, range: TextRange, text: &str) -> Option<SyntaxError> {
    let sign = ["=>", "->", "→", "⇒"].into_iter().find(|sign| text.starts_with(sign))?;
    let sign_range = first(range, sign.len());
    if sign == "=>" && text.trim_start_matches("=>").trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '-')
    {
        let error = SyntaxError::new("wrong-operator", sign_range, "`=>` is written `>=`");
        return Some(error.help("write the greater-than sign first").fix(sign_range, ">="));
    }
    let error = SyntaxError::new("wrong-operator", sign_range, format!("`{sign}` means nothing here"));
    Some(match node.parent().map(|parent| parent.kind()) {
        Some(SyntaxKind::Invariant) => error.help("write `implies`").fix(sign_range, "implies"),
        _ => error.help(
            "write `if` where what stands before it is required under a condition; that one permission brings another is said \
             once, in `implication a implies b`",
        ),
    })
}

/// Text after the permissions that an implication names.
pub(super) fn after_implication(found: &Found, range: TextRange, text: &str) -> SyntaxError {
    if let Some(error) = joined_to_a_name(found, range, text) {
        return error;
    }
    let word = first_word(text);
    match text.chars().next().unwrap_or_default() {
        ';' => signs::semicolon(range),
        ',' => signs::comma(range),
        _ if word == "and" => {
            SyntaxError::new("unexpected-text", first(range, 3), "what is implied is listed with commas")
                .help("write a comma")
                .fix(TextRange::new(found.word_before(range.start()).end(), first(range, 3).end()), ",")
        }
        _ if matches!(word, "all" | "any") => {
            SyntaxError::new("unexpected-text", range, format!("an implication lists permissions without `{word} of`"))
                .help("write the pattern alone: it stands for all that fit it")
        }
        _ if word == "in" => SyntaxError::new("unexpected-text", range, "an implication holds in every scope")
            .help("remove this: in each scope, who holds the one there holds the other there"),
        _ => SyntaxError::new("unexpected-text", range, format!("`{}` can't follow here", shown(text)))
            .help("an implication names permissions, separated by commas, and has no condition"),
    }
}

fn out_of_order(words: TextRange, word: &str) -> SyntaxError {
    SyntaxError::new("out-of-order", words, format!("`{word}` can't follow here")).help(
        "a clause says what is required, then `if` or `unless` once, then `otherwise`, then `because`, each at most once; \
         several conditions are joined by `and`",
    )
}

pub(super) fn is_clause(text: &str) -> bool {
    ["requires", "forbidden", "ungated", "allowed to", "on nothing", "opens with", "every action"].iter().any(|start| {
        text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    }) || text.starts_with("to ") && text.contains(" also requires ")
}

pub(super) fn own_line(found: &Found, range: TextRange, text: &str) -> SyntaxError {
    let word = first_word(text);
    let gap = TextRange::new(found.word_before(range.start()).end(), range.start());
    let mut indent = found.indent(range.start()).to_owned();
    if found.rest_of_line(range.start() - gap.len()).is_empty() || starts_with_name(found, range) {
        indent.push_str("    ");
    }
    SyntaxError::new(
        "clause-not-on-its-line",
        first(range, word.len()),
        format!("`{word}` starts a clause within a line"),
    )
    .help("each clause stands on a line of its own; only the first `requires` may follow the action's name")
    .fix(gap, format!("\n{indent}"))
}

/// Whether the line of `range` starts with an action's name, so that a clause on its own line is indented deeper.
fn starts_with_name(found: &Found, range: TextRange) -> bool {
    let before = found.whole().get(..usize::from(range.start())).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start();
    line.starts_with(|c: char| c.is_uppercase() || c == '"')
}
