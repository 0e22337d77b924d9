use rowan::TextRange;

use super::found::{Found, first, shown};
use super::junk::{is_name, joined_to_a_name};
use super::signs;
use super::words::first_word;
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
    let error = joined_to_a_name(found, range, &text).unwrap_or_else(|| entry(found, node, list, range, &text));
    found.report(error);
    found.claim(range);
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
        c if c.is_uppercase() => {
            let line = text.trim_end();
            SyntaxError::new("upper-case-name", words, format!("`{word}` is no name: names are in lower case")).help(
                match list {
                    SyntaxKind::PermissionList => {
                        let name = line.split('"').next().unwrap_or_default().trim();
                        format!("write `{} \"{}\"`", crate::slug::slug(name), shown(name))
                    }
                    _ => format!("write `{}`", crate::slug::slug(word)),
                },
            )
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
        c if c.is_alphabetic() && is_name(found.text(before)) && list != SyntaxKind::Group => {
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
        _ => signs::alone(range, text).unwrap_or_else(|| {
            SyntaxError::new("unexpected-text", range, format!("`{}` can't stand in this list", shown(text)))
                .help(expected(list))
        }),
    }
}

fn label_alone(list: SyntaxKind, range: TextRange, text: &str) -> SyntaxError {
    let slug = crate::slug::slug(&crate::ast::unquoted(text));
    SyntaxError::new("label-without-name", range, "a label stands here without a name").help(match list {
        SyntaxKind::PermissionList if !slug.is_empty() => {
            format!("write the name before it: `{slug} {}`", shown(text))
        }
        SyntaxKind::PermissionList => "write the name before it".to_owned(),
        _ => format!("write the name instead, such as `{slug}`"),
    })
}

fn expected(list: SyntaxKind) -> &'static str {
    match list {
        SyntaxKind::PermissionList => {
            "it holds entries `name \"Label\"`, nodes `name \"Label\" { … }` and `verbs a, b imply c`"
        }
        SyntaxKind::FieldList => "it holds facts `name: type \"Label\"`",
        SyntaxKind::RoleList => "it holds permissions and `includes other_role`",
        SyntaxKind::ByRows => "it holds rows `value: what is required`, one for each value",
        SyntaxKind::Parameters => "it holds parameters `name: permission`",
        SyntaxKind::Group => "join what stands in the parentheses with `and` or `or`",
        _ => "separate what is listed with commas",
    }
}
