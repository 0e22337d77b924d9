use std::fs;

use insta::assert_snapshot;

use super::run::{placet, placet_in, policies};

#[test]
fn what_a_role_can_do_is_listed_with_its_conditions() {
    assert_snapshot!(placet("can notes editor"));
    assert_snapshot!(placet("can notes --holds export_pictures --all"));
    assert_snapshot!(placet("can notes editor --json"));
}

#[test]
fn somebody_must_be_named_by_names_that_there_are() {
    assert_snapshot!(placet("can notes"));
    assert_snapshot!(placet("can notes edtor"));
    assert_snapshot!(placet("can notes --holds edit_note"));
}

#[test]
fn who_can_is_asked_of_roles_and_of_a_file_of_users() {
    let folder = tempfile::tempdir().unwrap();
    let users = folder.path().join("users.csv");
    fs::write(&users, "user,roles,permissions\nann,editor,\nbob,,export_notes view_notes\ncleo,,\n").unwrap();
    let ask = format!("who-can {} \"delete a note\"", policies().join("notes").display());
    let shown = |text: String| text.replace(&policies().display().to_string(), "POLICIES");
    assert_snapshot!(shown(placet_in(folder.path(), &format!("{ask} --users users.csv"), "")));
    assert_snapshot!(shown(placet_in(folder.path(), &format!("{ask} --users users.csv --all --json"), "")));
    let export = ask.replace("delete a note", "export notes");
    assert_snapshot!(shown(placet_in(
        folder.path(),
        &format!("{export} --option include_the_authors --users users.csv --all"),
        ""
    )));
    fs::write(&users, "user,rolls\nann,editor\n").unwrap();
    assert_snapshot!(shown(placet_in(folder.path(), &format!("{ask} --users users.csv"), "")));
    fs::write(&users, "{\"user\": \"ann\", \"roles\": [\"editer\"]}\n").unwrap();
    assert_snapshot!(shown(placet_in(folder.path(), &format!("{ask} --users users.csv"), "")));
}

#[test]
fn roles_stand_against_actions() {
    assert_snapshot!(placet("matrix notes"));
    assert_snapshot!(placet("matrix notes --csv"));
    assert_snapshot!(placet("matrix notes --json"));
    let page = placet("matrix notes --html");
    assert!(page.contains("Editor: Edit a note: if not note.archived or"), "{page}");
}
