use super::{NAMES, Reference, allows, missing, request};

const SCOPES: &str = "scope target \"Target\"\nscope source\nimplication d implies c\nrole r { d }\n";

fn is_so(expression: &str, said: &str) -> bool {
    allows(&format!("{SCOPES}section s on task {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn what_is_held_here_is_not_held_in_a_scope_nor_the_other_way_round() {
    assert!(is_so("a in target", "target:a"));
    assert!(!is_so("a in target", "a source:a"));
    assert!(!is_so("a", "target:a"));
    assert!(is_so("a and a in target", "a target:a"));
}

#[test]
fn in_a_scope_that_is_not_sent_nothing_is_held() {
    assert!(!is_so("a in target", ""));
    assert!(!is_so("a in target", "target:"));
}

#[test]
fn implications_hold_inside_each_scope() {
    assert!(is_so("c in target", "target:d"));
    assert!(!is_so("c in target", "d target:a"));
}

#[test]
fn a_pattern_may_be_asked_in_a_scope() {
    assert!(is_so("all of {a, b} in target", "target:a target:b"));
    assert!(!is_so("all of {a, b} in target", "target:a b"));
    assert!(is_so("any of * in target", "target:d"));
}

#[test]
fn a_smallest_set_says_where_a_permission_is_held() {
    let text = format!("{SCOPES}section s on task {{\n Do requires c in target and (c or b in source)\n}}");
    assert_eq!(missing(&text, "s.do", ""), ["c c in target", "c in target b in source"]);
    assert_eq!(missing(&text, "s.do", "target:d"), ["c", "b in source"]);
}

#[test]
fn the_missing_scopes_are_those_that_would_change_something() {
    let text = format!("{SCOPES}section s {{\n Do requires a in target and (a or b in source)\n}}");
    let policy = Reference::new(&[("names.placet", NAMES), ("rules.placet", &text)]);
    let scopes = |said: &str| {
        let (matter, asked) = policy.scopes_missing("s.do", &request(&policy, said)).unwrap();
        (Vec::from_iter(matter).join(" "), Vec::from_iter(asked).join(" "))
    };
    assert_eq!(scopes("a"), ("target".to_owned(), "source target".to_owned()));
    assert_eq!(scopes("target:a"), ("source".to_owned(), "source".to_owned()));
    assert_eq!(scopes("a target:"), (String::new(), "source".to_owned()));
}
