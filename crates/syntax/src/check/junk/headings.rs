//! Text left over in headings and names.

use rowan::TextRange;

use super::clauses::{is_clause, own_line};
use super::{joined_to_a_name, left_over};
use crate::check::found::{Found, first, shown};
use crate::check::words::{self, first_word};
use crate::check::{invariants, names, signs};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Text between an action's name and its clauses.
pub(super) fn in_names(found: &mut Found, action: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
    if text.starts_with(',') || text.starts_with(';') {
        return signs::alone(range, text).unwrap_or_else(|| left_over(range, text));
    }
    if is_clause(text) {
        return own_line(found, range, text);
    }
    if action
        .children()
        .any(|child| child.kind() == SyntaxKind::OwnId || child.descendants().any(|c| c.kind() == SyntaxKind::OwnId))
    {
        return SyntaxError::new("unexpected-text", range, format!("`{}` can't follow an id", shown(text)))
            .help("after `#id` comes ` / ` and another name, `requires`, or the end of the line");
    }
    names::needs_quotes(found, action, range)
}

/// Text in the heading of a declaration, before its brace.
pub(super) fn in_heading(found: &Found, parent: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
    let what = first_word(found.text(parent.text_range())).to_owned();
    if let Some(error) = joined_to_a_name(found, range, text) {
        return error;
    }
    let word = first_word(text);
    let words = first(range, word.len());
    let has_label = parent.children_with_tokens().any(|child| child.kind() == SyntaxKind::String);
    if parent.kind() == SyntaxKind::Section && has_label {
        if ["on", "from"].contains(&word) {
            return SyntaxError::new("out-of-order", words, format!("`{word}` can't follow here"))
                .help("a section's heading says `section id \"Heading\" on … from …`, in this order");
        }
        if text == word {
            return SyntaxError::new("out-of-order", words, format!("the id `{word}` stands after the heading"))
                .help("the id comes first: `section id \"Heading\"`");
        }
    }
    if let (SyntaxKind::Section | SyntaxKind::Template, Some(right)) =
        (parent.kind(), words::near(word, &["from", "on"]).filter(|right| *right != word))
    {
        return SyntaxError::new("unknown-word", words, format!("`{word}` means nothing here"))
            .help(format!("did you mean `{right}`?"))
            .fix(words, right);
    }
    let has_name = parent.children_with_tokens().any(|child| child.kind() == SyntaxKind::Ident);
    if text == ":" {
        let has_braces = found.whole().get(usize::from(range.end())..).unwrap_or_default().starts_with([' ', '{'])
            && found.rest_of_line(range.end()).trim_start().starts_with('{');
        let error = SyntaxError::new("unexpected-sign", range, "a heading ends without a colon");
        return match has_braces {
            true => error.help("remove it").fix(range, ""),
            false => error.help("write `{` for it, and a `}` after all that belongs to the heading"),
        };
    }
    match parent.kind() {
        SyntaxKind::TestBlock if !has_label => quoted(range, text, "a test's name stands in quotes"),
        SyntaxKind::Invariant if !has_label => quoted(range, text, "an invariant's name stands in quotes"),
        SyntaxKind::Permissions if matches!(word, "for" | "each" | "foreach") => {
            let wrong = ["for every", "for all", "for any", "foreach", "for", "each"]
                .into_iter()
                .find(|wrong| text.starts_with(wrong))
                .unwrap_or(word);
            let wrong_range = first(range, wrong.len());
            SyntaxError::new("unknown-word", wrong_range, format!("`{wrong}` means nothing here"))
                .help("write `for each` and the enumeration")
                .fix(wrong_range, "for each")
        }
        SyntaxKind::Section
        | SyntaxKind::Role
        | SyntaxKind::Permissions
        | SyntaxKind::Enumeration
        | SyntaxKind::Scope
            if !has_label && is_words(text) =>
        {
            match has_name || parent.kind() == SyntaxKind::Section {
                true => quoted(range, text, "a heading stands in quotes"),
                false => no_name(range, text, &what),
            }
        }
        SyntaxKind::Subject | SyntaxKind::Context | SyntaxKind::Resource | SyntaxKind::Template if !has_name => {
            no_name(range, text, &what)
        }
        SyntaxKind::Subject | SyntaxKind::Context | SyntaxKind::Resource if text.starts_with('"') => {
            SyntaxError::new("unexpected-label", range, format!("a `{what}` has no label"))
                .help("remove it; a `///` line above describes what it is")
                .fix(TextRange::new(found.word_before(range.start()).end(), range.end()), "")
        }
        _ => SyntaxError::new("unexpected-text", range, format!("`{}` can't stand in this heading", shown(text)))
            .help(expected(parent.kind())),
    }
}

fn expected(kind: SyntaxKind) -> &'static str {
    match kind {
        SyntaxKind::Permissions => {
            "write `permissions name \"Label\" for each enumeration { … }`; all but `permissions` may be left out"
        }
        SyntaxKind::Enumeration => "write `enum name \"Label\" { value, value }`",
        SyntaxKind::Scope => "write `scope name \"Label\"`",
        SyntaxKind::Invariant => invariants::FORMS,
        SyntaxKind::Role => "write `role name \"Label\" { … }`",
        SyntaxKind::Section => "write `section id \"Heading\" on resource from template(permission) { … }`",
        SyntaxKind::Template => "write `template name(parameter: permission) { … }`",
        SyntaxKind::TestBlock => "write `test \"what it shows\" { … }`",
        _ => "write the word, one name, and the facts in braces",
    }
}

fn is_words(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "_-–—&/'’,.".contains(c))
        && text.starts_with(char::is_alphanumeric)
}

fn quoted(range: TextRange, text: &str, message: &str) -> SyntaxError {
    let right = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let error = SyntaxError::new("unquoted-heading", range, message).help(format!("write `{}`", shown(&right)));
    if text.contains('"') { error } else { error.fix(range, right) }
}

fn no_name(range: TextRange, text: &str, what: &str) -> SyntaxError {
    if text.starts_with(char::is_uppercase) {
        let word = first_word(text);
        SyntaxError::new(
            "upper-case-name",
            first(range, word.len()),
            format!("`{word}` is no name: names are in lower case"),
        )
        .help(format!("write `{what} {}`", crate::slug::slug(word)))
    } else {
        SyntaxError::new("missing-name", range, format!("the name of this `{what}` is missing"))
            .help("a name starts with a small letter and has letters, digits and `_`")
    }
}
