use rowan::TextRange;

use super::found::{Found, first, shown, size};
use super::words::{self, first_word};
use super::{comparisons, instead, signs, statements};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Text left over after a clause or in a heading.
pub(super) fn junk(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    let Some(parent) = node.parent() else { return };
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    let error = match parent.kind() {
        SyntaxKind::Given | SyntaxKind::Allow | SyntaxKind::Deny => statements::junk(found, &parent, range, &text),
        SyntaxKind::Action => in_names(found, &parent, range, &text),
        SyntaxKind::Permissions
        | SyntaxKind::Enumeration
        | SyntaxKind::Scope
        | SyntaxKind::Role
        | SyntaxKind::Section
        | SyntaxKind::Template
        | SyntaxKind::Subject
        | SyntaxKind::Context
        | SyntaxKind::Resource
        | SyntaxKind::TestBlock => in_heading(found, &parent, range, &text),
        // Before what is claimed, it is part of the heading.
        SyntaxKind::Invariant if node.prev_sibling().is_none_or(|last| last.kind() == SyntaxKind::MissingName) => {
            in_heading(found, &parent, range, &text)
        }
        SyntaxKind::Implication => after_implication(found, range, &text),
        _ => after_clause(found, node, range, &text),
    };
    let lists = matches!(error.code, "comma-for-and" | "list-without-parentheses");
    found.report(error);
    found.claim(range);
    if lists
        && let Some(below) = node.parent().and_then(|clause| clause.next_sibling())
        && below.kind() == SyntaxKind::BadClause
    {
        found.claim(below.text_range());
    }
}

/// Text after what a clause says.
fn after_clause(found: &Found, node: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
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
fn after_implication(found: &Found, range: TextRange, text: &str) -> SyntaxError {
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

fn left_over(range: TextRange, text: &str) -> SyntaxError {
    SyntaxError::new("unexpected-text", range, format!("`{}` can't follow here", shown(text)))
        .help("a clause ends with its line: remove this, or start a comment with `//`")
}

/// `-customers`, `.Read`, `.` and their like: what was meant to be one name with the word before it.
pub(super) fn joined_to_a_name(found: &Found, range: TextRange, text: &str) -> Option<SyntaxError> {
    let before = found.word_before(range.start());
    if text.starts_with('[') {
        return Some(bracket(found, before, range, text));
    }
    if before.end() != range.start() {
        return None;
    }
    if matches!(found.text(before), "*" | "**" | "}" | "]")
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    {
        let word = first_word(text);
        let message = format!("no dot between `{}` and `{word}`", found.text(before));
        return Some(
            SyntaxError::new("broken-name", first(range, word.len()), message)
                .help("`*`, `{…}` and `[…]` each stand for a whole part of a name; parts are joined by dots"),
        );
    }
    if !is_name(found.text(before)) {
        return None;
    }
    if text.starts_with('*') {
        return Some(
            SyntaxError::new(
                "broken-name",
                first(range, 1),
                "a `*` stands for a whole part of a name, not for some letters",
            )
            .help("write the parts in full, or list them: `settings.{read, read_all}`"),
        );
    }
    let end =
        text.find(|character: char| character.is_whitespace() || ",(){}\"".contains(character)).unwrap_or(text.len());
    let joined = text.get(..end)?;
    let whole = TextRange::new(before.start(), range.start() + size(end));
    let name = format!("{}{joined}", found.text(before));
    if joined.starts_with('-') && joined.len() > 1 && joined.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
        let right = name.replace('-', "_");
        return Some(
            SyntaxError::new("hyphen-in-name", whole, format!("`{name}` has a hyphen, and names have `_`"))
                .help(format!("write `{right}`"))
                .fix(whole, right),
        );
    }
    let rest = joined.strip_prefix('.')?;
    Some(if rest.starts_with(['*', '{']) {
        SyntaxError::new("broken-name", whole, format!("`{name}` is a pattern, and here belongs one name")).help(
            "patterns stand in rules after `all of` and `any of`, in roles, after `user holds` and after `implies`",
        )
    } else if rest.is_empty() {
        SyntaxError::new("trailing-dot", first(range, 1), "nothing follows this dot")
            .help("remove it, or write the rest of the name")
            .fix(first(range, 1), "")
    } else if rest.starts_with(char::is_uppercase) {
        SyntaxError::new("upper-case-name", whole, format!("`{name}` has a capital letter after the dot"))
            .help("each part of a name starts with a small letter")
    } else {
        SyntaxError::new("broken-name", whole, format!("`{name}` is no name"))
            .help("a name is made of words of letters, digits and `_`, joined by single dots")
    })
}

/// `[` that does not follow a name of permissions directly.
fn bracket(found: &Found, before: TextRange, range: TextRange, text: &str) -> SyntaxError {
    let name = found.text(before);
    if before.end() < range.start() && is_name(name) && text.contains(']') {
        return SyntaxError::new("broken-name", first(range, 1), "a blank stands before this `[`")
            .help(format!("write it directly after the name: `{}{}`", shown(name), shown(text)))
            .fix(TextRange::new(before.end(), range.start()), "");
    }
    SyntaxError::new("broken-name", first(range, 1), "brackets can't stand here")
        .help("`family[fact]` picks the permissions for the value of a fact, in rules only; lists stand in parentheses")
}

pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(|c| c.is_alphanumeric() || "_.".contains(c))
}

