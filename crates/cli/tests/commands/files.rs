use std::fs;

use insta::assert_snapshot;

use super::run::{placet_in, policies};

#[test]
fn a_new_policy_passes_check_test_and_fmt_and_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for line in ["init first", "check first", "test first", "fmt --check first", "needs first delete", "init first"] {
        said.push(placet_in(folder.path(), line, ""));
    }
    assert_snapshot!(said.join("\n\n"));
}

#[test]
fn fmt_says_what_would_change_then_changes_it_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("alone.placet");
    fs::copy(policies().join("loose/alone.placet"), &file).unwrap();
    fs::write(folder.path().join("broken.placet"), "section {\n").unwrap();
    let mut said = Vec::new();
    for line in ["fmt --check .", "fmt --check . --json", "fmt .", "fmt ."] {
        said.push(placet_in(folder.path(), line, ""));
    }
    said.push(fs::read_to_string(file).unwrap());
    assert_snapshot!(said.join("\n\n"));
}

#[test]
fn a_compiled_policy_decides_like_its_text_and_is_the_same_from_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let artifact = folder.path().join("notes.placetc");
    let artifact = artifact.to_str().unwrap();
    let compiled =
        placet_in(&policies(), &format!("compile notes -o {artifact}"), "").replace(artifact, "notes.placetc");
    assert_snapshot!(compiled);
    let bytes = fs::read(artifact).unwrap();
    placet_in(&policies().join("notes"), &format!("compile notes.placet -o {artifact}"), "");
    assert!(bytes == fs::read(artifact).unwrap(), "the artifact depends on where it is compiled");
    assert_snapshot!(placet_in(folder.path(), "decide notes.placetc \"delete a note\" --role editor", ""));
    assert_snapshot!(placet_in(folder.path(), "compile notes.placetc -o out/x.placetc", ""));
}
