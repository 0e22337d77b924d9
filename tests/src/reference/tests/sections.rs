use super::{Reference, allows, ids};

#[test]
fn an_id_is_the_ids_of_the_sections_and_the_slug_or_the_own_id() {
    let text = "section s {\n section \"Only a heading\" {\n  section t {\n   Don't do “it” — now requires a\n   Undo #back requires a\n  }\n }\n}";
    assert_eq!(ids(&text.replace(['“', '”'], "'")), ["s.t.dont_do_it_now", "s.t.back"]);
}

#[test]
fn a_heading_is_the_label_or_else_the_id() {
    let policy =
        Reference::new(&[("a", "permissions { p }\nsection s {\n section t \"The T\" {\n  Do requires p\n }\n}")]);
    assert_eq!(policy.actions()[0].sections, ["s", "The T"]);
}

#[test]
fn gates_add_up_from_the_outside_in() {
    let text = "section s {\n opens with a\n section t {\n  opens with b\n  Do requires c\n }\n}";
    assert!(allows(text, "s.t.do", "a b c"));
    for held in ["a b", "a c", "b c"] {
        assert!(!allows(text, "s.t.do", held), "{held}");
    }
}

#[test]
fn a_gate_is_an_action_that_stands_under_the_gates_around_it() {
    let text = "section s {\n opens with a\n section t {\n  opens with b\n  Do requires c\n }\n}";
    assert_eq!(ids(text), ["s.open", "s.t.open", "s.t.do"]);
    assert!(allows(text, "s.open", "a"));
    assert!(!allows(text, "s.t.open", "b"));
    assert!(allows(text, "s.t.open", "a b"));
}

#[test]
fn ungated_takes_an_action_out_of_all_gates_and_of_nothing_else() {
    let text = "section s on task {\n opens with a\n every action requires b\n every action forbidden if task.system\n \
        section t {\n  opens with c\n  Do\n   ungated\n   requires d\n }\n}";
    assert!(allows(text, "s.t.do", "b d task.system=false"));
    assert!(!allows(text, "s.t.do", "d task.system=false"));
    assert!(!allows(text, "s.t.do", "a b c d task.system=true"));
}

#[test]
fn what_is_said_of_every_action_holds_for_inner_sections_and_for_what_opens_them() {
    let text = "section s {\n section t {\n  opens with b\n  Do requires c\n }\n every action requires a\n}";
    assert!(!allows(text, "s.t.do", "b c"));
    assert!(allows(text, "s.t.do", "a b c"));
    assert!(!allows(text, "s.t.open", "b"));
    assert!(allows(text, "s.t.open", "a b"));
}

#[test]
fn what_is_said_of_every_action_holds_for_no_other_section() {
    let text = "section s {\n every action requires a\n Do requires b\n}\nsection t {\n Do requires b\n}";
    assert!(allows(text, "t.do", "b"));
    assert!(!allows(text, "s.do", "b"));
}

#[test]
fn requires_nothing_adds_nothing_to_the_gate() {
    let text = "section s {\n opens with a\n Do requires nothing\n}";
    assert!(allows(text, "s.do", "a"));
    assert!(!allows(text, "s.do", "b"));
}

#[test]
fn a_guarded_gate_asks_for_what_it_says_otherwise() {
    let text = "section s {\n opens with a if project.multi, otherwise b\n Do requires nothing\n}";
    assert!(allows(text, "s.do", "a project.multi=true"));
    assert!(!allows(text, "s.do", "a project.multi=false"));
    assert!(allows(text, "s.open", "b project.multi=false"));
}

#[test]
fn the_order_of_files_is_of_no_importance() {
    let (one, other) =
        (("a.placet", "permissions { p, q }"), ("b.placet", "section s {\n Do requires q\n}\npermissions { r }"));
    let names = |policy: &Reference| policy.permissions().iter().map(|each| each.id.clone()).collect::<Vec<_>>();
    assert_eq!(names(&Reference::new(&[one, other])), names(&Reference::new(&[other, one])));
}
