//! Names that are on one side only, or that changed.

use placet_inspect::{FactChanged, PermissionChanges};

use super::both::{diff, lines};

#[test]
fn a_permission_under_a_new_name_is_the_same_permission() {
    let old =
        "permissions { see, edit }\nimplication edit implies see\nsection s { Go requires see\n Do requires edit }";
    let new = "permissions { look formerly see, edit }\nimplication edit implies look\n\
               section s { Go requires look\n Do requires edit }";
    let comparison = diff(old, new);
    assert!(lines(&comparison).is_empty());
    assert_eq!(comparison.permissions.renamed, [("see".into(), "look".into())]);
    assert_eq!(comparison.asked, 0);
    let stricter = new.replace("Go requires look", "Go requires look and edit");
    assert_eq!(lines(&diff(old, &stricter)), ["s.go: Stricter | once: user holds see"]);
}

#[test]
fn a_permission_that_took_in_another_is_held_by_who_was_given_either() {
    let old = "permissions { see, look }\nsection s { Go requires see\n Look requires look }";
    let new = "permissions { see formerly look }\nsection s { Go requires see\n Look requires see }";
    let comparison = diff(old, new);
    assert_eq!(lines(&comparison), ["s.go: Looser | now: user holds see", "s.look: Looser | now: user holds see"]);
    let first = comparison.actions[0].change.looser.as_ref().unwrap();
    assert_eq!(first.old.case.statements(), ["user holds look"]);
}

#[test]
fn a_permission_of_one_side_is_held_there_only() {
    let old = "permissions { a, gone }\nsection s { Go requires a or gone }";
    let new = "permissions { a, fresh }\nsection s { Go requires a or fresh }";
    let comparison = diff(old, new);
    assert_eq!(lines(&comparison), ["s.go: Incomparable | now: user holds fresh | once: user holds gone"]);
    let expected =
        PermissionChanges { added: vec!["fresh".into()], removed: vec!["gone".into()], ..Default::default() };
    assert_eq!(comparison.permissions, expected);
}

#[test]
fn an_action_under_a_new_id_is_the_same_action() {
    let old = "permissions { a, b }\nsection s { Show it requires a\n Then requires can s.show_it and b }";
    let new =
        "permissions { a, b }\nsection s { See it\n formerly show_it\n requires a\n Then requires can s.see_it and b }";
    let comparison = diff(old, new);
    assert!(lines(&comparison).is_empty());
    assert_eq!(comparison.asked, 0);
    assert!(comparison.actions[0].is_reworded());
    assert_eq!(comparison.actions[0].old.as_ref().unwrap().id, "s.show_it");
}

#[test]
fn a_subject_under_a_new_name_is_the_same_subject() {
    let text = |subject: &str| {
        format!(
            "permissions {{ a }}\nsubject {subject} {{ staff: boolean, groups: set of group }}\n\
             resource group {{ owner: {subject} }}\nsection s on group {{\n\
             Go requires a and {subject}.staff and group.owner is {subject}\n\
             Do requires a if group is in {subject}.groups, otherwise forbidden }}"
        )
    };
    let comparison = diff(&text("account"), &text("user"));
    assert!(lines(&comparison).is_empty());
    assert_eq!(comparison.asked, 0);
    assert_eq!(comparison.subject, Some(("account".into(), "user".into())));
    let looser = text("user").replace("a and user.staff", "a");
    let comparison = diff(&text("account"), &looser);
    assert_eq!(lines(&comparison), ["s.go: Looser | now: user holds a; not user.staff; group.owner is user"]);
}

#[test]
fn a_fact_of_another_type_is_another_fact() {
    let text = |ty: &str, test: &str| {
        format!(
            "permissions {{ a }}\nresource task {{ level: {ty} }}\nsection s on task {{ Go requires a if {test}, otherwise forbidden }}"
        )
    };
    let comparison = diff(&text("number", "task.level < 5"), &text("boolean", "task.level"));
    assert_eq!(
        lines(&comparison),
        ["s.go: Incomparable | now: user holds a; task.level | once: user holds a; task.level is 4"]
    );
    assert!(matches!(comparison.facts[0].change, FactChanged::Type { .. }));
}

#[test]
fn a_fact_of_one_side_is_not_sent_to_the_other() {
    let old = "permissions { a }\nsection s { Go requires a }";
    let new = "permissions { a }\nsubject user { staff: boolean }\nsection s { Go requires a or user.staff }";
    let comparison = diff(old, new);
    assert_eq!(lines(&comparison), ["s.go: Looser | now: user.staff"]);
    assert_eq!(comparison.facts[0].change, FactChanged::Added);
    assert_eq!(lines(&diff(new, old)), ["s.go: Stricter | once: user.staff"]);
}

#[test]
fn a_scope_of_one_side_holds_nothing_on_the_other() {
    let old = "permissions { a, b }\nsection s { Go requires a or b }";
    let new = "permissions { a, b }\nscope target\nsection s { Go requires a or b in target }";
    assert_eq!(lines(&diff(old, new)), ["s.go: Incomparable | now: user holds b in target | once: user holds b"]);
}
