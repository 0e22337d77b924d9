use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Change, SetKey, Workspace};
use crate::documents::TextChange;
use crate::protocol::Uri;
use crate::text::Encoding;
use crate::uri;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn open(workspace: &mut Workspace, uri: &Uri, text: &str) {
    workspace.apply(Change::Open { uri: uri.clone(), version: 1, text: text.to_owned() }, 1);
}

fn codes(workspace: &Workspace, uri: &Uri) -> Vec<&'static str> {
    let (view, _) = workspace.view(uri).unwrap();
    view.compiler.diagnostics().into_iter().map(|one| one.code).collect()
}

const MANIFEST: &str = "name = \"shop\"\nlanguage = 1\n";
const RULES: &str = "section s \"S\" {\n    Go requires p\n}\n";

#[test]
fn a_set_is_the_folder_with_a_manifest_above_and_what_is_open_counts() {
    let folder = folder(&[
        ("placet.toml", MANIFEST),
        ("permissions.placet", "permissions { q }\n"),
        ("inner/rules.placet", RULES),
        (".hidden/other.placet", "permissions { p }\n"),
        ("other/placet.toml", MANIFEST),
        ("other/more.placet", "permissions { p }\n"),
    ]);
    let mut workspace = Workspace::new(Encoding::Utf8);
    let rules = uri::of(&folder.path().join("inner/rules.placet")).unwrap();
    open(&mut workspace, &rules, RULES);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"]);

    let permissions = uri::of(&folder.path().join("permissions.placet")).unwrap();
    open(&mut workspace, &permissions, "permissions { p }\n");
    assert_eq!(codes(&workspace, &rules), [""; 0]);

    workspace.apply(Change::Close { uri: permissions }, 2);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"], "back to what is on disk");
}

#[test]
fn files_that_change_on_disk_are_read_again() {
    let folder = folder(&[("placet.toml", MANIFEST), ("rules.placet", RULES)]);
    let mut workspace = Workspace::new(Encoding::Utf8);
    let rules = uri::of(&folder.path().join("rules.placet")).unwrap();
    open(&mut workspace, &rules, RULES);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"]);

    write(folder.path(), "new.placet", "permissions { p }\n");
    let new = uri::of(&folder.path().join("new.placet")).unwrap();
    workspace.apply(Change::Disk { uris: vec![new.clone()] }, 2);
    assert_eq!(codes(&workspace, &rules), [""; 0]);

    fs::remove_file(folder.path().join("new.placet")).unwrap();
    workspace.apply(Change::Disk { uris: vec![new] }, 3);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"]);

    write(folder.path(), "placet.toml", "name = \"\"\nlanguage = 1\n");
    workspace.apply(Change::Save { uri: rules.clone() }, 4);
    assert_eq!(codes(&workspace, &rules), ["manifest-value", "unknown-permission"]);
}

#[test]
fn a_document_outside_of_any_set_is_checked_on_its_own_until_a_manifest_comes() {
    let folder = folder(&[("permissions.placet", "permissions { p }\n"), ("rules.placet", RULES)]);
    let mut workspace = Workspace::new(Encoding::Utf8);
    let rules = uri::of(&folder.path().join("rules.placet")).unwrap();
    open(&mut workspace, &rules, RULES);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"]);

    write(folder.path(), "placet.toml", MANIFEST);
    let manifest = uri::of(&folder.path().join("placet.toml")).unwrap();
    workspace.apply(Change::Disk { uris: vec![manifest.clone()] }, 2);
    assert_eq!(codes(&workspace, &rules), [""; 0]);

    fs::remove_file(folder.path().join("placet.toml")).unwrap();
    workspace.apply(Change::Disk { uris: vec![manifest] }, 3);
    assert_eq!(codes(&workspace, &rules), ["unknown-permission"]);
}

#[test]
fn a_document_that_is_no_file_is_checked_on_its_own() {
    let mut workspace = Workspace::new(Encoding::Utf8);
    for address in
        ["untitled:Untitled-1", "git:/a/b.placet?x", "file:relative.placet", "file:///", "file:///placet.toml"]
    {
        let uri: Uri = address.parse().unwrap();
        open(&mut workspace, &uri, RULES);
        assert!(workspace.view(&uri).is_some(), "{address}");
        workspace.apply(Change::Close { uri: uri.clone() }, 2);
        assert!(workspace.view(&uri).is_none());
    }
    assert!(workspace.sets.is_empty());
}

#[test]
fn what_was_never_opened_is_let_be() {
    let mut workspace = Workspace::new(Encoding::Utf8);
    let uri: Uri = "file:///nowhere/a.placet".parse().unwrap();
    let changes = vec![TextChange { span: None, text: "x".to_owned() }];
    workspace.apply(Change::Edit { uri: uri.clone(), version: 2, changes }, 1);
    workspace.apply(Change::Close { uri: uri.clone() }, 2);
    workspace.apply(Change::Save { uri: uri.clone() }, 3);
    assert!(workspace.view(&uri).is_none());
    assert!(workspace.take_touched().is_empty());
}

#[test]
fn a_document_past_the_limit_is_let_go_and_said_to_be() {
    let mut workspace = Workspace::new(Encoding::Utf8);
    let uri: Uri = "untitled:one".parse().unwrap();
    open(&mut workspace, &uri, &" ".repeat(crate::limits::DOCUMENT_BYTES));
    assert!(workspace.view(&uri).is_some());
    let changes = vec![TextChange { span: Some(Default::default()), text: "x".to_owned() }];
    workspace.apply(Change::Edit { uri: uri.clone(), version: 2, changes }, 2);
    assert!(workspace.view(&uri).is_none());
    let notes = workspace.take_notes();
    assert!(notes[0].contains("8388609 bytes") && notes[0].contains("8388608"), "{notes:?}");
    assert!(workspace.take_touched().contains(&SetKey::Alone("untitled:one".to_owned())));
}
