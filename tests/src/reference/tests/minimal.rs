use super::{Reference, Request, missing};

fn sets(expression: &str, said: &str) -> Vec<String> {
    missing(&format!("section s on task {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn the_smallest_sets_come_first_and_then_those_declared_first() {
    assert_eq!(sets("(c and d) or (a and b) or (a and d)", ""), ["a b", "a d", "c d"]);
    assert_eq!(sets("(a and b) or d", ""), ["d", "a b"]);
}

#[test]
fn what_is_held_is_left_out() {
    assert_eq!(sets("(a and b) or (c and d)", "a"), ["b", "c d"]);
}

#[test]
fn a_set_that_holds_another_is_left_out() {
    assert_eq!(sets("a or (a and b)", ""), ["a"]);
}

#[test]
fn where_no_permission_helps_there_is_no_set() {
    assert!(sets("a and task.system", "task.system=false").is_empty());
    assert!(sets("a and task.system", "").is_empty());
}

#[test]
fn what_is_allowed_lacks_nothing() {
    assert_eq!(sets("a", "a"), [""]);
}

#[test]
fn an_unknown_fact_needs_what_allows_in_every_case() {
    assert_eq!(sets("a if task.system, otherwise b", ""), ["a b"]);
}

#[test]
fn a_permission_that_another_of_the_set_implies_is_left_out() {
    let text = "permissions x { verbs edit imply read\n read, edit, other }\nsection s {\n Do requires (x.edit and x.read) or x.other\n}";
    let policy = Reference::new(&[("a", text)]);
    let missing = policy.missing("s.do", &Request::default()).unwrap();
    assert_eq!(missing, [["x.edit"], ["x.other"]]);
}
