//! What generated policies are made of where the language leaves the choice to the author.

use super::names::Level;
use super::rng::Rng;

/// Names of permissions that stand alone.
pub(super) const PERMISSIONS: &[&str] = &[
    "export_customers",
    "view_tasks",
    "view_all_tasks",
    "edit_users",
    "publish",
    "archive",
    "manage_billing",
    "test",
    "section",
    "rôle",
    "просмотр",
    "a",
    "b2",
    "holds_keys",
    "verbs",
    "allow_list",
];
/// Names of nodes of permissions.
pub(super) const NODES: &[&str] = &["settings", "analytics", "content", "users_and_groups", "domains", "reports"];
/// Names of permissions inside nodes. Those further left may imply those further right.
pub(super) const VERBS: &[&str] = &["delete", "create", "execute", "edit", "read"];
pub(super) const FIELDS: &[&str] = &[
    "system", "owner", "kind", "state", "size", "limit", "tags", "needed", "grants", "folders", "größe", "author",
    "on", "nothing", "requires", "sealed",
];
pub(super) const CONTEXTS: &[&str] = &["project", "plan"];
pub(super) const RESOURCES: &[&str] = &["task", "folder", "campaign_group"];
pub(super) const ROLES: &[&str] = &["analyst", "marketer", "admin"];
pub(super) const TEMPLATES: &[&str] = &["channel", "catalog"];
pub(super) const PARAMETERS: &[&str] = &["messages", "viewing"];
/// The values of `one of` facts; facts share a list of them, in any order.
pub(super) const VALUES: &[&[&str]] =
    &[&["draft", "running", "done"], &["red", "to", "größer", "four"], &["on", "off"], &["only"]];
/// Names of enums, each with some of the values.
pub(super) const ENUMS: &[&str] = &["campaign_type", "colour", "enum"];
pub(super) const SCOPES: &[&str] = &["target", "scope"];
/// Names of parameters that are nodes.
pub(super) const NODE_PARAMETERS: &[&str] = &["node", "area"];
pub(super) const VARIABLES: &[&str] = &["each_kind", "value"];
pub(super) const TEXTS: &[&str] = &["", "a", "A", "Größe", "two words", "say \"hi\"", "back\\slash", "// none"];
/// Days, some of them beside one another.
pub(super) const DATES: &[&str] = &[
    "2026-11-22",
    "2026-11-23",
    "2024-02-29",
    "2024-03-01",
    "1970-01-01",
    "1969-12-31",
    "1900-02-28",
    "0001-01-01",
    "9999-12-31",
];
pub(super) const NUMBERS: &[&str] = &["0", "1", "-3", "2.5", "10", "100.25", "9007199254740992", "-0.5"];

const STARTS: &[&str] = &[
    "See",
    "View or edit the",
    "Export customers of",
    "Add to a",
    "Test the connection of",
    "Naïve Ünits",
    "API methods — open",
    "See where it's used in",
    "Delete (all) of",
    "Run & watch",
    "All of",
    "Open",
    "Größe ändern,",
    "Not a slip",
];
const QUOTED: &[&str] = &[
    "iOS settings",
    "see it / use it",
    "Say \\\"hi\\\" to",
    "Requires approval // of",
    "{braces} of",
    "back\\\\slash",
    "Forbidden if",
    "who requires what in",
    "#hash of",
];
const PHRASES: &[&str] =
    &["include personal data", "change the integration's", "see requires and ifs", "go — fast, to", "Change"];
const LABELS: &[&str] = &[
    "Export customers",
    "View \\\"all\\\" tasks",
    "Back\\\\slash",
    "Größe",
    "a // no comment",
    "{ } ( ) , :",
    "#1",
    "unless otherwise",
];
const COMMENTS: &[&str] = &["as agreed", "\"quoted", "{ unbalanced", "requires nothing", "größer als (", "", "/ slash"];

/// A string with its quotes.
pub(super) fn label(rng: &mut Rng) -> String {
    format!("\"{}\"", rng.pick(LABELS))
}

/// A text as it is written.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A name by its levels, families by one of their values.
pub(super) fn concrete(rng: &mut Rng, levels: &[Level]) -> String {
    let level = |level: &Level| match level {
        Level::Name(name) => name.clone(),
        Level::Value(values) => rng.pick(values).clone(),
    };
    levels.iter().map(level).collect::<Vec<_>>().join(".")
}

/// Nothing, or a blank and a label.
pub(super) fn maybe_label(rng: &mut Rng) -> String {
    if rng.chance(40) { format!(" {}", label(rng)) } else { String::new() }
}

/// Words of a comment.
pub(super) fn comment(rng: &mut Rng) -> String {
    format!("// {}", rng.pick(COMMENTS))
}

/// Nothing, or lines of comment or documentation before what they are about.
pub(super) fn above(rng: &mut Rng) -> String {
    match rng.below(12) {
        0 => format!("{}\n", comment(rng)),
        1 => format!("/// {}\n", rng.pick(COMMENTS)),
        2 => format!("/// {}\n/// {}\n", rng.pick(COMMENTS), rng.pick(COMMENTS)),
        3 => "\n".to_owned(),
        _ => String::new(),
    }
}

/// A name of an action, the number of which makes its slug the only one, and whether it is in quotes.
pub(super) fn action_name(rng: &mut Rng, number: usize) -> (String, String) {
    if rng.chance(20) {
        let name = format!("{} {number}", rng.pick(QUOTED));
        (format!("\"{name}\""), name.replace("\\\"", "\"").replace("\\\\", "\\"))
    } else {
        let name = format!("{} {number}", rng.pick(STARTS));
        (name.clone(), name)
    }
}

/// The words of an option.
pub(super) fn option_phrase(rng: &mut Rng, number: usize) -> String {
    format!("{} {number}", rng.pick(PHRASES))
}

/// The gap between two words of an expression. Inside brackets it may be a line break, with a comment before it.
pub(super) fn gap(rng: &mut Rng, inside: bool) -> String {
    match rng.below(24) {
        0..=1 if inside => "\n    ".to_owned(),
        2 if inside => format!(" {}\n    ", comment(rng)),
        3 => "  ".to_owned(),
        4 => "\t".to_owned(),
        _ => " ".to_owned(),
    }
}

/// The gap before a word that may start a line: `and`, `or`, `if`, `unless`, `otherwise`, `because`.
pub(super) fn break_before(rng: &mut Rng) -> String {
    match rng.below(16) {
        0..=1 => "\n    ".to_owned(),
        2 => format!(" {}\n    ", comment(rng)),
        _ => " ".to_owned(),
    }
}

/// Every line four blanks further in.
pub(super) fn indent(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// Entries in braces: a line each, or on one line with commas.
pub(super) fn braces(rng: &mut Rng, entries: &[String]) -> String {
    let one_line = rng.chance(30) && entries.iter().all(|entry| !entry.contains(['\n', '/']));
    if one_line {
        let trailing = if rng.chance(20) && !entries.is_empty() { "," } else { "" };
        return format!("{{ {}{trailing} }}", entries.join(", "));
    }
    let mut text = "{\n".to_owned();
    for entry in entries {
        text.push_str(&indent(entry));
        if rng.chance(20) {
            text.push(',');
        }
        if rng.chance(10) {
            text.push_str(&format!(" {}", comment(rng)));
        }
        text.push('\n');
    }
    text.push('}');
    text
}
