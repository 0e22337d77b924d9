//! Who may use whom. A crate uses crates of lower levels only, and each outside library is seen where it belongs and
//! nowhere else.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Levels as `ARCHITECTURE.md` draws them.
const LEVELS: &[(&str, u32)] = &[
    ("placet-syntax", 1),
    ("placet-logic", 1),
    ("placet-runtime", 1),
    ("placet-compiler", 2),
    ("placet-host", 3),
    ("placet-inspect", 3),
    ("placet-lsp", 4),
    ("placet-cli", 5),
    ("xtask", 5),
];

/// Libraries that only one crate may see, with the reason.
const ONLY: &[(&str, &str, &str)] = &[
    ("pest", "placet-syntax", "pest's pairs do not leave the parser"),
    ("pest_derive", "placet-syntax", "pest's pairs do not leave the parser"),
    ("biodivine-lib-bdd", "placet-logic", "functions leave it, diagrams do not"),
    ("askama", "placet-inspect", "pages are written where what they show is worked out"),
    ("salsa", "placet-compiler", "hosts ask the compiler, not its database"),
    ("toml", "placet-compiler", "the manifest is read in one place"),
    ("zerocopy", "placet-runtime", "the artifact's layout is known in one place"),
    ("tower-lsp-server", "placet-lsp", "the protocol is spoken in one place"),
    ("tokio", "placet-lsp", "only the protocol is asynchronous"),
    ("clap", "placet-cli", "arguments belong to the command"),
    ("miette", "placet-cli", "reports belong to the terminal"),
];

struct Crate {
    name: String,
    uses: BTreeSet<String>,
}

fn crates() -> Vec<Crate> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--manifest-path", manifest])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| Crate {
            name: package["name"].as_str().expect("a name").to_owned(),
            uses: package["dependencies"]
                .as_array()
                .expect("dependencies")
                .iter()
                // What tests of a crate use, nobody ships.
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
                .collect(),
        })
        .collect()
}

#[test]
fn a_crate_uses_only_crates_below_it() {
    let levels: BTreeMap<&str, u32> = LEVELS.iter().copied().collect();
    for one in crates() {
        if ["placet-tests", "placet-benches"].contains(&one.name.as_str()) {
            continue;
        }
        let level = *levels.get(one.name.as_str()).unwrap_or_else(|| panic!("{} has no level here", one.name));
        for used in one.uses.iter().filter(|name| name.starts_with("placet-")) {
            let other = levels[used.as_str()];
            assert!(other < level, "{} (level {level}) must not use {used} (level {other})", one.name);
        }
    }
}

#[test]
fn each_library_is_seen_by_one_crate() {
    for one in crates() {
        for (library, owner, reason) in ONLY {
            assert!(
                one.name == *owner || one.name == "placet-tests" || !one.uses.contains(*library),
                "{} must not use {library}, only {owner} may: {reason}",
                one.name
            );
        }
    }
}

#[test]
fn the_runtime_uses_nothing_but_a_zero_copy_crate() {
    let runtime = crates().into_iter().find(|one| one.name == "placet-runtime").expect("the runtime");
    assert_eq!(runtime.uses, BTreeSet::from(["zerocopy".to_owned()]));
}

#[test]
fn every_crate_is_on_the_map() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../ARCHITECTURE.md")).expect("the map");
    for (name, _) in LEVELS {
        assert!(map.contains(&format!("`{name}`")), "ARCHITECTURE.md says nothing of {name}");
    }
}
