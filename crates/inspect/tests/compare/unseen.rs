//! A line that no diff of the text shows gets another meaning, because what it rests on changed elsewhere.

use super::both::{diff, lines};

const RULES: &str = "permissions { open, a, b, c, super }
permissions settings {
    users { read, edit }
    groups { read, edit }
}
subject user { staff: boolean, given: set of permission, one: permission }
section s {
    opens with open
    Go requires a and b
    Then requires can s.go and c
}
section every {
    every action requires a
    Change the settings requires all of settings.*.edit
}
template page(own: permission) { See requires own }
section page from page(c)
section given {
    Give requires a and user holds all of user.given
    Give one requires a and user holds all of user.one
}
role admin { settings.** }
";

fn after(from: &str, to: &str) -> Vec<String> {
    assert!(RULES.contains(from), "{from}");
    lines(&diff(RULES, &RULES.replace(from, to)))
}

#[test]
fn a_gate() {
    assert_eq!(
        after("opens with open", "opens with open or super"),
        [
            "s.open: Looser | now: user holds super",
            "s.go: Looser | now: user holds a, b, super",
            "s.then: Looser | now: user holds a, b, c, super",
        ]
    );
}

#[test]
fn what_every_action_requires() {
    assert_eq!(
        after("every action requires a\n", "every action requires a or b\n"),
        ["every.change_the_settings: Looser | now: user holds b, settings.users.edit, settings.groups.edit"]
    );
}

#[test]
fn another_action_that_it_asks_for() {
    assert_eq!(
        after("Go requires a and b", "Go requires a"),
        ["s.go: Looser | now: user holds open, a", "s.then: Looser | now: user holds open, a, c",]
    );
}

#[test]
fn an_implication() {
    assert_eq!(
        after("subject user", "implication super implies a, b, c\nsubject user"),
        [
            "s.go: Looser | now: user holds open, super",
            "s.then: Looser | now: user holds open, super",
            "every.change_the_settings: Looser | now: user holds super, settings.users.edit, settings.groups.edit",
            "page.see: Looser | now: user holds super",
            "given.give: Looser | now: user holds super; user.given contains nothing",
            "given.give_one: Looser | now: user holds super; user.one is c",
        ]
    );
}

#[test]
fn an_implication_among_what_a_set_may_name() {
    let changed = after("subject user", "implication b implies c\nsubject user");
    assert!(
        changed.contains(&"given.give: Looser | now: user holds a, b; user.given contains c".to_owned()),
        "{changed:#?}"
    );
    assert!(
        changed.contains(&"given.give_one: Looser | now: user holds a, b; user.one is c".to_owned()),
        "{changed:#?}"
    );
}

#[test]
fn a_new_permission_among_what_a_set_may_name() {
    let changed = after("c, super }", "c, super, more }");
    assert_eq!(
        changed,
        [
            "given.give: Looser | now: user holds a, more; user.given contains more",
            "given.give_one: Looser | now: user holds a, more; user.one is more",
        ]
    );
}

#[test]
fn an_implication_that_is_turned_round() {
    let old = RULES.replace("subject user", "implication a implies b\nsubject user");
    let new = RULES.replace("subject user", "implication b implies a\nsubject user");
    let changed = lines(&diff(&old, &new));
    assert_eq!(changed[0], "s.go: Incomparable | now: user holds open, b | once: user holds open, a");
}

#[test]
fn a_member_of_a_pattern() {
    assert_eq!(
        after("groups { read, edit }", "groups { read }"),
        [
            "every.change_the_settings: Looser | now: user holds a, settings.users.edit",
            "given.give: Stricter | once: user holds a, settings.groups.edit; user.given contains settings.groups.edit",
            "given.give_one: Stricter | once: user holds a, settings.groups.edit; user.one is settings.groups.edit",
        ]
    );
}

#[test]
fn the_argument_of_a_template() {
    assert_eq!(
        after("section page from page(c)", "section page from page(b)"),
        ["page.see: Incomparable | now: user holds b | once: user holds c"]
    );
}

#[test]
fn the_body_of_a_template() {
    assert_eq!(after("See requires own", "See requires own or b"), ["page.see: Looser | now: user holds b"]);
}

#[test]
fn a_role_that_holds_a_pattern() {
    let changed = after("groups { read, edit }", "groups { read, edit, drop }");
    assert!(changed.iter().all(|line| !line.contains("admin") || line.starts_with("given.")), "{changed:#?}");
}

#[test]
fn an_implication_in_a_scope() {
    let old = "permissions { a, b }\nscope target\nsection s { Go requires a in target\n Do requires b in target }";
    let new = old.replace("scope target", "implication b implies a\nscope target");
    assert_eq!(lines(&diff(old, &new)), ["s.go: Looser | now: user holds b in target"]);
}

#[test]
fn an_implication_in_a_scope_in_which_no_rule_asks_for_what_brings() {
    let old = "permissions { a, b }\nscope target\nsection s { Go requires a in target\n Do requires b }";
    let new = old.replace("scope target", "implication b implies a\nscope target");
    assert_eq!(lines(&diff(old, &new)), ["s.go: Looser | now: user holds b in target"]);
}
