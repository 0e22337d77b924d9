use super::{allows, missing};

const SEND: &str = "permissions send \"Send\" for each channel { verbs edit imply read\n read, edit \"Change\" }\n";

fn is_so(expression: &str, said: &str) -> bool {
    allows(&format!("{SEND}section s on task and folder {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn a_family_has_its_permissions_once_for_each_value() {
    let policy = super::Reference::new(&[("a", super::NAMES), ("b", SEND)]);
    let names: Vec<_> = policy.permissions().iter().map(|each| (each.id.as_str(), each.label.as_str())).collect();
    assert_eq!(
        names[4..],
        [
            ("send.email.read", "Send > Email: read"),
            ("send.email.edit", "Send > Email: Change"),
            ("send.sms.read", "Send > sms: read"),
            ("send.sms.edit", "Send > sms: Change"),
        ]
    );
}

#[test]
fn verbs_imply_within_each_member() {
    assert!(is_so("send.email.read", "send.email.edit"));
    assert!(!is_so("send.sms.read", "send.email.edit"));
}

#[test]
fn an_index_is_the_member_of_the_facts_value() {
    assert!(is_so("send[task.channel].edit", "task.channel=sms send.sms.edit"));
    assert!(!is_so("send[task.channel].edit", "task.channel=email send.sms.edit"));
}

#[test]
fn an_index_of_an_unknown_value_asks_for_all_members() {
    assert!(!is_so("send[task.channel].edit", "send.sms.edit"));
    assert!(is_so("send[task.channel].edit", "send.sms.edit send.email.edit"));
}

#[test]
fn one_index_twice_is_the_same_value() {
    assert!(is_so("send[task.channel].edit and send[task.channel].read", "send.sms.edit task.channel=sms"));
    let expression = "send[task.channel].read or not task.channel is sms";
    assert!(is_so(expression, "send.sms.read"));
    assert!(!is_so(expression, "send.email.read"));
}

#[test]
fn a_pattern_with_an_index_is_the_pattern_in_the_member() {
    let expression = "all of send[task.channel].{read, edit}";
    assert!(is_so(expression, "task.channel=sms send.sms.edit"));
    assert!(!is_so(expression, "task.channel=sms send.sms.read send.email.edit"));
    assert!(is_so("any of send[task.channel].*", "task.channel=sms send.sms.read"));
}

#[test]
fn families_stand_in_families() {
    let text = "permissions out for each channel { in for each channel { go }, stay }\n\
        section s on task and folder {\n Do requires out[task.channel].in[folder.channel].go\n}";
    assert!(allows(text, "s.do", "task.channel=sms folder.channel=email out.sms.in.email.go"));
    assert!(!allows(text, "s.do", "task.channel=email folder.channel=sms out.sms.in.email.go"));
    assert!(!allows(text, "s.do", "task.channel=sms out.sms.in.email.go"));
    assert!(allows(text, "s.do", "task.channel=sms out.sms.in.email.go out.sms.in.sms.go"));
}

#[test]
fn for_each_asks_for_every_value_that_is_in_the_set() {
    let text = format!(
        "{SEND}section s on task {{\n Do\n  requires a\n  for each each in project.channels requires send[each].edit\n}}"
    );
    assert!(allows(&text, "s.do", "a project.channels=[]"));
    assert!(allows(&text, "s.do", "a send.sms.edit project.channels=[sms]"));
    assert!(!allows(&text, "s.do", "a send.sms.edit project.channels=[sms email]"));
    assert!(!allows(&text, "s.do", "a send.sms.edit"));
    assert!(allows(&text, "s.do", "a send.sms.edit send.email.edit"));
    assert_eq!(missing(&text, "s.do", "a project.channels=[sms email]"), ["send.email.edit send.sms.edit"]);
}

#[test]
fn the_variable_of_for_each_is_each_value_in_turn() {
    let text = "section s on task {\n Do\n  requires a\n  for each each in project.channels requires \
        by each { email: b, sms: c } if task.system, otherwise each is one of (sms)\n}";
    assert!(allows(text, "s.do", "a c task.system=true project.channels=[sms]"));
    assert!(!allows(text, "s.do", "a c task.system=true project.channels=[email]"));
    assert!(allows(text, "s.do", "a task.system=false project.channels=[sms]"));
    assert!(!allows(text, "s.do", "a task.system=false project.channels=[sms email]"));
}
