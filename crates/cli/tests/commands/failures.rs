use std::fs;

use insta::assert_snapshot;

use super::run::{placet, placet_in};

#[test]
fn a_path_that_is_not_there() {
    assert_snapshot!(placet("check nowhere"));
    assert_snapshot!(placet("check nowhere --json"));
}

#[test]
fn a_file_that_is_no_policy() {
    assert_snapshot!(placet("check ../commands.rs"));
}

#[test]
fn a_folder_without_policies_one_with_two_sets_and_a_file_that_is_not_text() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("empty")).unwrap();
    for set in ["sets/one", "sets/two"] {
        let set = folder.path().join(set);
        fs::create_dir_all(&set).unwrap();
        fs::write(set.join("placet.toml"), "name = \"set\"\nlanguage = 1\n").unwrap();
        fs::write(set.join("a.placet"), "permissions { read }\n").unwrap();
    }
    fs::write(folder.path().join("latin.placet"), b"// caf\xe9\n").unwrap();
    assert_snapshot!(placet_in(folder.path(), "check empty", ""));
    assert_snapshot!(placet_in(folder.path(), "check sets", ""));
    assert_snapshot!(placet_in(folder.path(), "actions sets", ""));
    assert_snapshot!(placet_in(folder.path(), "check latin.placet", ""));
}

#[test]
fn a_set_that_declares_nothing_is_said_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.placet"), "").unwrap();
    fs::write(folder.path().join("notes.placet"), "\u{feff}// To be written.\r\n\r\n  /// So is this.\r\n").unwrap();
    fs::write(folder.path().join("full.placet"), "// One.\npermissions { read }\n").unwrap();
    assert_snapshot!(placet_in(folder.path(), "check empty.placet", ""));
    assert_snapshot!(placet_in(folder.path(), "check notes.placet", ""));
    assert_snapshot!(placet_in(folder.path(), "check full.placet", ""));
}

#[test]
fn a_policy_with_errors_answers_no_question() {
    assert_snapshot!(placet("needs broken \"read notes\""));
    assert_snapshot!(placet("actions broken --json"));
}

#[test]
fn names_that_are_unknown_or_mean_several() {
    assert_snapshot!(placet("decide notes library.notes.opne"));
    assert_snapshot!(placet("needs notes open"));
    assert_snapshot!(placet("needs notes open --json"));
    assert_snapshot!(placet("needs notes unicorn notes"));
    assert_snapshot!(placet("unlocks notes view_note"));
    assert_snapshot!(placet("decide notes library.notes.open --holds view_note"));
    assert_snapshot!(placet("decide notes library.notes.open --role chef"));
    assert_snapshot!(placet("decide notes library.notes.export_notes --option include_authors"));
}

#[test]
fn facts_that_do_not_fit() {
    let decide = |fact: &str| placet(&format!("decide notes \"edit a note\" --fact {fact}"));
    assert_snapshot!(decide("note.archive=true"));
    assert_snapshot!(decide("note.archived=yes"));
    assert_snapshot!(decide("note.kind=txt"));
    assert_snapshot!(decide("group.size=many"));
    assert_snapshot!(decide("note.archived"));
    assert_snapshot!(decide("note.archived=true --fact note.archived=false"));
}

#[test]
fn arguments_that_do_not_fit() {
    assert_snapshot!(placet("decide notes"));
    assert_snapshot!(placet("frobnicate"));
}

#[test]
fn an_artifact_that_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.placetc"), "not one").unwrap();
    assert_snapshot!(placet_in(folder.path(), "decide bad.placetc notes.open", ""));
}
