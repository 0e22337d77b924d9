//! A comparison in Markdown, for a comment on a change.

use std::collections::BTreeMap;

use placet_compiler::Name;
use placet_inspect::{ActionCompared, Change};

use super::parts::{KINDS, Kind, Report, examples, lines, options, other_words, path, title, unsaid};
use super::text::{fact, role};

pub(super) fn page(report: &Report<'_>) -> String {
    let mut text = format!("**{}**\n", report.summary());
    for (kind, heading, _, _) in KINDS {
        let actions: Vec<String> = report.of(kind).map(|action| one(report, kind, action)).collect();
        if !actions.is_empty() {
            text += &format!("\n### {heading}\n\n{}", actions.join("\n"));
        }
    }
    text += &by_role(report);
    let comparison = report.comparison;
    let permissions = &comparison.permissions;
    let mut lists: Vec<String> = comparison.roles.iter().flat_map(role).map(|row| item(&row)).collect();
    lists.extend(permissions.renamed.iter().map(|(old, new)| format!("- `{new}` was `{old}`\n")));
    for (names, words) in [
        (&permissions.added, "is a new permission"),
        (&permissions.removed, "is a permission that is gone"),
        (&permissions.brought, "is brought by other permissions than before"),
    ] {
        lists.extend(names.iter().map(|name| format!("- `{name}` {words}\n")));
    }
    lists.extend(comparison.facts.iter().map(|one| item(&fact(one))));
    lists.extend(comparison.subject.iter().map(|(old, new)| format!("- the subject `{new}` was `{old}`\n")));
    for action in report.reworded() {
        let was = action.old.as_ref().map(|old| format!("{} `{}`", inline(&path(old)), old.id)).unwrap_or_default();
        lists.push(format!("- {} `{}` was {was}, and is equal\n", inline(&title(action)), action.id));
    }
    if !lists.is_empty() {
        text += &format!("\n### Besides\n\n{}", lists.concat());
    }
    text
}

fn one(report: &Report<'_>, kind: Kind, action: &ActionCompared) -> String {
    let open = if kind <= Kind::MoreRoles { " open" } else { "" };
    let mut text = format!(
        "<details{open}><summary>{} <code>{}</code></summary>\n\n`{}`\n",
        html(&title(action)),
        action.id,
        report.place(action)
    );
    text += &change(report, &action.change);
    for option in options(action) {
        text += &format!("\nTo {}:\n{}", inline(&option.phrase), change(report, &option.change));
    }
    if action.old.is_some()
        && action.new.is_some()
        && !(action.words_before.is_empty() && action.words_after.is_empty())
    {
        let before = action.words_before.iter().map(|line| format!("- {line}\n"));
        let after = action.words_after.iter().map(|line| format!("+ {line}\n"));
        text += &format!("\n```diff\n{}```\n", before.chain(after).collect::<String>());
    }
    text + "\n</details>\n"
}

fn change(report: &Report<'_>, change: &Change) -> String {
    let mut text = String::new();
    for (heading, example) in examples(change) {
        let mut letters = heading.chars();
        let heading: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        text += &format!("\n{heading}:\n\n```placet\n{}\n```\n", lines(example).join("\n"));
        text += &other_words(example).map(|words| format!("\n({words})\n")).unwrap_or_default();
    }
    text += &unsaid(change).map(|line| format!("\n{line}\n")).unwrap_or_default();
    for (words, roles) in [("Gained by", &change.gained), ("Lost by", &change.lost)] {
        let named: Vec<String> = roles.iter().map(|id| inline(&report.role(id))).collect();
        if !named.is_empty() {
            text += &format!("\n{words} {}\n", named.join(", "));
        }
    }
    text
}

/// A table of the roles that gain or lose actions.
fn by_role(report: &Report<'_>) -> String {
    let mut rows: BTreeMap<&Name, [Vec<String>; 2]> = BTreeMap::new();
    for action in &report.comparison.actions {
        for (option, change) in std::iter::once(None).chain(action.options.iter().map(Some)).zip(action.changes()) {
            let name = match option {
                None => format!("`{}`", action.id),
                Some(option) => format!("`{}` with `{}`", action.id, option.id),
            };
            for id in &change.gained {
                rows.entry(id).or_default()[0].push(name.clone());
            }
            for id in &change.lost {
                rows.entry(id).or_default()[1].push(name.clone());
            }
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let mut text = "\n### By role\n\n| role | gains | loses |\n| --- | --- | --- |\n".to_owned();
    for (id, [gains, loses]) in rows {
        let cell = |names: &[String]| names.join(", ");
        text += &format!("| {} | {} | {} |\n", inline(&report.role(id)), cell(&gains), cell(&loses));
    }
    text
}

fn item([name, words]: &[String; 2]) -> String {
    format!("- {}: {}\n", inline(name), inline(words))
}

/// Words as they are, in a line or a cell.
fn inline(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '|' | '<' | '>' | '[' | ']' | '#') {
            shown.push('\\');
        }
        shown.push(letter);
    }
    shown
}

/// Words as they are, in HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
