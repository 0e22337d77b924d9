use super::{Reference, allows};

/// Whether `Do requires …` is allowed.
fn is_so(expression: &str, said: &str) -> bool {
    allows(&format!("section s on task and folder {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn tests_of_known_facts_are_what_they_say() {
    for (expression, said, expected) in [
        ("task.system", "task.system=true", true),
        ("not task.system", "task.system=true", false),
        ("task.kind is red", "task.kind=red", true),
        ("task.kind is not red", "task.kind=red", false),
        ("task.kind is one of (red, blue)", "task.kind=green", false),
        ("task.kind is not one of (red, blue)", "task.kind=green", true),
        ("task.kind is task.state", "task.kind=red task.state=red", true),
        ("task.kind is task.state", "task.kind=red task.state=blue", false),
        ("task.size is 3", "task.size=3", true),
        ("task.size is not 3", "task.size=3", false),
        ("task.size < 3", "task.size=3", false),
        ("task.size <= 3", "task.size=3", true),
        ("task.size > -0.5", "task.size=0", true),
        ("task.size >= 3", "task.size=2.9", false),
        ("task.size < project.limit", "task.size=2 project.limit=3", true),
        ("project.limit < task.size", "task.size=2 project.limit=3", false),
        ("task.size is project.limit", "task.size=2 project.limit=2", true),
        ("task.due is 2026-11-22", "task.due=2026-11-22", true),
        ("task.due is not 2026-11-22", "task.due=2026-11-22", false),
        ("task.due < 2026-11-22", "task.due=2026-11-21", true),
        ("task.due <= 2026-11-22", "task.due=2026-11-23", false),
        ("task.due is one of (2026-11-22, 2026-11-24)", "task.due=2026-11-24", true),
        ("task.due < project.today", "task.due=2025-12-31 project.today=2026-01-01", true),
        ("task.due is project.today", "task.due=2025-12-31 project.today=2026-01-01", false),
        ("task.title is \"x\"", "task.title=x", true),
        ("task.title is \"X\"", "task.title=x", false),
        ("task.title is not one of (\"x\", \"y\")", "task.title=y", false),
        ("task.title is folder.name", "task.title=x folder.name=x", true),
        ("task.title is in project.words", "task.title=x project.words=[w x]", true),
        ("project.words contains \"y\"", "project.words=[w x]", false),
        ("project.words contains task.title", "task.title=x project.words=[w x]", true),
        ("task.channel is email", "task.channel=email", true),
        ("task.channel is folder.channel", "task.channel=email folder.channel=sms", false),
        ("project.channels contains sms", "project.channels=[email sms]", true),
        ("task.channel is in project.channels", "task.channel=sms project.channels=[email]", false),
        ("task.owner is user", "task.owner=x user=x", true),
        ("task.owner is not user", "task.owner=x user=x", false),
        ("task.folder is in user.folders", "task.folder=f user.folders=[e f]", true),
        ("task.folder is not in user.folders", "task.folder=f user.folders=[e f]", false),
        ("user.folders contains folder", "folder=g user.folders=[e f]", false),
        ("task.colours contains red", "task.colours=[red]", true),
        ("task.kind is in task.colours", "task.kind=blue task.colours=[red]", false),
        ("task.needs is a", "task.needs=a", true),
        ("task.needs is one of (a, b)", "task.needs=c", false),
        ("task.needs is task.wants", "task.needs=c task.wants=c", true),
        ("task.needs is in task.grants", "task.needs=c task.grants=[a c]", true),
        ("task.grants contains b", "task.grants=[a c]", false),
    ] {
        assert_eq!(is_so(expression, said), expected, "{expression}, {said}");
    }
}

#[test]
fn holds_all_of_a_set_needs_each_of_them() {
    assert!(is_so("user holds all of task.grants", "a b task.grants=[a b]"));
    assert!(!is_so("user holds all of task.grants", "a task.grants=[a b]"));
    assert!(is_so("user holds all of task.grants", "task.grants=[]"));
}

#[test]
fn holds_all_of_a_permission_needs_that_one() {
    assert!(is_so("user holds all of task.needs", "a task.needs=a"));
    assert!(!is_so("user holds all of task.needs", "b task.needs=a"));
}

#[test]
fn nobody_holds_a_permission_that_is_not_declared() {
    assert!(!is_so("user holds all of task.needs", "a b c d other task.needs=other"));
    assert!(!is_so("user holds all of task.grants", "a b c d task.grants=[a other]"));
}

#[test]
fn without_a_subject_the_subject_is_user() {
    let policy = Reference::new(&[("a", "permissions { p }\nresource note { by: user }")]);
    let names: Vec<_> = policy.facts().iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["note", "note.by", "user"]);
}
