//! What somebody should look at although it compiles: one file a lint. The listing of this folder is the list of lints;
//! what runs them, their levels and their exceptions are in `linting`.

mod bare_verb;
mod exception_without_reason;
mod near_duplicate_label;
mod redundant_parentheses;
mod repeated_test_name;
mod unknown_exception;
mod unneeded_exception;
mod unused_fact;
mod unused_parameter;
mod unused_resource;
mod unused_template;

pub(crate) use exception_without_reason::exception_without_reason;
pub(crate) use unknown_exception::unknown_exception;
pub(crate) use unneeded_exception::unneeded_exception;

use crate::db::{Db, PolicySet};
use crate::diagnostic::Diagnostic;
use crate::index::index;
use crate::linting::View;

/// Every lint with what it is about, sorted. Each warns unless `[lints]` in `placet.toml` says otherwise.
pub const CODES: &[(&str, &str)] = &[
    ("bare-verb", "An action's name is one word, and a longer name beside it starts with that word."),
    ("exception-without-reason", "A comment allows a lint and gives no reason."),
    ("near-duplicate-label", "Two labels can hardly be told apart."),
    ("redundant-parentheses", "Parentheses that change nothing."),
    ("repeated-test-name", "Two tests have one name."),
    ("unknown-exception", "A comment allows something that is no lint."),
    ("unneeded-exception", "A comment allows a lint that finds nothing there."),
    ("unused-fact", "No rule and no test reads a fact."),
    ("unused-parameter", "A template does not use its parameter."),
    ("unused-resource", "Nothing is about a resource."),
    ("unused-template", "No section is made from a template."),
];

/// The lints that look at one file.
pub(crate) fn in_file(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    bare_verb::check(view, found);
    redundant_parentheses::check(view, found);
    unused_parameter::check(view, found);
}

/// The lints that look at the names of all files together.
pub(crate) fn in_set(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    near_duplicate_label::check(db, set, found);
    repeated_test_name::check(db, set, found);
    // A set without an action is a part of one, or not begun: all in it is unused as yet.
    if !index(db, set).actions.is_empty() {
        unused_fact::check(db, set, found);
        unused_resource::check(db, set, found);
        unused_template::check(db, set, found);
    }
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
