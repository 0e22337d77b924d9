//! One action, before and after.

use placet_inspect::Verdict;

use super::both::{diff, lines};

const DECLARED: &str = "permissions { a, b, c }
subject user { staff: boolean }
resource task { owner: user, system: boolean, kind: one of (orders, customers), size: number, day: date,
  grants: set of permission, one: permission }
section tasks on task {
";

/// What becomes of an action whose clauses change.
fn becomes(old: &str, new: &str) -> Vec<String> {
    let text = |clauses: &str| format!("{DECLARED}    Go\n        {}\n}}\n", clauses.replace("; ", "\n        "));
    lines(&diff(&text(old), &text(new)))
}

#[test]
fn what_is_said_otherwise_and_means_the_same_is_equal() {
    assert!(becomes("requires a and (b or c)", "requires (a and b) or (a and c)").is_empty());
    assert!(becomes("requires a; requires b", "requires b and a").is_empty());
    assert!(
        becomes("requires a if task.size < 5, otherwise b", "requires b if task.size >= 5, otherwise a").is_empty()
    );
    assert!(
        becomes("requires by task.kind { orders: a, customers: b }", "requires a if task.kind is orders, otherwise b")
            .is_empty()
    );
}

#[test]
fn fewer_permissions_are_looser_and_more_are_stricter() {
    assert_eq!(becomes("requires a and b", "requires a"), ["tasks.go: Looser | now: user holds a"]);
    assert_eq!(becomes("requires a", "requires a and b"), ["tasks.go: Stricter | once: user holds a"]);
    assert_eq!(
        becomes("requires a", "requires b"),
        ["tasks.go: Incomparable | now: user holds b | once: user holds a"]
    );
}

#[test]
fn the_smallest_case_has_the_fewest_permissions_then_the_fewest_facts() {
    assert_eq!(
        becomes(
            "requires a and b and c",
            "requires (a and b) or (c and user.staff) or (c and task.system and task.size < 5)"
        ),
        ["tasks.go: Looser | now: user holds c; user.staff"]
    );
}

#[test]
fn facts_are_said_with_values_that_tell_the_sides_apart() {
    assert_eq!(
        becomes("requires a; forbidden if task.size > 10", "requires a; forbidden if task.size > 20"),
        ["tasks.go: Looser | now: user holds a; task.size is 20"]
    );
    assert_eq!(
        becomes("requires a; forbidden if task.day > 2026-01-01", "requires a; forbidden if task.day >= 2026-01-01"),
        ["tasks.go: Stricter | once: user holds a; task.day is 2026-01-01"]
    );
    assert_eq!(
        becomes("requires a or task.owner is user", "requires a"),
        ["tasks.go: Stricter | once: task.owner is user"]
    );
}

#[test]
fn everything_that_a_set_names_is_looked_into() {
    assert_eq!(
        becomes(
            "requires user holds all of task.grants; requires b",
            "requires user holds all of task.grants; requires b if task.grants contains a, otherwise c"
        ),
        [
            "tasks.go: Incomparable | now: user holds c; task.grants contains nothing | once: user holds b; task.grants contains nothing"
        ]
    );
}

#[test]
fn an_action_that_is_not_touched_builds_no_question() {
    let old = format!("{DECLARED} First requires a and b\n Second requires can tasks.first\n Third requires c\n }}");
    let new = old.replace("Third requires c", "Third requires b or c");
    let comparison = diff(&old, &new);
    assert_eq!(comparison.asked, 1);
    assert_eq!(lines(&comparison), ["tasks.third: Looser | now: user holds b"]);
    assert_eq!(diff(&old, &old).asked, 0);
}

#[test]
fn options_are_compared_each_for_itself() {
    let old = format!("{DECLARED} Go\n requires a\n to keep it also requires b\n to copy it also requires c\n }}");
    let new = format!("{DECLARED} Go\n requires a\n to keep it also requires b or c\n to move it also requires c\n }}");
    assert_eq!(
        lines(&diff(&old, &new)),
        [
            "tasks.go with keep_it: Looser | now: user holds a, c",
            "tasks.go with move_it: Added | now: user holds a, c",
            "tasks.go with copy_it: Removed | once: user holds a, c",
        ]
    );
}

#[test]
fn new_actions_say_what_they_take_and_gone_ones_what_they_took() {
    let old = format!("{DECLARED} First requires a\n Second requires b\n }}");
    let new = format!("{DECLARED} First requires a\n Third requires c and b\n }}");
    assert_eq!(
        lines(&diff(&old, &new)),
        ["tasks.third: Added | now: user holds b, c", "tasks.second: Removed | once: user holds b",]
    );
}

#[test]
fn what_takes_more_than_the_budget_is_said_to_be_undecided() {
    use placet_compiler::PolicyIndex;
    let (old, new) = (format!("{DECLARED} Go requires a\n }}"), format!("{DECLARED} Go requires a and b\n }}"));
    let (old, new) = (super::both::compiler(&old).policy(), super::both::compiler(&new).policy());
    let budget = placet_logic::Budget::nodes(2);
    let comparison = placet_inspect::compare(&PolicyIndex::new(&old), &PolicyIndex::new(&new), budget);
    assert_eq!(comparison.actions[0].change.verdict, Verdict::NotDecided(2));
    assert!(comparison.is_looser());
}
