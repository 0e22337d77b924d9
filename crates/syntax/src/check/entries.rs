use rowan::TextRange;

use super::found::{Found, first, shown, size};
use super::junk::{is_name, joined_to_a_name};
use super::words::first_word;
use super::{entry_words, instead, signs};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Text among the entries of a list that is no entry.
pub(super) fn junk(found: &mut Found, node: &SyntaxNode) {
    let range = trimmed(node);
    let text = found.text(range).to_owned();
    if text.is_empty() || found.is_claimed(range) {
        return;
    }
    let list = node.ancestors().skip(1).map(|node| node.kind()).find(|kind| is_list(*kind)).unwrap_or(SyntaxKind::File);
    let error = match one_word(list, range, &text) {
        Some(error) => error,
        None => joined_to_a_name(found, range, &text).unwrap_or_else(|| entry(found, node, list, range, &text)),
    };
    let is_verbs = error.code == "missing-word"
        && list == SyntaxKind::PermissionList
        && found.text(found.word_before(range.start())) == "verbs";
    found.report(error);
    found.claim(range);
    if is_verbs {
        // Its verbs were read as permissions of their own.
        let line = found.rest_of_line(range.end()).len();
        found.claim(TextRange::at(range.end(), size(line)));
    }
}

/// What stands where one word does: in the braces of a pattern, in brackets, among the values of an enumeration.
fn one_word(list: SyntaxKind, range: TextRange, text: &str) -> Option<SyntaxError> {
    let (message, help) = match list {
        SyntaxKind::Index => {
            ("brackets hold one fact, and nothing else", "join what is asked for each fact with `and`")
        }
        SyntaxKind::Alternatives if text.starts_with('.') => {
            ("braces in a name hold single words", "write the dots outside of them: `settings.users.{read, edit}`")
        }
        SyntaxKind::EnumValues if text.starts_with('.') => ("a value is a single word", "write `_` for the dot"),
        _ => return None,
    };
    Some(SyntaxError::new("broken-name", range, message).help(help))
}

fn is_list(kind: SyntaxKind) -> bool {
    use SyntaxKind as Kind;
    matches!(
        kind,
        Kind::PermissionList
            | Kind::FieldList
            | Kind::RoleList
            | Kind::ByRows
            | Kind::ExprList
            | Kind::ValueNames
            | Kind::ValueList
            | Kind::OptionList
            | Kind::Arguments
            | Kind::Parameters
            | Kind::MissingSet
            | Kind::EnumValues
            | Kind::Alternatives
            | Kind::Index
            | Kind::FormerNames
            | Kind::Group
    )
}

