//! The literate suites: pages that explain the language, run. `suites/README.md` says how they are read.
//!
//! `PLACET_UPDATE=1 cargo test -p placet-tests --test suites` writes what is true now into the pages.

#![allow(clippy::unwrap_used, reason = "tests may")]

use std::path::Path;

use placet_tests::literate::{pages, run};

#[test]
fn every_page_says_what_is_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suites");
    let update = std::env::var_os("PLACET_UPDATE").is_some();
    let mut problems = Vec::new();
    for page in pages(&folder) {
        let text = std::fs::read_to_string(&page).unwrap();
        let outcome = run(&text);
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        if outcome.errors + outcome.tests == 0 {
            problems.push(format!("{name} expects nothing"));
        }
        problems.extend(outcome.problems.iter().map(|problem| format!("{name}:{problem}")));
        if update && !outcome.problems.is_empty() {
            std::fs::write(&page, outcome.updated).unwrap();
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_page_that_is_wrong_is_found_and_mended() {
    let page = "# T\n\n```placet\nrole a { b } // error: unknown-role\nrole c { }\n```\n";
    let outcome = run(page);
    assert_eq!(outcome.problems.len(), 2, "{:?}", outcome.problems);
    assert_eq!(run(&outcome.updated).problems, Vec::<String>::new());
    assert!(outcome.updated.contains("role a { b }  // error: unknown-permission \"no permission is called `b`\"\n"));
}

#[test]
fn a_failing_test_is_expected_where_it_fails() {
    let page = "# T\n\n```placet\npermissions { p }\nsection s {\n    Go requires p\n}\ntest \"t\" {\n    allow s.go // fails: \"deny missing p\"\n}\n```\n";
    assert_eq!(run(page).problems, Vec::<String>::new());
}

#[test]
fn what_stands_above_the_first_heading_is_in_every_set() {
    let page = "# T\n\n```placet\npermissions { p }\n```\n\n## A\n\n```placet\nrole a { p }\n```\n\n## B\n\n```placet\nrole a { p }\n```\n";
    assert_eq!(run(page).problems, Vec::<String>::new());
}
