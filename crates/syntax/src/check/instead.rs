//! What people write, out of habit or from another language, where the language has words of its own.

use rowan::TextRange;

use super::found::{Found, first, shown, size};
use super::words::first_word;
use crate::error::SyntaxError;

/// Text left over after a name or a number, where that word and the text together tell what was meant.
pub(super) fn left_over(found: &Found, range: TextRange, text: &str) -> Option<SyntaxError> {
    let before = found.word_before(range.start());
    let word = found.text(before);
    match word {
        "either" | "both" => Some(paired(found, before, range, word)),
        "at" => at_least(before, range, text),
        "one" => list_of(before, range, text, "of", "any of"),
        "no" => nothing(before, range, text),
        _ if is_number(word) => after_number(before, range, word, text),
        _ => None,
    }
}

/// `either a or b`, `both a and b`
fn paired(found: &Found, before: TextRange, range: TextRange, word: &str) -> SyntaxError {
    let operator = if word == "either" { "or" } else { "and" };
    let rest = found.rest_of_line(range.start()).trim_end();
    SyntaxError::new("unknown-word", before, format!("`{word}` is not needed: `{operator}` alone says it"))
        .help(format!("write `{}`", shown(rest)))
        .fix(TextRange::new(before.start(), range.start()), "")
}

/// `at least one of a, b`
fn at_least(before: TextRange, range: TextRange, text: &str) -> Option<SyntaxError> {
    let rest = text.strip_prefix("least")?.trim_start();
    let rest = rest.strip_prefix("one").or_else(|| rest.strip_prefix('1'))?.trim_start();
    let members = rest.strip_prefix("of")?.trim();
    Some(any_of(before, range, members, "at least one of", "any of"))
}

/// `one of a, b` where something is required.
fn list_of(before: TextRange, range: TextRange, text: &str, then: &str, right: &str) -> Option<SyntaxError> {
    let members = text.strip_prefix(then)?;
    members.starts_with([' ', '(']).then(|| any_of(before, range, members.trim(), "one of", right))
}

fn any_of(before: TextRange, range: TextRange, members: &str, wrong: &str, right: &str) -> SyntaxError {
    let members = members.trim_matches(['(', ')']).trim();
    let whole = TextRange::new(before.start(), range.end());
    SyntaxError::new("unknown-word", whole, format!("`{wrong}` is written `{right}`"))
        .help(format!("write `{right} ({})`", shown(members)))
        .fix(whole, format!("{right} ({members})"))
}

/// `no permission`, `no permissions`
fn nothing(before: TextRange, range: TextRange, text: &str) -> Option<SyntaxError> {
    let word = first_word(text);
    if !matches!(word, "permission" | "permissions" | "rights" | "right" | "role") {
        return None;
    }
    let whole = TextRange::new(before.start(), range.start() + size(word.len()));
    let error = SyntaxError::new("unknown-word", whole, format!("`no {word}` is written `nothing`"));
    Some(
        error.help(
            "write `requires nothing` where a gate stands around the action, `allowed to everyone` where none does",
        ),
    )
}

fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}

/// `1,000`, `1000 EUR`
fn after_number(before: TextRange, range: TextRange, number: &str, text: &str) -> Option<SyntaxError> {
    if let Some(more) = text.strip_prefix(',').filter(|more| before.end() == range.start() && is_number(more)) {
        let digits = more.len() - more.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c)).len();
        // The last comma may be that of the clause.
        let digits = more.get(..digits).unwrap_or_default().trim_end_matches([',', '.']).len();
        let whole = TextRange::new(before.start(), range.start() + size(1 + digits));
        let groups = more.get(..digits).unwrap_or_default();
        let right = format!("{number}{groups}").replace(',', "");
        let error =
            SyntaxError::new("broken-number", whole, format!("`{number},{groups}` has a comma, and numbers have none"));
        return Some(match groups.split(',').all(|group| group.len() == 3) {
            true => error.help(format!("write `{right}`")).fix(whole, right),
            false => error.help("write the digits alone, with a point before a fraction"),
        });
    }
    let unit = text.split(|c: char| c.is_whitespace() || ",()".contains(c)).next().unwrap_or_default();
    if let Some(len) = super::dates::in_words(&format!("{number} {text}")) {
        // As long as the gap before the text is one blank.
        let end = range.start() + size(len.saturating_sub(number.len() + 1));
        return Some(super::dates::words(TextRange::new(before.start(), end), number, text));
    }
    let is_unit = unit.chars().all(|c| c.is_alphabetic() || "%€$£²³°".contains(c)) && !unit.is_empty();
    if !is_unit || super::words::goes_on(unit) || super::words::within(unit).is_some() {
        return None;
    }
    let whole = first(range, unit.len());
    Some(
        SyntaxError::new("broken-number", whole, format!("a number has no unit: `{unit}` can't follow `{number}`"))
            .help("remove it; say in a `///` line above the fact what it counts")
            .fix(TextRange::new(before.end(), whole.end()), ""),
    )
}

/// A line that is a comment in another language.
pub(super) fn comment(range: TextRange, line: &str) -> Option<SyntaxError> {
    let marks = ["/*", "#", "--", "<!--", "%", "'"];
    let mark = marks.into_iter().find(|mark| line.starts_with(mark))?;
    let rest = line.get(mark.len()..)?.trim_start_matches('#');
    let text = rest.trim().trim_end_matches("*/").trim_end_matches("-->").trim_end();
    if text.is_empty() || mark == "#" && !rest.starts_with([' ', '\t']) || mark == "--" && !rest.starts_with(' ') {
        return None;
    }
    let whole = first(range, line.len());
    let error = SyntaxError::new("foreign-comment", whole, format!("a comment starts with `//`, not with `{mark}`"));
    let closes = mark != "/*" || rest.contains("*/");
    Some(match closes {
        true => error.help(format!("write `// {}`", shown(text))).fix(whole, format!("// {text}")),
        false => error.help("start each of its lines with `//`"),
    })
}

/// `draft - edit_orders`, a row of a table with another sign than a colon.
pub(super) fn row(range: TextRange, text: &str) -> Option<SyntaxError> {
    let value = first_word(text);
    let rest = text.get(value.len()..)?;
    let signs = rest.trim_start();
    let sign = ["->", "=>", "→", "–", "—", "-", "="].into_iter().find(|sign| signs.starts_with(sign))?;
    let required = signs.strip_prefix(sign)?.trim();
    if value.is_empty() || required.is_empty() || sign == "-" && !rest.starts_with(' ') {
        return None;
    }
    let gap = rest.len() - signs.len();
    let start = range.start() + size(value.len());
    let after = if signs.strip_prefix(sign)?.starts_with(' ') { ":" } else { ": " };
    Some(
        SyntaxError::new(
            "missing-colon",
            TextRange::at(start + size(gap), size(sign.len())),
            format!("a colon stands between a value and what it requires, not `{sign}`"),
        )
        .help(format!("write `{value}: {}`", shown(required)))
        .fix(TextRange::at(start, size(gap + sign.len())), after),
    )
}
