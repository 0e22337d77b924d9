//! What expressions mean, asked of small policies.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests stop where they fail")]

use placet_compiler::{Atom, Case, Compiler, Detail, Policy, PolicyIndex, Question, SourceText, Sources};
use placet_logic::{Budget, NotDecided};

fn policy(text: &str) -> std::sync::Arc<Policy> {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    compiler.policy()
}

/// Whether the first action of each policy text's `pairs` says the same as the second.
fn alike(text: &str, detail: Detail) -> bool {
    let policy = policy(text);
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, detail);
    let first = question.action(&policy.actions[0], &[]);
    let second = question.action(&policy.actions[1], &[]);
    let answers = question.ask(&[first, second], Budget::default()).unwrap();
    let (first, second) = (answers.function(first).unwrap(), answers.function(second).unwrap());
    answers.space.equal(&first, &second).unwrap()
}

const DECLARED: &str = "
permissions { a, b, c }
implication a implies b
subject user { staff: boolean }
scope target
resource thing { kind: one of (x, y), size: number, day: date, grants: set of permission, one: permission }
section things on thing {
";

#[test]
fn who_holds_what_brings_more_holds_that() {
    let text = format!("{DECLARED} First requires a\n Second requires a and b\n }}");
    assert!(alike(&text, Detail::AsDecided));
    let text = format!("{DECLARED} First requires a in target\n Second requires a in target and b in target\n }}");
    assert!(alike(&text, Detail::AsDecided));
    let text = format!("{DECLARED} First requires a in target\n Second requires a in target and b\n }}");
    assert!(!alike(&text, Detail::AsDecided));
}

#[test]
fn a_value_is_one_of_its_values() {
    let text = format!(
        "{DECLARED} First\n requires b\n requires by thing.kind {{ x: a, y: c }}\n \
         Second\n requires a if thing.kind is x, otherwise b\n requires c if thing.kind is not x\n }}"
    );
    assert!(alike(&text, Detail::AsDecided));
}

#[test]
fn days_are_whole_and_numbers_are_not() {
    let text = format!(
        "{DECLARED} First requires a if thing.day < 2026-01-02, otherwise b\n \
         Second requires a if thing.day <= 2026-01-01, otherwise b\n }}"
    );
    assert!(alike(&text, Detail::AsDecided));
    let text = format!(
        "{DECLARED} First requires a if thing.size < 2, otherwise b\n \
         Second requires a if thing.size <= 1, otherwise b\n }}"
    );
    assert!(!alike(&text, Detail::AsDecided));
}

#[test]
fn who_holds_all_of_a_set_holds_what_is_in_it() {
    let text = format!(
        "{DECLARED} First\n requires user holds all of thing.grants\n \
         Second\n requires user holds all of thing.grants\n requires b if thing.grants contains a\n }}"
    );
    assert!(alike(&text, Detail::Exact));
    assert!(!alike(&text, Detail::AsDecided));
}

#[test]
fn who_holds_the_one_permission_holds_that_one() {
    let text = format!(
        "{DECLARED} First\n requires user holds all of thing.one\n \
         Second\n requires user holds all of thing.one\n requires b if thing.one is a\n }}"
    );
    assert!(alike(&text, Detail::Exact));
    assert!(!alike(&text, Detail::AsDecided));
}

#[test]
fn minimal_sets_are_counted_and_listed_by_what_brings_the_rest() -> Result<(), NotDecided> {
    let policy = policy(
        "permissions { a, b, c, d }\nimplication a implies b\n\
         section s { Go\n requires b and (c or d)\n requires a or d\n }",
    );
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::Exact);
    let go = question.action(&policy.actions[0], &[]);
    let answers = question.ask(&[go], Budget::default())?;
    let function = answers.function(go)?;
    let found = answers.space.minimal_sets(&function, answers.permissions(), 64)?;
    let shown: Vec<Vec<String>> = found
        .sets
        .iter()
        .map(|set| set.iter().map(|one| answers.atom(*one).map(Atom::to_string).unwrap_or_default()).collect())
        .collect();
    assert_eq!(shown, [["a", "c"], ["b", "d"]]);
    assert_eq!(found.count.as_u64(), Some(2));
    Ok(())
}

#[test]
fn permissions_in_scopes_come_in_the_order_in_which_the_scopes_are_declared() -> Result<(), NotDecided> {
    let policy = policy(
        "permissions { b, a }\nscope target\nscope original\n\
         section s { Go requires a in original and b in original and a in target and b }",
    );
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::Exact);
    let go = question.action(&policy.actions[0], &[]);
    let answers = question.ask(&[go], Budget::default())?;
    let found = answers.space.minimal_sets(&answers.function(go)?, answers.permissions(), 64)?;
    let shown: Vec<String> =
        found.sets[0].iter().map(|one| answers.atom(*one).map(Atom::to_string).unwrap_or_default()).collect();
    assert_eq!(shown, ["b", "a in target", "b in original", "a in original"]);
    Ok(())
}

#[test]
fn that_no_number_is_past_the_limit_is_known_of_the_world_and_not_to_the_runtime() {
    let text = format!(
        "{DECLARED} First requires a if thing.size > 9007199254740992, otherwise b\n \
         Second requires b if thing.size >= -9007199254740992, otherwise a\n }}"
    );
    assert!(alike(&text, Detail::Exact));
    assert!(!alike(&text, Detail::AsDecided));
}

#[test]
fn a_case_finds_the_permission_that_is_held_and_that_no_test_names() -> Result<(), NotDecided> {
    let text = format!("{DECLARED} Go\n requires a and b\n forbidden if thing.one is one of (a, c)\n }}");
    let policy = policy(&text);
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::Exact);
    let go = question.action(&policy.actions[0], &[]);
    let answers = question.ask(&[go], Budget::default())?;
    let world = answers.space.smallest(&answers.function(go)?, &|_| 1)?.unwrap();
    let case = Case::of(&answers, &index, &world).unwrap();
    assert_eq!(case.statements(), ["user holds a", "thing.one is b"]);
    Ok(())
}
