//! How good a set's tests are.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::run::placet_in;

const POLICY: &str = "\
permissions { view_notes, edit_notes, delete_notes }

context project { frozen: boolean }

section notes \"Notes\" {
    opens with view_notes

    Edit a note
        requires edit_notes
        forbidden if project.frozen

    Delete a note requires edit_notes and delete_notes
}

test \"editing a note\" {
    user holds edit_notes
    not project.frozen
    deny notes.edit_a_note missing view_notes
}
";

fn set(folder: &Path) {
    fs::write(folder.join("placet.toml"), "name = \"notes\"\nlanguage = 1\n").unwrap();
    fs::write(folder.join("notes.placet"), POLICY).unwrap();
}

#[test]
fn the_coverage_is_a_table_of_the_sections_and_a_list_of_what_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path());
    assert_snapshot!(placet_in(folder.path(), "test . --coverage", ""));
    assert_snapshot!(placet_in(folder.path(), "test . --coverage --json", ""));
}

#[test]
fn slips_that_no_test_notices_are_told_with_a_test_that_does() {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path());
    assert_snapshot!(placet_in(folder.path(), "test . --mutate", ""));
    assert_snapshot!(placet_in(folder.path(), "test . --suggest -", ""));
}

#[test]
fn missing_tests_are_written_once_and_replace_only_what_was_generated() {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path());
    let file = folder.path().join("regression.placet");
    assert_snapshot!(placet_in(folder.path(), "test . --suggest", ""));
    let written = fs::read_to_string(&file).unwrap();
    assert_snapshot!(placet_in(folder.path(), "test . --mutate --suggest", ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    assert_snapshot!(placet_in(folder.path(), "check .", ""));
    assert_snapshot!(placet_in(folder.path(), "fmt --check .", ""));
    fs::write(&file, "// mine\n").unwrap();
    assert_snapshot!(placet_in(folder.path(), "test . --suggest", ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), "// mine\n");
}