fn entry(found: &Found, node: &SyntaxNode, list: SyntaxKind, range: TextRange, text: &str) -> SyntaxError {
    let word = first_word(text);
    let words = first(range, word.len());
    let before = found.word_before(range.start());
    if let Some(error) = entry_words::mark(found, node, list, words, word) {
        return error;
    }
    let follows_entry = node.parent().is_some_and(|parent| parent.kind() != list);
    match text.chars().next().unwrap_or_default() {
        ';' => {
            SyntaxError::new("semicolon", first(range, 1), "entries are separated by `,` or a line break, not by `;`")
                .help("write a comma")
                .fix(first(range, 1), ",")
        }
        '"' | '“' | '”' | '„' if follows_entry || list == SyntaxKind::FieldList => {
            SyntaxError::new("unexpected-label", range, "a label can't stand here").help(match list {
                SyntaxKind::FieldList => "the label of a fact stands after its type: `name: boolean \"Label\"`",
                SyntaxKind::RoleList => "a role lists permissions by their names; labels stand where they are declared",
                _ => "an entry has one label, after its name",
            })
        }
        '"' | '“' | '”' | '„' => label_alone(list, range, text),
        ':' | '=' if list == SyntaxKind::PermissionList => {
            SyntaxError::new("unexpected-sign", first(range, 1), "the label follows the name without a sign")
                .help("write `name \"Label\"`")
                .fix(first(range, 1), "")
        }
        '\'' if matches!(list, SyntaxKind::PermissionList | SyntaxKind::EnumValues) => {
            let label = text.trim_matches('\'');
            let error = SyntaxError::new("unexpected-text", range, "a label stands in straight double quotes")
                .help(format!("write `\"{}\"`", shown(label)));
            if label.contains(['"', '\'', '\\']) { error } else { error.fix(range, format!("\"{label}\"")) }
        }
        '=' if list == SyntaxKind::FieldList => {
            SyntaxError::new("unexpected-text", range, "a fact is declared without a value")
                .help("remove this: each request brings the values of its facts")
        }
        c if c.is_uppercase()
            && follows_entry
            && matches!(list, SyntaxKind::PermissionList | SyntaxKind::EnumValues) =>
        {
            let label = text.trim_end();
            let error = SyntaxError::new("unquoted-heading", range, "a label stands in quotes")
                .help(format!("write `\"{}\"`", shown(label)));
            if label.contains(['"', '\\']) { error } else { error.fix(range, format!("\"{label}\"")) }
        }
        c if c.is_uppercase() => {
            let line = text.trim_end();
            SyntaxError::new("upper-case-name", words, format!("`{word}` is no name: names are in lower case")).help(
                match list {
                    SyntaxKind::PermissionList | SyntaxKind::EnumValues => {
                        let name = line.split('"').next().unwrap_or_default().trim();
                        match line.contains('"') {
                            true => format!("write `{}`", crate::slug::slug(name)),
                            false => format!("write `{} \"{}\"`", crate::slug::slug(name), shown(name)),
                        }
                    }
                    SyntaxKind::RoleList => format!("write `{}`", crate::slug::slug(line)),
                    _ => format!("write `{}`", crate::slug::slug(word)),
                },
            )
        }
        _ if list == SyntaxKind::ByRows && instead::row(range, text).is_some() => {
            instead::row(range, text).unwrap_or_else(|| signs::comma(range))
        }
        ':' if list == SyntaxKind::ByRows => SyntaxError::new(
            "missing-requirement",
            first(range, 1),
            format!("`{}` starts a row, and the row before it doesn't say what is required", found.text(before)),
        )
        .help("write a permission, `nothing` or `forbidden` after the colon of each row"),
        _ if list == SyntaxKind::RoleList && word == "includes" => {
            SyntaxError::new("missing-name", words, "`includes` is not followed by a role")
                .help("write `includes other_role`")
        }
        _ if list == SyntaxKind::FieldList && found.text(before) == "set" => {
            SyntaxError::new("unknown-word", before, "`set` is followed by `of`")
                .help(format!("write `set of {word}`"))
                .fix(TextRange::empty(before.end()), " of")
        }
        _ if matches!(word, "and" | "or") && list == SyntaxKind::RoleList => {
            let gap = TextRange::new(before.end(), words.end());
            SyntaxError::new("missing-comma", words, "what a role holds is listed with commas")
                .help("write a comma")
                .fix(gap, ",")
        }
        _ if list == SyntaxKind::FieldList
            && matches!(found.text(before), "list" | "array" | "sets")
            && word == "of" =>
        {
            let wrong = found.text(before).to_owned();
            SyntaxError::new("unknown-word", before, format!("`{wrong} of` is written `set of`"))
                .help("write `set of`: no value is in it twice, and their order says nothing")
                .fix(before, "set")
        }
        c if c.is_alphabetic()
            && (is_name(found.text(before)) || found.text(before).ends_with('"'))
            && list != SyntaxKind::Group =>
        {
            let gap = TextRange::new(before.end(), range.start());
            SyntaxError::new(
                "missing-comma",
                words,
                format!("no comma between `{}` and `{word}`", shown(found.text(before))),
            )
            .help("separate them with a comma")
            .fix(gap, ", ")
        }
        c if c.is_alphabetic() && list == SyntaxKind::Group => {
            SyntaxError::new("missing-operator", words, format!("nothing joins `{word}` to what stands before it"))
                .help("write `and` between them if both are needed, `or` if one is enough")
        }
        c if c.is_ascii_digit() => SyntaxError::new("broken-name", words, format!("`{word}` is no name"))
            .help("a name starts with a small letter and has letters, digits and `_`"),
        '-' | '*' | '•' if text.chars().nth(1) == Some(' ') => {
            let mark = text.chars().next().map_or(0, char::len_utf8);
            SyntaxError::new("list-mark", first(range, mark), "lines have no list marks")
                .help("remove it: each entry stands on a line of its own")
                .fix(first(range, mark + 1), "")
        }
        _ => signs::alone(range, text).unwrap_or_else(|| {
            SyntaxError::new("unexpected-text", range, format!("`{}` can't stand in this list", shown(text)))
                .help(expected(list))
        }),
    }
}

fn label_alone(list: SyntaxKind, range: TextRange, text: &str) -> SyntaxError {
    let slug = crate::slug::slug(&crate::ast::unquoted(text));
    SyntaxError::new("label-without-name", range, "a label stands here without a name").help(match list {
        SyntaxKind::PermissionList | SyntaxKind::EnumValues if !slug.is_empty() => {
            format!("write the name before it: `{slug} {}`", shown(text))
        }
        SyntaxKind::PermissionList | SyntaxKind::EnumValues => "write the name before it".to_owned(),
        _ => format!("write the name instead, such as `{slug}`"),
    })
}

fn expected(list: SyntaxKind) -> &'static str {
    match list {
        SyntaxKind::PermissionList => {
            "it holds entries `name \"Label\"`, nodes `name \"Label\" { … }` and `verbs a, b imply c`"
        }
        SyntaxKind::EnumValues => "it holds values `name \"Label\"`",
        SyntaxKind::Alternatives => "braces in a name hold single words, separated by commas: `settings.{read, edit}`",
        SyntaxKind::Index => "brackets hold one fact, or the word of a `for each`",
        SyntaxKind::FieldList => "it holds facts `name: type \"Label\"`",
        SyntaxKind::RoleList => "it holds permissions and `includes other_role`",
        SyntaxKind::ByRows => "it holds rows `value: what is required`, one for each value",
        SyntaxKind::Parameters => "it holds parameters `name: permission` and `name: permissions`",
        SyntaxKind::Group => "join what stands in the parentheses with `and` or `or`",
        _ => "separate what is listed with commas",
    }
}
