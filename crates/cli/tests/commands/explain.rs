//! Lints in `check`: their levels, their exceptions, and the pages that say more.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::run::{placet, placet_in};

const POLICY: &str = "\
permissions {
    view_code  \"View code\"
    view_codes \"View codes\"
    unused     \"Unused\"
}

section codes \"Codes\" {
    See the list requires view_codes
    // allow bare-verb
    Edit requires (view_code)
    Edit the list requires view_codes
}
";

/// A policy set with these levels.
fn set(levels: &str, policy: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manifest = format!("name = \"codes\"\nlanguage = 1\n\n[lints]\n{levels}");
    fs::write(folder.path().join("placet.toml"), manifest).unwrap();
    fs::write(folder.path().join("codes.placet"), policy).unwrap();
    folder
}

#[test]
fn warnings_are_shown_and_end_well_unless_they_are_denied() {
    let set = set("", POLICY);
    assert_snapshot!(placet_in(set.path(), "check .", ""));
    assert!(placet_in(set.path(), "check . --deny-warnings", "").ends_with("exit 1"));
}

#[test]
fn a_level_drops_a_lint_or_makes_it_an_error() {
    let set = set("all = \"allow\"\nunrequired-permission = \"deny\"\n", POLICY);
    assert_snapshot!(placet_in(set.path(), "check .", ""));
    assert!(placet_in(set.path(), "actions .", "").ends_with("exit 1"));
}

#[test]
fn an_exception_with_a_reason_allows_one_lint_in_one_place() {
    let policy = POLICY
        .replace("\"View codes\"", "\"View codes\" // allow near-duplicate-label: the page says so")
        .replace("    unused ", "    // allow unrequired-permission: sold with the next release\n    unused ")
        .replace("bare-verb", "bare-verb: the page says so\n    // allow redundant-parentheses: it says that too");
    let set = set("all = \"deny\"\n", &policy);
    assert_snapshot!(placet_in(set.path(), "check .", ""));
}

#[test]
fn every_code_has_a_page() {
    assert_snapshot!(placet("explain bare-verb"));
    assert_snapshot!(placet("explain bare_verbs"));
    assert_snapshot!(placet("explain missing-otherwise --json"));
    let all = placet("explain");
    assert!(all.contains("unknown-permission") && all.contains("near-duplicate-label"), "{all}");
}
