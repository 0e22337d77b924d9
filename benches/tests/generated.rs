//! What the generator promises of its sets.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use placet_benches::generate::{MANIFEST, set};
use placet_compiler::{Compiler, SourceText, Sources};

fn compiler(actions: usize, seed: u64) -> Compiler {
    let manifest = Some(SourceText { path: "placet.toml".to_owned(), text: MANIFEST.to_owned() });
    let files = set(actions, seed).into_iter().map(|file| SourceText { path: file.path, text: file.text }).collect();
    Compiler::new(Sources { manifest, files })
}

#[test]
fn every_generated_set_checks_clean_and_has_the_actions_that_were_asked_for() {
    for (actions, seed) in [(1, 1), (7, 1), (60, 1), (100, 3), (200, 1), (200, 2), (700, 5), (2_000, 1)] {
        let compiler = compiler(actions, seed);
        // A handful of actions can't ask for all that an area has.
        let found = if actions < 100 { compiler.mistakes() } else { compiler.diagnostics() };
        let codes: Vec<_> = found.iter().map(|one| (one.code, &one.message)).collect();
        assert!(found.is_empty(), "{actions} actions, seed {seed}: {codes:#?}");
        assert_eq!(compiler.policy().actions.len(), actions, "seed {seed}");
    }
}

#[test]
fn the_tests_of_a_generated_set_pass() {
    let outcomes = compiler(200, 1).run_tests().expect("it compiles");
    assert!(!outcomes.is_empty());
    for outcome in outcomes {
        assert!(outcome.failures.is_empty(), "{outcome:?}");
    }
}

#[test]
fn generated_sets_are_in_the_canonical_layout() {
    for file in set(300, 4) {
        let laid_out = placet_syntax::format::format(&file.text);
        assert!(laid_out == file.text, "{}:\n{laid_out}", file.path);
    }
}

#[test]
fn files_are_of_the_size_of_maestras() {
    let files = set(2_000, 1);
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    let mean = bytes / files.len();
    assert!((8_000..12_000).contains(&mean), "{mean} bytes a file");
}
