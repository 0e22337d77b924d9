use insta::assert_snapshot;

use super::run::placet;

#[test]
fn actions_are_listed() {
    assert_snapshot!(placet("actions notes"));
    assert_snapshot!(placet("actions notes --json"));
}

#[test]
fn permissions_are_listed() {
    assert_snapshot!(placet("permissions notes"));
    assert_snapshot!(placet("permissions notes --json"));
}

#[test]
fn facts_are_listed() {
    assert_snapshot!(placet("facts notes"));
    assert_snapshot!(placet("facts notes --json"));
}
