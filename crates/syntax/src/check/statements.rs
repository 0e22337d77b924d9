use rowan::TextRange;

use super::found::{Found, first, shown, size};
use super::junk::joined_to_a_name;
use super::signs;
use super::words::{first_word, near};
use crate::ast::{self, AstNode as _, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

const HELP: &str =
    "a test has `allow action`, `deny action missing …`, `user holds …`, `user has role …` and what facts are";

/// A line of a test that is no statement.
pub(super) fn bad_line(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    let word = first_word(&text);
    let words = first(range, word.len());
    let error = if matches!(word, "and" | "or" | "with") && found.follows_wrong_text(range.start()) {
        found.claim(range);
        return;
    } else if word == "can" {
        instead(words, word, "allow")
    } else if word == "in" {
        SyntaxError::new("unknown-statement", words, "a scope stands at the end of a statement")
            .help("write `user holds … in target`, or `user holds nothing in target`")
    } else if let Some(error) = signs::alone(range, &text) {
        error
    } else if word.starts_with(char::is_uppercase) {
        capital(words, word, &text)
    } else {
        unknown(range, &text)
    };
    found.report(error);
    found.claim(range);
}

fn capital(words: TextRange, word: &str, text: &str) -> SyntaxError {
    match near(word, &["allow", "deny", "user", "not"]) {
        Some(right) => instead(words, word, right),
        None => unknown(TextRange::at(words.start(), size(text.len())), text),
    }
}

fn unknown(range: TextRange, text: &str) -> SyntaxError {
    let line = text.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    SyntaxError::new(
        "unknown-statement",
        first(range, line.len()),
        format!("`{}` is no statement of a test", shown(line)),
    )
    .help(HELP)
}

fn instead(words: TextRange, word: &str, right: &str) -> SyntaxError {
    SyntaxError::new("unknown-statement", words, format!("`{word}` starts no statement of a test"))
        .help(format!("did you mean `{right}`?"))
        .fix(words, right)
}

/// What is left of a statement's line.
pub(super) fn junk(found: &Found, statement: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
    if let Some(error) = joined_to_a_name(found, range, text) {
        return error;
    }
    let word = first_word(text);
    let words = first(range, word.len());
    match text.chars().next().unwrap_or_default() {
        ';' => return signs::semicolon(range),
        ',' if statement.descendants().any(|node| node.kind() == SyntaxKind::InScope) => {
            return SyntaxError::new("unexpected-text", range, "a scope goes for the whole line, and ends it")
                .help("write what is held elsewhere on a line of its own");
        }
        ',' => {
            return match text.trim_matches([',', ' ']).is_empty() {
                true => signs::comma(range),
                false => unexpected(range, text),
            };
        }
        _ => {}
    }
    if statement.kind() == SyntaxKind::Given {
        return after_name(found, statement, range, text);
    }
    match near(word, &["missing", "with"]) {
        Some("missing") if word == "missing" => {
            SyntaxError::new("missing-value", words, "no permission follows `missing`")
                .help("write the permissions that would turn it into a yes")
        }
        Some("with") if word == "with" => {
            SyntaxError::new("missing-name", words, "no option follows `with`").help("write the option's id")
        }
        Some(right) => SyntaxError::new("unknown-word", words, format!("`{word}` means nothing here"))
            .help(format!("did you mean `{right}`?"))
            .fix(words, right),
        None => unexpected(range, text),
    }
}

fn unexpected(range: TextRange, text: &str) -> SyntaxError {
    SyntaxError::new("unexpected-text", range, format!("`{}` can't follow here", shown(text)))
        .help("a statement ends with its line")
}

/// Text after the name that a statement starts with.
fn after_name(found: &Found, statement: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
    let Some(given) = ast::Given::cast(statement.clone()) else {
        return unexpected(range, text);
    };
    let Some(path) = given.path() else {
        return unexpected(range, text);
    };
    if given.what().is_some() {
        return unexpected(range, text);
    }
    let start = path.text();
    let word = first_word(text);
    let words = first(range, word.len());
    let right = match start.as_str() {
        "allows" | "allowed" | "permit" | "permits" | "grant" | "may" | "expect" => Some("allow"),
        "denies" | "denied" | "forbid" | "forbids" | "forbidden" | "refuse" | "reject" => Some("deny"),
        "allow" | "deny" => {
            return SyntaxError::new("missing-name", range, format!("`{}` is no action's id", shown(text)))
                .help(format!("write it in small letters as services call it: `{start} section.action`"));
        }
        other => near(other, &["allow", "deny"]),
    };
    if let Some(right) = right {
        return instead(path.range(), &start, right);
    }
    if word == "holds" && text.split_whitespace().nth(1) == Some("all") {
        return SyntaxError::new("unknown-statement", range, "`user holds` lists permissions without `all of`")
            .help("write the pattern alone: `user holds settings.users.*`");
    }
    let verb = match word {
        "has" | "have" | "had" | "hold" | "owns" | "gets" | "held" => Some("holds"),
        "are" | "equals" | "was" | "iz" => Some("is"),
        "include" | "includes" | "contain" | "containing" => Some("contains"),
        "holds" | "is" | "contains" => {
            return SyntaxError::new("missing-value", words, format!("nothing that can be read follows `{word}`"))
                .help("write names by their identifiers, separated by commas");
        }
        other => near(other, &["holds", "contains"]),
    };
    match verb {
        Some(right) if word == "has" => {
            SyntaxError::new("unknown-statement", words, "`has` is followed by `role`, and nothing else")
                .help("write `holds` for permissions, `has role` for roles")
                .fix(words, right)
        }
        Some(right) => SyntaxError::new("unknown-statement", words, format!("`{word}` says nothing in a test"))
            .help(format!("did you mean `{right}`?"))
            .fix(words, right),
        None => {
            let whole = TextRange::new(path.range().start(), range.end());
            unknown(whole, found.text(whole))
        }
    }
}

/// `not` before something that is no boolean fact.
pub(super) fn given(found: &mut Found, node: &SyntaxNode) {
    let Some(given) = ast::Given::cast(node.clone()) else {
        return;
    };
    let (true, Some(_), Some(first)) = (given.is_not(), given.what(), node.first_token()) else {
        return;
    };
    found.report(
        SyntaxError::new("misplaced-not", first.text_range(), "`not` stands only before a boolean fact alone")
            .help("write `is not`, or leave the line out: what a test doesn't say is unknown"),
    );
}
