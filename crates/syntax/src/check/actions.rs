use rowan::TextRange;

use super::found::{Found, shown, size};
use super::names;
use crate::ast::{self, AstNode as _, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};

/// Actions whose name is a clause with a capital letter, and actions without a clause.
pub(super) fn action(found: &mut Found, node: &SyntaxNode) {
    let Some(action) = ast::Action::cast(node.clone()) else {
        return;
    };
    let mut slipped = false;
    for (index, name) in action.names().iter().enumerate() {
        slipped |= capitalised(found, name, index == 0);
        odd_space(found, name);
        colon(found, name);
    }
    if slipped {
        claim_rest(found, node);
    }
    if slipped || action.clauses().next().is_some() || has_wrong_text(node) {
        return;
    }
    let Some(name) = action.names().pop() else {
        return;
    };
    let range = trimmed(name.syntax());
    if let Some(error) = misspelt(found, &name).or_else(|| cut_short(found, node, range)) {
        found.report(error);
        claim_rest(found, node);
        return;
    }
    // The clause may have been taken for the next action's name.
    if node.next_sibling().and_then(ast::Action::cast).is_some_and(|next| next.names().first().is_some_and(is_slip)) {
        return;
    }
    // A list of what is needed, each with a mark, is told of as that.
    let below = node.next_sibling().filter(|below| below.kind() == SyntaxKind::BadLine);
    let listed = below.map(|below| found.text(trimmed(&below)).to_owned()).unwrap_or_default();
    if ["- ", "* ", "• "]
        .iter()
        .any(|mark| listed.strip_prefix(mark).is_some_and(|rest| rest.starts_with(char::is_lowercase)))
    {
        return;
    }
    found.report(
        SyntaxError::new(
            "action-without-clause",
            range,
            format!("`{}` doesn't say what it requires", shown(&name.phrase())),
        )
        .help("write `requires` and what is needed under it, or `allowed to everyone`"),
    );
}

/// What is left of the line was read as wrong text after the action.
fn claim_rest(found: &mut Found, node: &SyntaxNode) {
    let next = node.next_sibling().filter(|next| next.kind() == SyntaxKind::BadLine);
    if let Some(line) = next.filter(|line| !found.starts_line(trimmed(line).start())) {
        found.claim(line.text_range());
    }
}

fn has_wrong_text(node: &SyntaxNode) -> bool {
    node.children_with_tokens().any(|child| child.kind().is_error())
        || node.descendants().any(|child| matches!(child.kind(), SyntaxKind::MissingName | SyntaxKind::BadName))
}

/// A name that a comment or a brace cuts short: it was meant to be part of the name.
fn cut_short(found: &Found, node: &SyntaxNode, range: TextRange) -> Option<SyntaxError> {
    let next = found.whole().get(usize::from(range.end())..)?;
    let blanks = next.len() - next.trim_start_matches([' ', '\t']).len();
    let next = next.trim_start_matches([' ', '\t']);
    let comment = blanks == 0 && next.starts_with("//");
    if !comment && !next.starts_with('{') {
        return None;
    }
    let junk = TextRange::empty(range.end() + size(blanks));
    Some(names::needs_quotes(found, node, junk))
}

/// `Edit a customer: requires p`
fn colon(found: &mut Found, name: &ast::ActionName) {
    let Some(bare) = name.bare() else { return };
    let text = bare.text().trim_end();
    let Some(right) = text.strip_suffix(':') else { return };
    // An address that a comment seems to cut short is told of as such.
    if found.rest_of_line(bare.range().end()).starts_with("//") {
        return;
    }
    let range =
        TextRange::at(bare.range().start() + size(right.trim_end().len()), size(text.len() - right.trim_end().len()));
    found.report(
        SyntaxError::new("colon-after-name", range, "an action's name has no colon after it")
            .help("remove it; quote the name if the colon is part of it")
            .fix(range, ""),
    );
}

/// What stands for `requires` in a name that has no clause.
const REQUIRES: [&str; 13] = [
    "require",
    "required",
    "requiring",
    "needs",
    "need",
    "requires:",
    "reqires",
    "requries",
    "requiers",
    "->",
    "=>",
    "→",
    ":",
];

/// What stands for `allowed to everyone` at the end of a name that has no clause.
const EVERYONE: [&str; 6] = [
    " allow everyone",
    " allow all",
    " allowed everyone",
    " allowed to all",
    " allow to everyone",
    " allowed to everyone",
];

