//! What somebody should look at although it compiles: one file a lint. The listing of this folder is the list of lints;
//! what runs them, their levels and their exceptions are in `linting`.

mod always_allowed;
mod bare_verb;
mod constant_condition;
mod dead_clause;
mod deprecated_permission;
mod equal_actions;
mod exception_without_reason;
mod guard_repeats_gate;
mod idle_permission;
mod idle_role;
mod mixed_script;
mod name_of_other_permission;
mod near_duplicate_label;
mod never_allowed;
mod redundant_parentheses;
mod redundant_part;
mod repeated_clause;
mod repeated_test_name;
mod shadowed_option;
mod test_cannot_fail;
mod unknown_exception;
mod unneeded_exception;
mod unneeded_gate;
mod unrequired_permission;
mod unused_enum;
mod unused_fact;
mod unused_parameter;
mod unused_resource;
mod unused_scope;
mod unused_template;

pub(crate) use exception_without_reason::exception_without_reason;
pub(crate) use unknown_exception::unknown_exception;
pub(crate) use unneeded_exception::unneeded_exception;

use crate::db::{Db, PolicySet};
use crate::diagnostic::Diagnostic;
use crate::index::index;
use crate::linting::{Seen, View, Why};

/// Every lint with what it is about, sorted. Each but `equal-actions` warns unless `[lints]` in `placet.toml` says otherwise.
pub const CODES: &[(&str, &str)] = &[
    ("always-allowed", "Everybody can do an action that does not say so."),
    ("bare-verb", "An action's name is one word, and a longer name beside it starts with that word."),
    ("constant-condition", "A condition is always so, or never."),
    ("dead-clause", "A clause changes nothing, because the rest of its action demands it already."),
    ("deprecated-permission", "A rule or a role names a permission that should be used no more."),
    ("equal-actions", "Two actions are written differently and decide alike."),
    ("exception-without-reason", "A comment allows a lint and gives no reason."),
    ("guard-repeats-gate", "A condition is always so, or never, where the gate and the other clauses hold."),
    ("idle-permission", "Rules ask for a permission, and it changes no decision."),
    ("idle-role", "Who has a role, and no other, can do nothing."),
    ("mixed-script", "A word mixes Latin and Cyrillic letters."),
    ("name-of-other-permission", "An action is called as a permission is, and does not require it."),
    ("near-duplicate-label", "Two labels can hardly be told apart."),
    ("never-allowed", "Nobody can ever do an action, or do it with an option."),
    ("redundant-parentheses", "Parentheses that change nothing."),
    ("redundant-part", "A part of an `and` or an `or` changes nothing."),
    ("repeated-clause", "A clause stands twice in one action."),
    ("repeated-test-name", "Two tests have one name."),
    ("shadowed-option", "An option asks for nothing that the action does not require already."),
    ("test-cannot-fail", "A test expects a denial that holds whatever the rule says of permissions."),
    ("unknown-exception", "A comment allows something that is no lint."),
    ("unneeded-exception", "A comment allows a lint that finds nothing there."),
    ("unneeded-gate", "No action stands behind a gate but its own `open`."),
    ("unrequired-permission", "No action requires a permission."),
    ("unused-enum", "No fact and no family of permissions is of an enumeration."),
    ("unused-fact", "No rule and no test reads a fact."),
    ("unused-parameter", "A template does not use its parameter."),
    ("unused-resource", "Nothing is about a resource."),
    ("unused-scope", "No rule and no test asks for a permission in a scope."),
    ("unused-template", "No section is made from a template."),
];

/// Lints that are off until the manifest names them; `all` does not.
pub(crate) const ASKED_FOR: &[&str] = &["equal-actions"];

/// The lints that look at one file.
pub(crate) fn in_file(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    bare_verb::check(view, found);
    constant_condition::check(view, found);
    mixed_script::check(view, found);
    name_of_other_permission::check(view, found);
    redundant_parentheses::check(view, found);
    repeated_clause::check(view, found);
    unused_parameter::check(view, found);
    if let Some(seen) = Seen::own(view) {
        of_meaning(&seen, found);
    }
}

/// The lints that ask what actions mean; what they ask is in `linting::exact`.
fn of_meaning(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    always_allowed::check(seen, found);
    dead_clause::check(seen, found);
    guard_repeats_gate::check(seen, found);
    never_allowed::check(seen, found);
    redundant_part::check(seen, found);
    shadowed_option::check(seen, found);
}

/// The lints that look at the names of all files together.
pub(crate) fn in_set(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    deprecated_permission::check(db, set, found);
    equal_actions::check(db, set, found);
    near_duplicate_label::check(db, set, found);
    repeated_test_name::check(db, set, found);
    test_cannot_fail::check(db, set, found);
    unneeded_gate::check(db, set, found);
    for seen in Seen::of_templates(db, set) {
        of_meaning(&seen, found);
    }
    // A set without an action is a part of one, or not begun: all in it is unused as yet.
    if !index(db, set).actions.is_empty() {
        idle_permission::check(db, set, found);
        idle_role::check(db, set, found);
        unrequired_permission::check(db, set, found);
        unused_enum::check(db, set, found);
        unused_fact::check(db, set, found);
        unused_resource::check(db, set, found);
        unused_scope::check(db, set, found);
        unused_template::check(db, set, found);
    }
}

/// Why something changes nothing, in the author's words.
fn reason(why: &Why) -> String {
    let brings = why.brings.as_ref().map(|(one, other)| format!("`{one}` brings `{other}`"));
    match (several(&why.clauses), brings) {
        (None, None) => "the rest of the clause says so already".to_owned(),
        (None, Some(brings)) => brings,
        (Some(clauses), None) => {
            format!("{clauses} {} so already", if why.clauses.len() == 1 { "says" } else { "say" })
        }
        (Some(clauses), Some(brings)) => {
            format!("{clauses} {} so already, because {brings}", if why.clauses.len() == 1 { "says" } else { "say" })
        }
    }
}

/// That clauses demand what another forbids.
fn demand(why: &Why) -> String {
    match several(&why.clauses) {
        None => "this condition is always so".to_owned(),
        Some(clauses) => {
            format!("{clauses} {} this condition", if why.clauses.len() == 1 { "demands" } else { "demand" })
        }
    }
}

/// That clauses can't hold together.
fn together(why: &Why) -> String {
    match why.clauses.as_slice() {
        [] => "what it requires can't be".to_owned(),
        [one] => format!("`{one}` can't be"),
        _ => format!("{} can't hold together", several(&why.clauses).unwrap_or_default()),
    }
}

/// `a`, `b` and `c`
fn several(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    Some(match others {
        [] => format!("`{last}`"),
        _ => {
            let others: Vec<String> = others.iter().map(|one| format!("`{one}`")).collect();
            format!("{} and `{last}`", others.join(", "))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_each_is_there_once() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_comment_can_tell_a_code_from_a_word() {
        assert!(CODES.iter().all(|(code, _)| code.contains('-')));
    }
}
