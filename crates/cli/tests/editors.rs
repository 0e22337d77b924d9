//! `placet lsp` with a real editor: Neovim without a screen, on a copy of Maestra's policy.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn neovim_shows_a_diagnostic_a_hover_and_a_definition() {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/maestra");
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(policies).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editors/neovim.lua");
    let report = folder.path().join("report");
    let ended = Command::new("nvim")
        .args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", &format!("luafile {script}")])
        .env("PLACET", env!("CARGO_BIN_EXE_placet"))
        .env("POLICY_FILE", folder.path().join("actions.placet"))
        .env("REPORT", &report)
        .env("XDG_CACHE_HOME", folder.path())
        .env("XDG_STATE_HOME", folder.path())
        .output()
        .expect("Neovim runs; tests/install.sh installs it");
    let report = fs::read_to_string(report).unwrap_or_default();
    assert!(ended.status.success(), "{report}{}", String::from_utf8_lossy(&ended.stderr));
    // How long it took is for people who look.
    println!("{report}");
    let seen: String =
        report.lines().filter(|line| !line.contains(" took: ")).map(|line| format!("{line}\n")).collect();
    insta::assert_snapshot!(seen);
}