/// `Delete needs p`, `Read allow everyone`: words for a clause in a name that has none.
fn misspelt(found: &Found, name: &ast::ActionName) -> Option<SyntaxError> {
    let bare = name.bare()?;
    let text = bare.text().trim_end();
    let place = |start: usize, len: usize| TextRange::at(bare.range().start() + size(start), size(len));
    if let Some(wrong) = EVERYONE.into_iter().find(|wrong| text.ends_with(wrong)) {
        let start = text.len() - wrong.len();
        let indent = found.indent(bare.range().start());
        let right = "allowed to everyone";
        let words = wrong.trim_start();
        let message = match words == right {
            true => format!("`{right}` stands on a line of its own"),
            false => format!("`{words}` is written `{right}`, on a line of its own"),
        };
        return Some(
            SyntaxError::new("unknown-clause", place(start + 1, words.len()), message)
                .help("write it under the action's name")
                .fix(place(start, wrong.len()), format!("\n{indent}    {right}")),
        );
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let word = word.trim_end();
        let rest = text.get(at..).unwrap_or_default();
        let is_clause = rest.starts_with(char::is_lowercase) && (!rest.contains(' ') || rest.contains(['_', '.']));
        if start > 0 && REQUIRES.contains(&word) && is_clause {
            let range = place(start, word.len());
            return Some(
                SyntaxError::new("unknown-clause", range, format!("`{word}` is written `requires`"))
                    .help(format!("write `{}requires {}`", text.get(..start).unwrap_or_default(), shown(rest)))
                    .fix(range, "requires"),
            );
        }
    }
    None
}

fn is_slip(name: &ast::ActionName) -> bool {
    name.bare().is_some_and(|word| slip(word.syntax(), true).is_some())
}

/// A clause but for its capital letter.
fn capitalised(found: &mut Found, name: &ast::ActionName, starts_line: bool) -> bool {
    let Some(bare) = name.bare() else {
        return false;
    };
    let Some((at, wrong)) = slip(bare.syntax(), starts_line) else {
        return false;
    };
    let range = TextRange::at(bare.range().start() + size(at), size(wrong.len()));
    let right = wrong.to_lowercase();
    found.report(
        SyntaxError::new("capitalised-clause", range, format!("`{wrong}` starts a clause only in small letters"))
            .help(format!("write `{right}`; or quote the whole line if it is an action's name"))
            .fix(range, right),
    );
    true
}

/// A space that is no blank of the language, before a `requires` that would end the name.
fn odd_space(found: &mut Found, name: &ast::ActionName) {
    let Some(bare) = name.bare() else {
        return;
    };
    for (at, space) in bare.syntax().text().char_indices().filter(|(_, character)| character.is_whitespace()) {
        let rest = bare.syntax().text().get(at + space.len_utf8()..).unwrap_or_default();
        if rest.split_whitespace().next() != Some("requires") {
            continue;
        }
        let range = TextRange::at(bare.range().start() + size(at), size(space.len_utf8()));
        let code = u32::from(space);
        let message =
            format!("the space before this `requires` is U+{code:04X}, which makes the word part of the name");
        found.report(SyntaxError::new("hidden-character", range, message).help("write a plain space").fix(range, " "));
    }
}

/// The word that makes a name a clause with a capital letter: where it is in the name, and the word. Only the name that
/// starts the line can be taken for the start of a clause.
fn slip(name: &SyntaxToken, starts_line: bool) -> Option<(usize, &str)> {
    let text = name.text().trim_end();
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let third = words.next();
    let is_slip = match (first, second) {
        ("Requires", _) | ("And" | "Or" | "If" | "Unless" | "Otherwise" | "Because", Some(_)) | ("Ungated", None) => {
            true
        }
        ("Forbidden", second) => matches!(second, None | Some("if" | "unless" | "because" | "otherwise")),
        ("Allowed", Some("to")) => third == Some("everyone"),
        ("Opens", Some("with")) => true,
        ("On", Some("nothing")) => third.is_none(),
        ("Every", Some("action")) => third.is_none() || matches!(third, Some("forbidden" | "requires")),
        // The name ends where ` requires` starts.
        ("To", Some(_)) => text.ends_with(" also") && follows(name, "requires"),
        ("Section" | "Role" | "Resource" | "Permissions" | "Template" | "Test" | "Subject" | "Context", None) => {
            follows(name, "\"") || follows(name, "{")
        }
        _ => false,
    };
    if is_slip && starts_line {
        return Some((0, first));
    }
    let at = text.find(" Requires ")? + 1;
    Some((at, text.get(at..at + "Requires".len())?))
}

fn follows(name: &SyntaxToken, start: &str) -> bool {
    let mut token = name.next_token();
    while let Some(next) = token {
        if next.kind() != SyntaxKind::Blank {
            return next.text().starts_with(start);
        }
        token = next.next_token();
    }
    false
}
