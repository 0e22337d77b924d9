use super::allows;

fn is_so(expression: &str, said: &str) -> bool {
    allows(&format!("section s on task and folder {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn what_some_value_of_an_unknown_fact_denies_is_denied() {
    assert!(!is_so("task.system", ""));
    assert!(!is_so("not task.system", ""));
    assert!(!is_so("task.kind is red", ""));
    assert!(!is_so("task.size < 3", ""));
    assert!(!is_so("task.owner is user", "user=u"));
}

#[test]
fn what_every_value_of_an_unknown_fact_allows_is_allowed() {
    assert!(is_so("task.system or not task.system", ""));
    assert!(is_so("(a and task.system) or (b and not task.system)", "a b"));
    assert!(!is_so("(a and task.system) or (b and not task.system)", "a"));
}

#[test]
fn an_unknown_value_is_one_of_the_declared() {
    assert!(is_so("task.kind is red or task.kind is one of (green, blue)", ""));
    assert!(!is_so("task.kind is red or task.kind is green", ""));
    assert!(!is_so("task.kind is red and task.kind is green", ""));
}

#[test]
fn an_unknown_number_may_lie_anywhere_on_the_line() {
    assert!(is_so("task.size < 3 or task.size >= 3", ""));
    assert!(is_so("task.size <= 3 or task.size > 2", ""));
    assert!(!is_so("task.size <= 2 or task.size >= 3", ""));
    assert!(!is_so("task.size < 3 or task.size > 3", ""));
    assert!(is_so("task.size < 3 or task.size is 3 or task.size > 3", ""));
}

#[test]
fn an_unknown_date_may_be_any_day() {
    assert!(is_so("task.due < 2026-11-22 or task.due >= 2026-11-22", ""));
    assert!(is_so("task.due <= 2026-11-22 or task.due >= 2026-11-23", ""));
    assert!(!is_so("task.due < 2026-11-22 or task.due > 2026-11-22", ""));
    assert!(!is_so("task.due <= 2026-11-22 or task.due >= 2026-11-24", ""));
    assert!(is_so("task.due <= 2026-11-22 or task.due is 2026-11-23 or task.due > 2026-11-23", ""));
}

#[test]
fn no_day_is_before_the_first_or_after_the_last() {
    assert!(is_so("task.due >= 0001-01-01 and task.due <= 9999-12-31", ""));
    assert!(!is_so("task.due > 0001-01-01", ""));
    assert!(!is_so("task.due < 9999-12-31", ""));
}

#[test]
fn an_unknown_text_is_one_that_is_spoken_of_or_another() {
    assert!(!is_so("task.title is \"a\" and task.title is \"b\"", ""));
    assert!(is_so("task.title is not \"a\" or task.title is not \"b\"", ""));
    assert!(!is_so("task.title is one of (\"a\", \"b\", \"\")", ""));
    assert!(is_so("task.title is folder.name or task.title is not folder.name", "task.title=x"));
    assert!(is_so("project.words contains \"a\" or not project.words contains \"a\"", ""));
    assert!(!is_so("project.words contains \"a\" or project.words contains \"b\"", ""));
}

#[test]
fn an_unknown_permission_may_be_one_that_is_not_declared() {
    assert!(!is_so("task.needs is one of (a, b, c, d)", ""));
    assert!(is_so("task.needs is not a or task.needs is not b", ""));
}

#[test]
fn an_unknown_set_may_contain_anything_or_nothing() {
    assert!(!is_so("task.colours contains red or task.colours contains blue", ""));
    assert!(is_so("task.colours contains red or not task.colours contains red", ""));
    assert!(!is_so("task.grants contains a", ""));
}

#[test]
fn two_numbers_are_less_equal_or_greater_and_the_same_whichever_is_named_first() {
    assert!(is_so("task.size < project.limit or task.size is project.limit or project.limit < task.size", ""));
    assert!(is_so("task.size <= project.limit or task.size > project.limit", "task.size=1"));
    assert!(is_so("task.size < project.limit or project.limit <= task.size", ""));
    assert!(!is_so("task.size < project.limit or project.limit < task.size", ""));
    assert!(!is_so("task.size < project.limit and project.limit < task.size", ""));
}

#[test]
fn how_two_numbers_compare_does_not_follow_from_their_values() {
    // If the size is above 5 and the limit is 3, the size is above the limit; this much is not concluded.
    assert!(!is_so("not task.size > 5 or task.size > project.limit", "project.limit=3"));
}

#[test]
fn two_things_are_the_same_or_not_whichever_is_named_first() {
    assert!(is_so("task.owner is user or user is not task.owner", ""));
    assert!(is_so("task.owner is user or user is not task.owner", "user=u"));
    assert!(!is_so("task.owner is user or task.owner is not user and a", ""));
}

#[test]
fn the_same_thing_is_in_the_same_set_or_not_however_it_is_said() {
    assert!(is_so("task.folder is in user.folders or not user.folders contains task.folder", "user.folders=[f]"));
    // Two unknown folders may be the same, one of them in the set and the other not.
    assert!(!is_so("not task.folder is folder or not folder is in user.folders or task.folder is in user.folders", ""));
}

#[test]
fn values_that_are_compared_are_compared_by_their_values() {
    assert!(is_so("not task.kind is red or not task.state is red or task.kind is task.state", ""));
    assert!(is_so("not task.kind is task.state or task.kind is red or not task.state is red", ""));
    assert!(is_so("task.kind is in task.colours or not task.colours contains red", "task.kind=red"));
    assert!(is_so("task.kind is in task.colours", "task.colours=[red green blue]"));
    assert!(!is_so("task.kind is in task.colours", "task.colours=[red green]"));
}

#[test]
fn a_member_of_an_unknown_set_may_be_any() {
    assert!(!is_so("task.needs is in task.grants", "task.grants=[a b c d]"));
    assert!(!is_so("task.folder is in user.folders", "task.folder=f"));
}

#[test]
fn nobody_is_sure_to_hold_all_of_an_unknown_set() {
    // It may name a permission that the policy doesn't declare.
    assert!(!is_so("user holds all of task.grants", "a b c d"));
    assert!(!is_so("user holds all of task.needs", "a b c d"));
}

#[test]
fn a_table_of_an_unknown_value_asks_for_all_of_its_rows() {
    let table = "by task.kind { red: a, green: b, blue: nothing }";
    assert!(!is_so(table, "a"));
    assert!(is_so(table, "a b"));
}

#[test]
fn all_clauses_see_the_same_completion_and_options_too() {
    let text = "section s on task {\n Do\n  requires a if task.system, otherwise b\n  to more also requires task.system or c\n}";
    assert!(allows(text, "s.do", "a b"));
    assert!(!allows(text, "s.do", "a b with:more"));
    assert!(allows(text, "s.do", "a b c with:more"));
}

#[test]
fn an_unknown_fact_of_another_action_is_the_same_fact() {
    let text = "section s on task {\n One requires task.system\n Other requires not task.system\n \
        Either requires can s.one or can s.other\n}";
    assert!(allows(text, "s.either", ""));
}
