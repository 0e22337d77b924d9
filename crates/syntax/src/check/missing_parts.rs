use rowan::TextRange;

use super::found::{Found, size};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// A place where a part of a declaration or a clause belongs and is not.
pub(super) fn missing(found: &mut Found, node: &SyntaxNode) {
    let Some(parent) = node.parent() else { return };
    let at = node.text_range().start();
    let before = found.word_before(at);
    let word = found.text(before).to_owned();
    let next = node
        .next_sibling()
        .filter(|next| matches!(next.kind(), SyntaxKind::Junk | SyntaxKind::EntryJunk | SyntaxKind::ListJunk));
    let error = match parent.kind() {
        SyntaxKind::Permissions
        | SyntaxKind::Subject
        | SyntaxKind::Context
        | SyntaxKind::Role
        | SyntaxKind::TestBlock => no_body(found, &parent),
        SyntaxKind::Template => match parent.children().any(|child| child.kind() == SyntaxKind::Parameters) {
            true => no_body(found, &parent),
            false => SyntaxError::new("missing-parameters", before, format!("no parameters follow `{word}`"))
                .help("write them in parentheses: `template name(parameter: permission) { … }`"),
        },
        SyntaxKind::FromTemplate => {
            SyntaxError::new("missing-arguments", before, format!("no arguments follow `{word}`"))
                .help(format!("name the permissions for the template's parameters: `from {word}(permission)`"))
        }
        SyntaxKind::Parameter => {
            SyntaxError::new("missing-type", before, format!("the parameter `{word}` has no type"))
                .help(format!("write `{}: permission`", word.trim_end_matches(':')))
                .fix(TextRange::empty(before.end()), if word == ":" { " permission" } else { ": permission" })
        }
        SyntaxKind::Field => field(found, before, &word, next.as_ref()),
        SyntaxKind::Option => option(&parent, before),
        SyntaxKind::Because => SyntaxError::new("missing-reason", before, "no reason follows `because`")
            .help("write it in quotes, as the user is to read it: `because \"…\"`"),
        SyntaxKind::AnyOf | SyntaxKind::AllOf | SyntaxKind::IsOneOf | SyntaxKind::OneOfType => {
            list(found, &parent, before)
        }
        SyntaxKind::ByTable => SyntaxError::new("missing-body", trimmed(&parent), "this table has no rows")
            .help("write a row for each value in braces: `by fact { value: permission }`"),
        SyntaxKind::HoldsAll => {
            SyntaxError::new("missing-value", trimmed(&parent), "`holds all of` is not followed by a set")
                .help("write a fact that is a set of permissions")
        }
        _ => SyntaxError::new("missing-value", before, format!("nothing follows `{word}`"))
            .help("write the value, number or fact that it is compared with"),
    };
    found.report(error);
    if matches!(
        parent.kind(),
        SyntaxKind::AnyOf | SyntaxKind::AllOf | SyntaxKind::IsOneOf | SyntaxKind::OneOfType | SyntaxKind::Because
    ) {
        claim_line(found, before);
    }
    if let Some(next) = next {
        found.claim(next.text_range());
    }
}

/// What stands on the rest of the line was meant to be the part that is missing.
fn claim_line(found: &mut Found, before: TextRange) {
    let len = found.rest_of_line(before.end()).split(['}', ')']).next().unwrap_or_default().len();
    found.claim(TextRange::at(before.end(), size(len)));
}

fn no_body(found: &Found, parent: &SyntaxNode) -> SyntaxError {
    let range = trimmed(parent);
    let what = found.text(range).split_whitespace().next().unwrap_or_default().to_owned();
    SyntaxError::new("missing-body", range, format!("this `{what}` has no braces")).help(match parent.kind() {
        SyntaxKind::Permissions => "list its permissions in braces, the `{` on the same line",
        SyntaxKind::Subject | SyntaxKind::Context => "list its facts in braces, the `{` on the same line",
        SyntaxKind::Role => "list its permissions in braces, the `{` on the same line; `{ }` for none",
        SyntaxKind::TestBlock => "write its statements in braces, the `{` on the same line",
        _ => "write its actions in braces, the `{` on the same line",
    })
}

fn field(found: &Found, before: TextRange, word: &str, next: Option<&SyntaxNode>) -> SyntaxError {
    const TYPES: &str = "a type is `boolean`, `number`, `permission`, `one of (…)`, `set of …`, or a resource's name";
    if word == ":" {
        return SyntaxError::new("missing-type", before, "no type follows this colon").help(TYPES);
    }
    match next {
        Some(next) if found.text(trimmed(next)).starts_with(char::is_alphabetic) => {
            SyntaxError::new("missing-colon", before, format!("no colon between `{word}` and its type"))
                .help(format!("write `{word}: {}`", super::found::shown(found.text(trimmed(next)))))
                .fix(TextRange::empty(before.end()), ":")
        }
        _ => SyntaxError::new("missing-type", before, format!("the fact `{word}` has no type"))
            .help(format!("write `{word}: boolean`; {TYPES}")),
    }
}

fn option(parent: &SyntaxNode, before: TextRange) -> SyntaxError {
    let range = trimmed(parent);
    SyntaxError::new(
        "option-without-also",
        if range.is_empty() { before } else { range },
        "an option says what it `also requires`",
    )
    .help("write `to … also requires permission` on one line")
}

fn list(found: &Found, parent: &SyntaxNode, before: TextRange) -> SyntaxError {
    let words = match parent.kind() {
        SyntaxKind::AnyOf => "any of",
        SyntaxKind::AllOf => "all of",
        _ => "one of",
    };
    let rest = found.rest_of_line(before.end()).trim();
    let members = rest.split(" //").next().unwrap_or_default().trim_end_matches([' ', '}']);
    let example = if members.is_empty() || !members.contains(',') { "a, b" } else { members };
    SyntaxError::new("list-without-parentheses", trimmed(parent), format!("what `{words}` lists stands in parentheses"))
        .help(format!("write `{words} ({})`", super::found::shown(example)))
}
