//! What people who don't program write by mistake, and what `placet check` says of it on a terminal.
//!
//! Each file of `slips/` is one slip; `shop.placet` there declares what they speak of. The snapshot is what its author
//! sees. The file is also checked with one more mistake at its end, which must still be told of: the rest of the file is
//! understood, whatever the slip.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A last declaration with a mistake that only somebody who has read so far can tell.
const AT_THE_END: &str = "\nrole reader \"Reader\" { read_to_the_end }\n";

fn check(name: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("placet.toml"), "name = \"shop\"\nlanguage = 1\n\n[lints]\nall = \"allow\"\n")
        .unwrap();
    fs::write(folder.path().join("shop.placet"), include_str!("slips/shop.placet")).unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_placet"));
    let output = command.args(["check", "."]).current_dir(folder.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("Failed to read contents"), "{said}");
    format!("{said}--- exit {}", output.status.code().unwrap())
}

#[test]
fn each_slip_is_named_and_mended_and_the_rest_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "placet") && !path.ends_with("shop.placet"));
    files.sort();
    assert!(files.len() >= 40, "{} slips", files.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("slips");
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for path in files {
        let slip = path.file_stem().unwrap().to_string_lossy().into_owned();
        let name = format!("{slip}.placet");
        let text = fs::read_to_string(&path).unwrap();
        insta::assert_snapshot!(slip.as_str(), format!("{text}--- placet check\n{}", check(&name, &text)));
        let longer = check(&name, &format!("{text}{AT_THE_END}"));
        assert!(longer.contains("no permission is called `read_to_the_end`"), "{slip}:\n{longer}");
        // What is about the words after the slip would be noise.
        let errors = longer.matches("  × ").count();
        let most = if TWICE.contains(&slip.as_str()) { 3 } else { 2 };
        assert!(errors <= most, "{slip} gets {errors} errors for one slip:\n{longer}");
    }
}

/// Files that make the same slip on two lines.
const TWICE: [&str; 3] = ["a_bullet_list", "a_numbered_list", "a_table_with_a_dash"];
