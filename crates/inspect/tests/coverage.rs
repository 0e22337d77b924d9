//! What the tests of small policies show of their clauses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use placet_compiler::{Compiler, SourceText, Sources};
use placet_inspect::{Coverage, TestKind, coverage};
use placet_logic::Budget;

fn shown(text: &str) -> Coverage {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    coverage(&compiler.policy(), &|_| true, Budget::default())
}

/// The tests that are shown to matter.
fn mattering(coverage: &Coverage) -> Vec<&str> {
    let tests = coverage.clauses.iter().flat_map(|clause| &clause.tests);
    tests.filter(|test| test.matters()).map(|test| test.text.as_str()).collect()
}

const RULES: &str = "permissions { a, b, c }\nsubject user { staff: boolean }\n\
                     section s { Go requires a and (b or user.staff) }\n";

#[test]
fn a_clause_is_seen_both_ways_by_one_denial_with_what_is_missing() {
    let found = shown(&format!("{RULES}test \"t\" {{\n not user.staff\n user holds a\n deny s.go missing b }}"));
    assert!(found.clauses[0].both_ways());
    assert_eq!(mattering(&found), ["b"]);
}

#[test]
fn an_allowance_alone_shows_one_way_and_nothing_that_matters() {
    let found = shown(&format!("{RULES}test \"t\" {{\n not user.staff\n user holds a, b\n allow s.go }}"));
    let clause = &found.clauses[0];
    assert!(clause.yes && !clause.no);
    assert_eq!(mattering(&found), [""; 0]);
    assert!(clause.tests[0].not_never && !clause.tests[0].not_always);
}

#[test]
fn a_pair_of_expectations_shows_that_a_permission_and_a_fact_matter() {
    let found = shown(&format!(
        "{RULES}test \"with\" {{\n user holds a\n user.staff\n allow s.go }}\n\
         test \"without\" {{\n user.staff\n deny s.go }}\n\
         test \"no staff\" {{\n user holds a\n not user.staff\n deny s.go }}"
    ));
    assert_eq!(mattering(&found), ["a", "user.staff"]);
    assert_eq!(found.clauses[0].tests[2].kind, TestKind::Fact);
}

#[test]
fn a_gate_and_a_template_count_once_and_what_cannot_matter_does_not() {
    let found = shown(
        "permissions { a, b, c }\ntemplate t(p: permission) { opens with p\n Go requires c\n Stop requires p }\n\
         section one \"One\" from t(a)\nsection two \"Two\" from t(b)\n\
         test \"t\" { deny one.go missing (a, c) }",
    );
    assert_eq!(found.clauses.len(), 3);
    // What stands in the gate can't matter a second time.
    assert_eq!(found.clauses[2].tests, []);
    let totals = found.totals();
    assert_eq!((totals.clauses.shown, totals.permissions.shown, totals.permissions.all), (2, 2, 2));
    assert_eq!(found.sections().len(), 1);
}

#[test]
fn the_clauses_of_an_action_that_another_asks_for_are_seen_through_can() {
    let found = shown(
        "permissions { a, b }\nsection s { Go requires a\n Fly requires can s.go and b }\n\
         test \"t\" { deny s.fly missing (a, b) }",
    );
    assert_eq!(found.totals().clauses.shown, 2);
    assert_eq!(mattering(&found), ["a", "can s.go", "b"]);
}
