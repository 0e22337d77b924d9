use super::{Reference, Request, allows, ids};
use crate::reference::Unanswerable;

/// An action `s.do` with these clauses.
fn action(clauses: &str) -> String {
    format!("section s on task {{\n    Do\n{clauses}\n}}\n")
}

#[test]
fn nothing_is_allowed_that_no_permission_was_given_for() {
    assert!(!allows(&action("requires a"), "s.do", ""));
    assert!(allows(&action("requires a"), "s.do", "a"));
}

#[test]
fn all_clauses_have_to_hold() {
    let text = action("requires a\nrequires b");
    assert!(!allows(&text, "s.do", "a"));
    assert!(allows(&text, "s.do", "a b"));
}

#[test]
fn a_guarded_clause_asks_for_nothing_where_its_condition_is_false() {
    let text = action("requires a\nrequires b if task.system");
    assert!(allows(&text, "s.do", "a task.system=false"));
    assert!(!allows(&text, "s.do", "a task.system=true"));
    assert!(allows(&text, "s.do", "a b task.system=true"));
}

#[test]
fn otherwise_is_asked_for_where_the_condition_is_false_and_not_where_it_is_true() {
    let text = action("requires a if task.system, otherwise b");
    assert!(allows(&text, "s.do", "a task.system=true"));
    assert!(!allows(&text, "s.do", "a task.system=false"));
    assert!(allows(&text, "s.do", "b task.system=false"));
    assert!(!allows(&text, "s.do", "b task.system=true"));
}

#[test]
fn otherwise_nothing_allows_and_otherwise_forbidden_denies() {
    assert!(allows(&action("requires a if task.system, otherwise nothing"), "s.do", "task.system=false"));
    assert!(!allows(&action("requires a if task.system, otherwise forbidden"), "s.do", "a task.system=false"));
}

#[test]
fn unless_is_if_not() {
    let text = action("requires a unless task.system otherwise b");
    assert!(allows(&text, "s.do", "a task.system=false"));
    assert!(allows(&text, "s.do", "b task.system=true"));
    assert!(!allows(&text, "s.do", "a task.system=true"));
}

#[test]
fn forbidden_wins_over_every_permission() {
    let text = action("requires a\nforbidden if task.system because \"system\"");
    assert!(!allows(&text, "s.do", "a b c d task.system=true"));
    assert!(allows(&text, "s.do", "a task.system=false"));
}

#[test]
fn forbidden_unless_forbids_where_its_condition_is_false() {
    let text = action("requires a\nforbidden unless task.system");
    assert!(!allows(&text, "s.do", "a task.system=false"));
    assert!(allows(&text, "s.do", "a task.system=true"));
}

#[test]
fn forbidden_without_a_condition_forbids_always() {
    assert!(!allows(&action("requires a\nforbidden"), "s.do", "a b c d"));
}

#[test]
fn allowed_to_everyone_asks_for_nothing_but_is_still_forbidden_where_something_forbids() {
    let text = action("allowed to everyone\nforbidden if task.system");
    assert!(allows(&text, "s.do", "task.system=false"));
    assert!(!allows(&text, "s.do", "task.system=true"));
}

#[test]
fn an_option_counts_only_where_the_request_asks_for_it() {
    let text = action("requires a\nto see more also requires b\nto go on #on also requires c");
    assert!(allows(&text, "s.do", "a"));
    assert!(!allows(&text, "s.do", "a with:see_more"));
    assert!(allows(&text, "s.do", "a b with:see_more"));
    assert!(!allows(&text, "s.do", "a b with:see_more with:on"));
    assert!(allows(&text, "s.do", "a b c with:see_more with:on"));
}

#[test]
fn an_option_that_the_action_lacks_is_an_error_even_where_the_action_is_denied() {
    let policy = Reference::new(&[("a", "permissions { p }\nsection s {\n Do requires p\n}")]);
    let mut request = Request::default();
    request.options.insert("more".to_owned());
    assert_eq!(policy.decide("s.do", &request), Err(Unanswerable::UnknownOption("more".to_owned())));
    assert_eq!(policy.decide("s.undo", &request), Err(Unanswerable::UnknownAction("s.undo".to_owned())));
}

#[test]
fn several_names_are_several_actions_with_the_same_clauses() {
    let text = "section s {\n Add to it / Remove it #rm / \"iOS / it\" /\n  Do it requires a\n}";
    assert_eq!(ids(text), ["s.add_to_it", "s.rm", "s.ios_it", "s.do_it"]);
    assert!(allows(text, "s.rm", "a"));
    assert!(!allows(text, "s.do_it", ""));
}

#[test]
fn can_is_the_whole_decision_of_the_other_action_without_its_options() {
    let text = "section s {
        opens with a
        every action requires b
        Do
            requires c
            to see more also requires d
    }
    section t {
        Redo requires can s.do
        See requires can s.do with see_more
        Both requires can s.do with (see_more)
    }";
    assert!(allows(text, "t.redo", "a b c"));
    for held in ["a b", "a c", "b c"] {
        assert!(!allows(text, "t.redo", held), "{held}");
    }
    assert!(!allows(text, "t.see", "a b c"));
    assert!(allows(text, "t.see", "a b c d"));
    assert!(!allows(text, "t.both", "a b c"));
}

#[test]
fn and_or_any_of_and_all_of_are_what_they_say() {
    for (expression, held, expected) in [
        ("a and b", "a", false),
        ("a and b", "a b", true),
        ("a or b", "b", true),
        ("a or b", "c", false),
        ("a and (b or c)", "a c", true),
        ("(a and b) or c", "a", false),
        ("any of (a, b)", "b", true),
        ("any of (a, b)", "", false),
        ("all of (a, b,)", "a b", true),
        ("all of (a, b)", "a", false),
    ] {
        assert_eq!(allows(&action(&format!("requires {expression}")), "s.do", held), expected, "{expression}, {held}");
    }
}

#[test]
fn a_table_asks_for_what_the_row_of_the_facts_value_says() {
    let text = action("requires by task.kind {\n red: a\n green, blue: b\n}");
    assert!(allows(&text, "s.do", "a task.kind=red"));
    assert!(!allows(&text, "s.do", "a task.kind=green"));
    assert!(allows(&text, "s.do", "b task.kind=blue"));
}

#[test]
fn a_table_of_a_boolean_has_rows_for_true_and_false() {
    let text = action("requires by task.system { true: forbidden, false: nothing }");
    assert!(allows(&text, "s.do", "task.system=false"));
    assert!(!allows(&text, "s.do", "a task.system=true"));
}
