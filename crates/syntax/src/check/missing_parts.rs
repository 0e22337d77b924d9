use rowan::TextRange;

use super::found::{Found, first, shown, size};
use super::{invariants, missing_values};
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
        | SyntaxKind::Enumeration
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
        SyntaxKind::Implication => implies(found, before, next.as_ref()),
        SyntaxKind::ForEach => each(found, &parent, before, next.as_ref()),
        SyntaxKind::Invariant => {
            let name = trimmed(&parent);
            let error = SyntaxError::new("missing-claim", name, "this invariant doesn't say what it claims");
            match found.rest_of_line(name.end()).trim_start().starts_with('{') {
                true => {
                    error.help("write it without braces: `always …`, `always … implies …`, `no user …` or `no role …`")
                }
                false => error.help(invariants::FORMS),
            }
        }
        SyntaxKind::Option => option(&parent, before),
        SyntaxKind::Because => missing_values::reason(found, before),
        SyntaxKind::AnyOf | SyntaxKind::AllOf | SyntaxKind::IsOneOf | SyntaxKind::OneOfType => {
            list(found, &parent, before)
        }
        SyntaxKind::ByTable => SyntaxError::new("missing-body", trimmed(&parent), "this table has no rows")
            .help("write a row for each value in braces: `by fact { value: permission }`"),
        SyntaxKind::HoldsAll => {
            SyntaxError::new("missing-value", trimmed(&parent), "`holds all of` is not followed by a set")
                .help("write a fact that is a set of permissions")
        }
        _ => missing_values::value(found, before, &word),
    };
    found.report(error);
    if matches!(
        parent.kind(),
        SyntaxKind::AnyOf | SyntaxKind::AllOf | SyntaxKind::IsOneOf | SyntaxKind::OneOfType | SyntaxKind::Because
    ) {
        claim_line(found, before);
    }
    if parent.kind() == SyntaxKind::Invariant
        && let Some(below) = parent.next_sibling().filter(|below| below.kind() == SyntaxKind::BadItem)
        && (!found.starts_line(trimmed(&below).start())
            || !found.indent(trimmed(&below).start()).is_empty()
            || found.text(trimmed(&below)).starts_with('{'))
    {
        found.claim(below.text_range());
    }
    if let Some(next) = next {
        found.claim(next.text_range());
    }
}

/// `all (a, b)`
pub(super) fn of(found: &mut Found, node: &SyntaxNode) {
    let word = found.word_before(node.text_range().start());
    let text = found.text(word).to_owned();
    found.report(
        SyntaxError::new("missing-word", word, format!("no `of` after `{text}`"))
            .help(format!("write `{text} of (a, b)`, or `{text} of settings.*` with a pattern"))
            .fix(TextRange::empty(word.end()), " of"),
    );
    // What it lists may be wrong as well for the want of `of`.
    if let Some(missing) = node.next_sibling().filter(|next| next.kind() == SyntaxKind::MissingPart) {
        found.claim(missing.text_range());
        claim_line(found, word);
    }
}

/// `implication a brings b`
fn implies(found: &Found, before: TextRange, next: Option<&SyntaxNode>) -> SyntaxError {
    const HELP: &str = "write `implication permission implies other, another`";
    let Some(range) = next.map(trimmed).filter(|range| !range.is_empty()) else {
        return SyntaxError::new("missing-word", before, "this implication doesn't say what is implied").help(HELP);
    };
    let text = found.text(range).to_owned();
    let wrong = text.split(char::is_whitespace).next().unwrap_or_default();
    let rest = text.get(wrong.len()..).unwrap_or_default().trim_start();
    let error = SyntaxError::new(
        "missing-word",
        first(range, wrong.len()),
        "no `implies` between the permission and what it brings",
    )
    .help(HELP);
    // A word or a sign for `implies` stands between two names.
    if rest.starts_with(char::is_lowercase) && !wrong.starts_with(',') {
        error.fix(first(range, wrong.len()), "implies")
    } else {
        error
    }
}

/// `for each a of b requires …`, `for each a in b p`
fn each(found: &Found, parent: &SyntaxNode, before: TextRange, next: Option<&SyntaxNode>) -> SyntaxError {
    const HELP: &str = "write `for each value in set requires permission`";
    let text = next.map(|next| found.text(trimmed(next)).to_owned()).unwrap_or_default();
    if crate::ast::keyword(parent, "in").is_some() {
        return SyntaxError::new("missing-word", before, "`for each` doesn't say what it requires").help(HELP);
    }
    let word = super::words::first_word(&text);
    let error = SyntaxError::new("missing-word", before, "`for each` doesn't say in which set").help(HELP);
    match next {
        Some(next) if matches!(word, "of" | "from" | "on") => {
            let range = first(trimmed(next), word.len());
            SyntaxError::new("missing-word", range, format!("`{word}` stands where `in` belongs"))
                .help(HELP)
                .fix(range, "in")
        }
        _ => error,
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
        SyntaxKind::Enumeration => "list its values in braces, the `{` on the same line",
        SyntaxKind::TestBlock => "write its statements in braces, the `{` on the same line",
        _ => "write its actions in braces, the `{` on the same line",
    })
}

fn field(found: &mut Found, before: TextRange, word: &str, next: Option<&SyntaxNode>) -> SyntaxError {
    const TYPES: &str = "a type is `boolean`, `number`, `text`, `date`, `permission`, `one of (…)`, `set of …`, or the name of a resource or an `enum`";
    if word == ":" {
        return SyntaxError::new("missing-type", before, "no type follows this colon").help(TYPES);
    }
    match next {
        Some(next) if found.text(trimmed(next)).starts_with(char::is_alphabetic) => {
            let range = trimmed(next);
            let ty = match found.rest_of_line(range.start()).split_once(')') {
                // The values of `one of (…)` were read as facts of their own.
                Some((values, _)) if found.text(range).contains('(') => {
                    TextRange::at(range.start(), size(values.len() + 1))
                }
                _ => range,
            };
            if ty.end() > range.end() {
                found.claim(TextRange::new(range.end(), ty.end()));
            }
            SyntaxError::new("missing-colon", before, format!("no colon between `{word}` and its type"))
                .help(format!("write `{word}: {}`", shown(found.text(ty))))
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
    // What follows the list is of the clause.
    let ends =
        [", otherwise", " otherwise", " because", " if ", " unless "].into_iter().filter_map(|end| members.find(end));
    let members = members.get(..ends.min().unwrap_or(members.len())).unwrap_or_default();
    if members.is_empty() {
        return SyntaxError::new("list-without-parentheses", trimmed(parent), format!("`{words}` lists nothing"))
            .help(format!("write what it lists in parentheses: `{words} (a, b)`"));
    }
    let members = members.strip_prefix('[').map_or(members, |members| members.trim_end_matches(']'));
    let example = if members.is_empty() || !members.contains(',') { "a, b" } else { members };
    SyntaxError::new("list-without-parentheses", trimmed(parent), format!("what `{words}` lists stands in parentheses"))
        .help(format!("write `{words} ({})`", super::found::shown(example)))
}
