use insta::assert_snapshot;

use super::run::placet;

#[test]
fn why_lists_sets_roles_and_what_no_permission_changes() {
    assert_snapshot!(placet("why notes \"export notes\""));
    assert_snapshot!(placet("why notes export notes --fact project.multibrand=false --option include_the_authors"));
    assert_snapshot!(placet("why notes \"edit a note\" --fact note.archived=true --fact user.staff=false"));
    assert_snapshot!(placet("why notes \"export notes\" --holds view_notes --json"));
}

#[test]
fn why_says_which_values_of_unknown_facts_would_help() {
    assert_snapshot!(placet("why notes \"edit a note\""));
    assert_snapshot!(placet("why notes \"assign a group\" --holds settings.users.edit"));
    assert_snapshot!(placet("why notes \"edit a note\" --json"));
}

#[test]
fn why_of_what_is_allowed_says_just_that() {
    assert_snapshot!(placet("why notes read out"));
}

#[test]
fn minimal_sets_stand_under_their_conditions() {
    assert_snapshot!(placet("needs notes \"edit a note\" --sets"));
    assert_snapshot!(placet("needs notes download --sets"));
    assert_snapshot!(placet("needs notes \"library.notes.export_notes\" --sets --option include_the_authors"));
    assert_snapshot!(placet("needs notes download --sets --json"));
}

#[test]
fn the_least_for_several_actions_is_found() {
    assert_snapshot!(placet("least notes \"delete a note\" \"export notes with include_the_authors\""));
    assert_snapshot!(placet("least notes \"edit a note\" \"assign a group\""));
    assert_snapshot!(placet("least notes \"edit a note\" --fact note.archived=true --fact user.staff=false"));
    assert_snapshot!(placet("least notes download \"delete a note\" --role editor"));
    assert_snapshot!(placet("least notes download --json"));
}

#[test]
fn options_that_are_not_there_are_said() {
    assert_snapshot!(placet("least notes \"export notes with authors\""));
    assert_snapshot!(placet("why notes \"delete a note\" --option include_the_authors"));
}

#[test]
fn a_policy_with_nothing_in_it_is_no_mistake_of_placet() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("placet.toml"), "name = \"empty\"\nlanguage = 1\n").expect("it is written");
    for line in ["least . --every", "can . --holds a", "matrix .", "prove .", "test . --coverage", "test . --mutate"] {
        let said = super::run::placet_in(folder.path(), line, "");
        assert!(!said.contains("bug in placet") && !said.contains("100 %"), "{said}");
    }
}
