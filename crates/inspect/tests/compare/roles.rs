//! Roles that gain and lose.

use placet_inspect::RoleChanged;

use super::both::{diff, lines};

const RULES: &str = "permissions { a, b, c }
subject user { staff: boolean, all: set of permission }
section s {
    Go requires a and b
    Do requires c or (b and user.staff)
    All requires a and user holds all of user.all
    Free requires c
}
role low { a }
role high { includes low, b }
";

#[test]
fn roles_gain_and_lose_what_a_changed_rule_gives_and_takes() {
    let new = RULES.replace("Go requires a and b", "Go requires a").replace("c or (b and user.staff)", "c");
    assert_eq!(
        lines(&diff(RULES, &new)),
        [
            "s.go: Looser | now: user holds a | gained by low",
            "s.do: Stricter | once: user holds b; user.staff | lost by high",
        ]
    );
}

#[test]
fn a_role_that_changed_gains_actions_that_did_not() {
    let new = RULES.replace("role low { a }", "role low { a, b }");
    let comparison = diff(RULES, &new);
    assert_eq!(
        lines(&comparison),
        ["s.go: Equal | gained by low", "s.do: Equal | gained by low", "s.all: Equal | gained by low",]
    );
    assert!(comparison.is_looser());
    assert_eq!(comparison.roles.len(), 1);
    assert_eq!(comparison.roles[0].change, RoleChanged::Holds { added: vec!["b".into()], removed: vec![] });
    let comparison = diff(&new, RULES);
    assert_eq!(lines(&comparison)[0], "s.go: Equal | lost by low");
    assert!(!comparison.is_looser());
}

#[test]
fn roles_that_are_new_or_gone_are_told_with_what_they_hold() {
    let new = RULES.replace("role low { a }", "role less { a }").replace("includes low", "a");
    let comparison = diff(RULES, &new);
    assert!(lines(&comparison).is_empty());
    let told: Vec<_> = comparison.roles.iter().map(|role| (role.id.as_str(), &role.change)).collect();
    assert_eq!(
        told,
        [("less", &RoleChanged::Added(vec!["a".into()])), ("low", &RoleChanged::Removed(vec!["a".into()])),]
    );
    assert!(!comparison.is_looser());
}