/// `any of a, b`, `all of settings.*, users.*`: a list where one pattern was read.
fn after_pattern(found: &Found, range: TextRange) -> Option<SyntaxError> {
    let list = found
        .before(range.start())?
        .parent_ancestors()
        .find(|node| matches!(node.kind(), SyntaxKind::AnyOf | SyntaxKind::AllOf))
        .filter(|node| trimmed(node).end() <= range.start())?;
    let (words, joined) = if list.kind() == SyntaxKind::AnyOf { ("any of", "or") } else { ("all of", "and") };
    let pattern = crate::ast::child::<crate::ast::Path>(&list)?;
    let error = SyntaxError::new(
        "list-without-parentheses",
        first(trimmed(&list), words.len()),
        format!("what `{words}` lists stands in parentheses"),
    );
    let name = shown(&pattern.text());
    let members = found.rest_of_line(range.start()).split(" //").next().unwrap_or_default().trim_end();
    // Names beside one another lack their commas too.
    let members = match members.starts_with(',') {
        true => members.to_owned(),
        false => members.split_whitespace().map(|member| format!(", {}", member.trim_matches(','))).collect(),
    };
    let error = match pattern.is_pattern() {
        true => error.help(format!("it takes one pattern: write `{words} {name} {joined} {words} …`")),
        false => error.help(format!("write `{words} ({})`", shown(&format!("{name}{members}")))),
    };
    Some(error)
}

fn after_comma(found: &Found, range: TextRange, text: &str) -> SyntaxError {
    let rest = text.trim_start_matches(',').trim_start();
    let word = first_word(rest);
    let comma = first(range, 1);
    if words::goes_on(word) || word.is_empty() && !goes_on_below(found, range) {
        return signs::comma(range);
    }
    let before = found.word_before(range.start());
    SyntaxError::new("comma-for-and", comma, "a comma doesn't say whether both are needed or one is enough").help(
        match is_name(found.text(before)) && is_name(word) {
            true => {
                let before = found.text(before);
                format!("write `{before} and {word}` if both are, `any of ({before}, {word})` if one is enough")
            }
            false => "write `and` if all are needed, `any of (…)` if one is enough".to_owned(),
        },
    )
}

/// Whether the next line holds a name alone: what the comma was meant to list.
fn goes_on_below(found: &Found, range: TextRange) -> bool {
    let rest = found.whole().get(usize::from(range.end())..).unwrap_or_default().trim_start();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default().trim_end().trim_end_matches(',');
    is_name(line) && line.starts_with(char::is_lowercase)
}

fn out_of_order(words: TextRange, word: &str) -> SyntaxError {
    SyntaxError::new("out-of-order", words, format!("`{word}` can't follow here")).help(
        "a clause says what is required, then `if` or `unless` once, then `otherwise`, then `because`, each at most once; \
         several conditions are joined by `and`",
    )
}

fn is_clause(text: &str) -> bool {
    ["requires", "forbidden", "ungated", "allowed to", "on nothing", "opens with", "every action"].iter().any(|start| {
        text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    }) || text.starts_with("to ") && text.contains(" also requires ")
}

fn own_line(found: &Found, range: TextRange, text: &str) -> SyntaxError {
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

/// Text between an action's name and its clauses.
fn in_names(found: &mut Found, action: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
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
    super::names::needs_quotes(found, action, range)
}

/// Text in the heading of a declaration, before its brace.
fn in_heading(found: &Found, parent: &SyntaxNode, range: TextRange, text: &str) -> SyntaxError {
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
        SyntaxKind::Invariant => super::invariants::FORMS,
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
