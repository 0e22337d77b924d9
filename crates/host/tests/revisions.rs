//! Policy sets as they were at a revision of a real git repository.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

use placet_host::{PolicySet, Problem};
use tempfile::TempDir;

struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Repository {
        let repository = Repository { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder.path()).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]);
        command.args(["-c", "commit.gpgsign=false"]).args(arguments);
        assert!(command.status().unwrap().success(), "git {arguments:?}");
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a change"]);
    }

    fn at(&self, path: &str, revision: &str) -> Result<PolicySet, Problem> {
        PolicySet::at(&self.folder.path().join(path), revision)
    }

    fn files(&self, path: &str, revision: &str) -> Vec<String> {
        let sources = self.at(path, revision).unwrap().sources();
        let manifest = sources.manifest.map(|file| file.path);
        manifest.into_iter().chain(sources.files.into_iter().map(|file| file.path)).collect()
    }
}

const TEXT: &str = "permissions { read }\n";

#[test]
fn a_set_is_read_as_it_was() {
    let repository = Repository::new();
    repository.write("rules/placet.toml", "name = \"rules\"\nlanguage = 1\n");
    repository.write("rules/a.placet", TEXT);
    repository.write("rules/deep/ü b.placet", TEXT);
    repository.write("rules/.hidden/c.placet", TEXT);
    repository.write("rules/notes.md", "none");
    repository.write("rules/own/placet.toml", "name = \"own\"\nlanguage = 1\n");
    repository.write("rules/own/d.placet", TEXT);
    repository.commit();
    repository.write("rules/a.placet", "permissions { write }\n");
    repository.write("rules/e.placet", TEXT);
    repository.commit();
    let all = ["placet.toml", "a.placet", "deep/ü b.placet"];
    assert_eq!(repository.files("rules", "HEAD~1"), all);
    assert_eq!(repository.files("rules/deep", "HEAD~1"), all);
    assert_eq!(repository.files("rules/a.placet", "HEAD~1"), all);
    assert_eq!(repository.files("rules/own", "main"), ["placet.toml", "d.placet"]);
    assert_eq!(repository.files("rules", "HEAD").len(), 4);
    let set = repository.at("rules", "HEAD~1").unwrap();
    assert_eq!(set.text("a.placet"), TEXT);
    assert_eq!(set.shown("a.placet"), "HEAD~1:rules/a.placet");
}

#[test]
fn a_set_that_is_gone_is_read_as_it_was() {
    let repository = Repository::new();
    repository.write("old/rules/placet.toml", "name = \"rules\"\nlanguage = 1\n");
    repository.write("old/rules/a.placet", TEXT);
    repository.commit();
    fs::remove_dir_all(repository.folder.path().join("old")).unwrap();
    assert_eq!(repository.files("old/rules", "HEAD"), ["placet.toml", "a.placet"]);
}

#[test]
fn files_outside_of_any_set_are_read_too() {
    let repository = Repository::new();
    repository.write("a.placet", TEXT);
    repository.write("folder/b.placet", TEXT);
    repository.commit();
    assert_eq!(repository.files("a.placet", "HEAD"), ["a.placet"]);
    assert_eq!(repository.files("folder", "HEAD"), ["folder/b.placet"]);
}

#[test]
fn what_can_not_be_read_is_told_in_words() {
    let repository = Repository::new();
    repository.write("rules/placet.toml", "name = \"rules\"\nlanguage = 1\n");
    repository.write("rules/a.placet", TEXT);
    repository.write("empty/notes.md", "none");
    repository.write("large.placet", &" ".repeat(placet_host::FILE_BYTES + 1));
    repository.commit();
    let told = |path: &str, revision: &str| {
        let folder = repository.folder.path().canonicalize().unwrap();
        let typed = repository.folder.path().display().to_string();
        let message = repository.at(path, revision).unwrap_err().message;
        message.replace(&folder.display().to_string(), "REPOSITORY").replace(&typed, "REPOSITORY")
    };
    assert_eq!(told("rules", "nowhere"), "the repository `REPOSITORY` has no revision `nowhere`");
    assert_eq!(told("rules", "--output=x"), "the repository `REPOSITORY` has no revision `--output=x`");
    assert_eq!(told("rules", ""), "the repository `REPOSITORY` has no revision ``");
    assert_eq!(told("rules/none", "HEAD"), "`REPOSITORY/rules/none` does not exist at `HEAD`");
    assert_eq!(told("none", "HEAD"), "`REPOSITORY/none` does not exist at `HEAD`");
    assert_eq!(told("empty", "HEAD"), "`REPOSITORY/empty` holds no policy files at `HEAD`");
    assert!(told("large.placet", "HEAD").contains("a policy file has at most"));
}

#[test]
fn outside_of_a_repository_there_are_no_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let problem = PolicySet::at(Path::new(folder.path()), "HEAD").unwrap_err();
    assert!(problem.message.ends_with("lies in no git repository"), "{problem}");
}
