use super::allows;

const OLD: &str = "permissions p { new formerly (old, gone.older) deprecated use a }\n";

#[test]
fn a_permission_is_still_held_by_the_names_that_it_had() {
    let text =
        format!("{OLD}scope target\nsection s on task {{\n Do requires p.new\n There requires p.new in target\n}}");
    assert!(allows(&text, "s.do", "old"));
    assert!(allows(&text, "s.do", "gone.older"));
    assert!(allows(&text, "s.there", "target:old"));
    assert!(!allows(&text, "s.do", "older"));
}

#[test]
fn a_fact_may_name_a_permission_as_it_was_called() {
    let text = format!(
        "{OLD}section s on task {{\n Do requires task.needs is p.new\n All requires user holds all of task.grants\n}}"
    );
    assert!(allows(&text, "s.do", "task.needs=old"));
    assert!(allows(&text, "s.all", "p.new task.grants=[gone.older]"));
}

#[test]
fn an_action_is_still_found_by_the_ids_that_it_had() {
    let text = "section s {\n section t {\n  Do\n   formerly (was, other.was)\n   requires a\n }\n}";
    for id in ["s.t.do", "s.t.was", "other.was"] {
        assert!(allows(text, id, "a"));
        assert!(!allows(text, id, "b"));
    }
}

#[test]
fn an_old_id_in_a_template_stood_in_each_instance() {
    let text =
        "template t(p: permission) {\n Do\n  formerly was\n  requires p\n}\nsection x from t(a)\nsection y from t(b)";
    assert!(allows(text, "x.was", "a"));
    assert!(!allows(text, "y.was", "a"));
}
