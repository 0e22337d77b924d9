//! A comparison for a terminal.

use placet_compiler::Name;
use placet_inspect::{ActionCompared, Change, FactChange, FactChanged, RoleChange, RoleChanged, Verdict};

use super::parts::{KINDS, Kind, Report, examples, lines, options, other_words, path, title, unsaid};
use crate::outcome::part;
use crate::render::Screen;
use crate::render::table::{indent, table};

pub(super) fn page(report: &Report<'_>, screen: &Screen) -> String {
    let mut text = format!("{}\n", screen.strong(&report.summary()));
    for (kind, heading, _, _) in KINDS {
        let actions: Vec<String> = report.of(kind).map(|action| one(report, action, screen)).collect();
        if !actions.is_empty() {
            let heading = if kind <= Kind::MoreRoles { screen.bad(heading) } else { screen.strong(heading) };
            text += &format!("\n{heading}\n");
            text += &indent(&actions.join("\n"), "  ");
        }
    }
    text += &rest(report, screen);
    text
}

fn one(report: &Report<'_>, action: &ActionCompared, screen: &Screen) -> String {
    let mut text = format!("{}\n{}\n", title(action), screen.dim(&format!("{}  {}", action.id, report.place(action))));
    if let (Some(old), true) = (&action.old, action.is_reworded()) {
        text += &format!("  before: {}  {}\n", path(old), old.id);
    }
    text += &change(report, &action.change);
    for option in options(action) {
        let verdict = match option.change.verdict {
            Verdict::Added => ", a new option",
            Verdict::Removed => ", an option that is gone",
            _ => "",
        };
        text += &format!("  to {}{verdict}\n", option.phrase);
        text += &indent(&change(report, &option.change), "  ");
    }
    for (sign, words) in [('-', &action.words_before), ('+', &action.words_after)] {
        if action.old.is_some() && action.new.is_some() {
            for line in words {
                text += &format!("  {sign} {line}\n");
            }
        }
    }
    text
}

fn change(report: &Report<'_>, change: &Change) -> String {
    let mut text = String::new();
    for (heading, example) in examples(change) {
        text += &format!("  {heading}\n");
        for line in lines(example) {
            text += &format!("    {line}\n");
        }
        if let Some(other) = other_words(example) {
            text += &format!("    ({other})\n");
        }
    }
    text += &unsaid(change).map(|line| format!("  {line}\n")).unwrap_or_default();
    text += &roles(report, "gained by", &change.gained);
    text += &roles(report, "lost by", &change.lost);
    text
}

fn roles(report: &Report<'_>, words: &str, roles: &[Name]) -> String {
    let named: Vec<String> = roles.iter().map(|id| report.role(id)).collect();
    if named.is_empty() { String::new() } else { format!("  {words} {}\n", named.join(", ")) }
}

/// What is said below the actions.
fn rest(report: &Report<'_>, screen: &Screen) -> String {
    let comparison = report.comparison;
    let mut text = String::new();
    let mut add = |heading: &str, rows: &[[String; 2]]| {
        if !rows.is_empty() {
            text += &part(screen, heading, &table(screen, None, rows));
        }
    };
    let roles: Vec<_> = comparison.roles.iter().flat_map(role).collect();
    add("Roles", &roles);
    let permissions = &comparison.permissions;
    let mut rows: Vec<[String; 2]> = Vec::new();
    rows.extend(permissions.renamed.iter().map(|(old, new)| [new.to_string(), format!("was {old}")]));
    for (names, words) in [
        (&permissions.added, "added"),
        (&permissions.removed, "removed"),
        (&permissions.brought, "brought by other permissions than before"),
    ] {
        rows.extend(names.iter().map(|name| [name.to_string(), words.to_owned()]));
    }
    add("Permissions", &rows);
    let mut rows: Vec<[String; 2]> = comparison.facts.iter().map(fact).collect();
    rows.extend(comparison.subject.iter().map(|(old, new)| [new.to_string(), format!("the subject, was {old}")]));
    add("Facts", &rows);
    let mut rows = Vec::new();
    for action in report.reworded() {
        let was = action.old.as_ref().map(|old| format!("was {}  {}", path(old), old.id)).unwrap_or_default();
        rows.push([format!("{}  {}", title(action), action.id), was]);
    }
    add("Said or placed otherwise, and equal", &rows);
    text
}

pub(super) fn role(role: &RoleChange) -> Vec<[String; 2]> {
    let rows: Vec<(&str, &Vec<Name>)> = match &role.change {
        RoleChanged::Holds { added, removed } => vec![("holds now", added), ("no longer holds", removed)],
        RoleChanged::Added(holds) => vec![("is new, and holds", holds)],
        RoleChanged::Removed(held) => vec![("is gone, and held", held)],
    };
    let shown = rows.iter().filter(|(_, names)| !names.is_empty() || rows.len() == 1);
    shown.map(|(words, names)| [role.label.clone(), format!("{words} {}", several(names))]).collect()
}

pub(super) fn fact(fact: &FactChange) -> [String; 2] {
    let words = match &fact.change {
        FactChanged::Added => "added".to_owned(),
        FactChanged::Removed => "removed".to_owned(),
        FactChanged::Type { .. } => "has another type: what reads it is compared as if it were two facts".to_owned(),
        FactChanged::Values { added, removed } => {
            let said = [("new values", added), ("values that are gone", removed)];
            let said = said.iter().filter(|(_, values)| !values.is_empty());
            said.map(|(words, values)| format!("{words}: {}", several(values))).collect::<Vec<_>>().join("; ")
        }
    };
    [fact.name.to_string(), words]
}

/// How many names are written out.
const NAMED: usize = 6;

fn several(names: &[Name]) -> String {
    if names.is_empty() {
        return "nothing".to_owned();
    }
    let shown: Vec<&str> = names.iter().take(NAMED).map(Name::as_str).collect();
    match names.len().saturating_sub(NAMED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
