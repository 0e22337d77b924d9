use super::{allows, ids};

const CHANNEL: &str = "template channel(messages: permission) {
    opens with messages
    section inner {
        Start requires d
    }
    Stop requires nothing
}
";

#[test]
fn a_template_gives_its_actions_to_each_instance_under_the_instances_ids() {
    let text = format!("{CHANNEL}section all {{\n section email from channel(a)\n section sms from channel(b)\n}}");
    assert_eq!(
        ids(&text),
        [
            "all.email.open",
            "all.email.inner.start",
            "all.email.stop",
            "all.sms.open",
            "all.sms.inner.start",
            "all.sms.stop"
        ]
    );
}

#[test]
fn a_parameter_is_the_permission_that_the_instance_gives() {
    let text = format!("{CHANNEL}section email from channel(a)\nsection sms from channel(b)");
    assert!(allows(&text, "email.stop", "a"));
    assert!(!allows(&text, "sms.stop", "a"));
    assert!(allows(&text, "sms.inner.start", "b d"));
}

#[test]
fn an_instances_own_body_adds_to_the_templates() {
    let text = format!("{CHANNEL}section email from channel(a) {{\n every action requires c\n Save requires b\n}}");
    assert!(allows(&text, "email.save", "a b c"));
    assert!(!allows(&text, "email.save", "b c"));
    assert!(!allows(&text, "email.stop", "a"));
    assert!(allows(&text, "email.stop", "a c"));
}

#[test]
fn a_template_hands_its_parameters_to_an_instance_inside_it() {
    let text =
        format!("{CHANNEL}template both(one: permission) {{\n section x from channel(one)\n}}\nsection s from both(b)");
    assert!(allows(&text, "s.x.stop", "b"));
    assert!(!allows(&text, "s.x.stop", "a"));
}

#[test]
fn a_parameter_stands_for_its_permission_in_comparisons_too() {
    let text = "template t(p: permission) on task {\n Do requires task.needs is p\n}\nsection s from t(a)";
    assert!(allows(text, "s.do", "task.needs=a"));
    assert!(!allows(text, "s.do", "task.needs=b"));
}
