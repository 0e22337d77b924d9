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

#[test]
fn a_stripped_policy_decides_by_name_and_one_without_names_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let artifact = folder.path().join("notes.placetc");
    let artifact = artifact.to_str().unwrap();
    let mut said = Vec::new();
    for line in
        ["compile notes", "compile notes --strip", "compile notes --strip=names", "compile notes --strip --json"]
    {
        said.push(placet_in(&policies(), &format!("{line} -o {artifact}"), "").replace(artifact, "notes.placetc"));
    }
    placet_in(&policies(), &format!("compile notes --strip=names -o {artifact}"), "");
    said.push(placet_in(folder.path(), "decide notes.placetc library.notes.delete_a_note --role editor", ""));
    placet_in(&policies(), &format!("compile notes --strip -o {artifact}"), "");
    for line in ["library.notes.delete_a_note --role editor", "\"delete a note\"", "library.notes.delete_a_note --json"]
    {
        said.push(placet_in(folder.path(), &format!("decide notes.placetc {line}"), ""));
    }
    said.push(placet_in(&policies(), "compile notes --strip=all -o notes.placetc", ""));
    assert_snapshot!(said.join("\n\n"));
}

/// What a command says, with the time that it took left out, and with the size of the artifact.
fn timeless(said: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in said.lines() {
        let before = |words: &str| line.split_once(words).map(|(before, _)| before.to_owned() + words);
        let of_time = before("it took ").or_else(|| before("\"milliseconds\": "));
        let of_size = before(" actions, ").or_else(|| before("\"bytes\": "));
        lines.push(of_time.or(of_size).map_or_else(|| line.to_owned(), |before| before + "…"));
    }
    lines.join("\n")
}

#[test]
fn compiling_explains_how_the_artifact_was_shown_to_mean_what_the_policy_says() {
    let folder = tempfile::tempdir().unwrap();
    let artifact = folder.path().join("notes.placetc");
    let artifact = artifact.to_str().unwrap();
    for line in ["compile notes --explain-verification", "compile notes --explain-verification --json"] {
        let said = placet_in(&policies(), &format!("{line} -o {artifact}"), "").replace(artifact, "notes.placetc");
        assert_snapshot!(timeless(&said));
    }
}

#[test]
fn an_action_that_passes_every_budget_is_sampled_and_one_with_an_inexact_clause_is_named() {
    let pair =
        |name: &str, one: usize, step: usize| format!("({name}{one} and {name}{})", 48 + (one * step + step) % 48);
    let pairs = |name: &str| {
        let pairs = (0..48).flat_map(|one| [1, 5, 11].map(|step| pair(name, one, step)));
        pairs.collect::<Vec<_>>().join(" or ")
    };
    let list = |each: &dyn Fn(usize) -> String| (0..96).map(each).collect::<Vec<_>>().join(", ");
    let text = format!(
        "permissions {{ {} }}\n\nresource r {{ {} }}\n\nsection s \"S\" on r {{\n    Go requires {}\n    Stay\n        \
         requires p0\n        forbidden if {}\n    Leave requires p1\n}}\n",
        list(&|n| format!("p{n}")),
        list(&|n| format!("f{n}: boolean")),
        pairs("p"),
        pairs("r.f")
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("crossed.placet"), text).unwrap();
    for line in [
        "compile crossed.placet -o crossed.placetc",
        "compile crossed.placet -o crossed.placetc --explain-verification",
    ] {
        assert_snapshot!(timeless(&placet_in(folder.path(), line, "")));
    }
}

#[test]
fn of_a_policy_without_actions_there_is_nothing_to_show() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.placet"), "").unwrap();
    let said = placet_in(folder.path(), "compile empty.placet -o empty.placetc --explain-verification", "");
    assert!(said.contains("\nthere are no actions, so there is nothing to show\n"), "{said}");
}
