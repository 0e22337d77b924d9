//! What `placet prove` says.

use insta::assert_snapshot;

use super::run::placet;

#[test]
fn each_invariant_is_proved_or_has_a_case_against_it() {
    assert_snapshot!(placet("prove duties"));
    assert_snapshot!(placet("prove duties --json"));
    assert_snapshot!(placet("prove notes"));
    assert_snapshot!(placet("test duties"));
}

#[test]
fn roles_are_looked_at_together() {
    assert_snapshot!(placet("prove duties --roles 3"));
}

#[test]
fn two_actions_are_separate_or_some_roles_can_do_both() {
    assert_snapshot!(placet("prove duties --separate payments.export_payments payments.close_a_payment"));
    assert_snapshot!(placet("prove duties --separate \"prepare a payment\" \"approve a payment\" --roles 2"));
    assert_snapshot!(placet(
        "prove duties --separate payments.approve_a_payment payments.close_a_payment --roles 2 --json"
    ));
    assert_snapshot!(placet("prove duties --separate payments.prepare_a_payment payments.fly"));
    assert_snapshot!(placet("prove duties --roles 4"));
}
