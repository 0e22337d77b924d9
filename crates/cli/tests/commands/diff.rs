//! What `placet diff` says of two policy sets, and of two revisions of one.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::run::{placet, placet_in, policies};

#[test]
fn what_is_looser_comes_first_with_a_smallest_example() {
    assert_snapshot!(placet("diff compared/old compared/new"));
}

#[test]
fn a_comment_on_a_change_has_details_and_a_table_of_roles() {
    assert_snapshot!(placet("diff compared/old compared/new --markdown"));
}

#[test]
fn programs_get_the_same() {
    assert_snapshot!(placet("diff compared/old compared/new --json"));
}

#[test]
fn a_build_fails_where_something_is_looser() {
    assert!(placet("diff compared/old compared/new").ends_with("--- exit 0"));
    assert!(placet("diff compared/old compared/new --deny-looser").ends_with("--- exit 3"));
    assert_snapshot!(placet("diff compared/old compared/old --deny-looser"));
}

#[test]
fn a_policy_with_errors_is_told_with_its_side() {
    assert_snapshot!(placet("diff broken compared/new"));
    assert_snapshot!(placet("diff compared/old broken"));
}

#[test]
fn two_sets_are_needed() {
    assert_snapshot!(placet("diff compared/old"));
    assert_snapshot!(placet("diff compared/old nowhere"));
}

/// A repository in which the set was the old one and is the new one; the change is not committed.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = |side: &str| {
        for file in ["placet.toml", "shop.placet"] {
            let text = fs::read(policies().join("compared").join(side).join(file)).unwrap();
            fs::create_dir_all(folder.path().join("shop")).unwrap();
            fs::write(folder.path().join("shop").join(file), text).unwrap();
        }
    };
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(folder.path()).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]);
        assert!(command.args(["-c", "commit.gpgsign=false"]).args(arguments).status().unwrap().success());
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    copy("old");
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "the old rules"]);
    copy("new");
    folder
}

#[test]
fn a_set_is_compared_with_itself_at_a_revision() {
    let folder = repository();
    let said = |line: &str| placet_in(folder.path(), line, "");
    let since = said("diff shop --since main");
    let without_command = |said: &str| said.split_once('\n').map(|(_, rest)| rest.to_owned());
    assert_eq!(without_command(&since), without_command(&said("diff main:shop shop")));
    let both = placet("diff compared/old compared/new").replace("compared/new", "shop");
    let both = both.replace("compared/old", "main:shop");
    assert_eq!(without_command(&since), without_command(&both));
    let inside = placet_in(&folder.path().join("shop"), "diff . --since HEAD --deny-looser", "");
    assert!(inside.ends_with("--- exit 3"), "{inside}");
    assert!(said("diff main:shop HEAD:shop").contains("actions equal"));
}

#[test]
fn what_git_does_not_have_is_told_in_words() {
    let folder = repository();
    let root = folder.path().canonicalize().unwrap();
    let said = |line: &str, at: &Path| placet_in(at, line, "").replace(&root.display().to_string(), "REPOSITORY");
    assert_snapshot!(said("diff shop --since nowhere", folder.path()));
    assert_snapshot!(said("diff shop --since --output=stolen", folder.path()));
    assert_snapshot!(said("diff main:elsewhere shop", folder.path()));
    assert!(!folder.path().join("stolen").exists());
}

/// The blocks of the page: the words behind the fence, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String, String)> = None;
    for line in page.lines() {
        let fence: String = line.chars().take_while(|letter| *letter == '`').collect();
        match &mut open {
            Some((closing, _, _)) if *closing == line => {
                blocks.extend(open.take().map(|(_, info, text)| (info, text)));
            }
            Some((_, _, text)) => *text += &format!("{line}\n"),
            None if fence.len() >= 3 => {
                open = Some((fence.clone(), line.replace(&fence, ""), String::new()));
            }
            None => {}
        }
    }
    blocks
}

#[test]
fn the_page_shows_what_the_command_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diff.md");
    let page = fs::read_to_string(&path).unwrap();
    let blocks = blocks(&page);
    let folder = tempfile::tempdir().unwrap();
    for (info, text) in &blocks {
        if let Some(side) = info.strip_prefix("placet ") {
            fs::create_dir_all(folder.path().join(side)).unwrap();
            fs::write(folder.path().join(side).join("customers.placet"), text).unwrap();
        }
    }
    let mut shown = 0;
    for (command, output) in blocks.iter().zip(blocks.iter().skip(1)) {
        let line = command.1.trim().strip_prefix("placet diff old new").filter(|_| command.0 == "sh");
        if let Some(line) = line {
            let said = placet_in(folder.path(), &format!("diff old new{line}"), "");
            let said = said.split_once('\n').unwrap_or_default().1;
            let said = said.rsplit_once("--- exit").unwrap_or_default().0;
            assert_eq!(said, output.1, "what docs/diff.md shows for `diff old new{line}`");
            shown += 1;
        }
    }
    assert_eq!(shown, 3);
}
