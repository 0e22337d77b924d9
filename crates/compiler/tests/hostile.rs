//! Policies made to take long: each of a size that would take minutes, or all memory, if the work grew faster than the text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, SourceText, Sources};

fn compiler(text: String) -> Compiler {
    let small = text.len() <= placet_syntax::limits::FILE_BYTES;
    assert!(small, "{} bytes are more than a file may have", text.len());
    Compiler::new(Sources { manifest: None, files: vec![SourceText { path: "a.placet".into(), text }] })
}

/// Permissions `p0`, `p1` and so on, and a section with the lines.
fn policy(permissions: usize, lines: &str) -> Compiler {
    let names = list(permissions, ", ", |n| format!("p{n}"));
    compiler(format!("permissions {{ {names} }}\nsection s \"S\" {{\n{lines}}}\n"))
}

/// `item(0)`, `item(1)`, …, with `between` between them.
fn list(count: usize, between: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(between)
}

fn codes(compiler: &Compiler) -> Vec<&'static str> {
    compiler.mistakes().iter().map(|one| one.code).collect()
}

#[test]
fn a_table_over_thousands_of_values_is_exact() {
    let values = list(2_000, ", ", |n| format!("v{n}"));
    let rows = list(2_000, ", ", |n| format!("v{n}: p{}", n % 500));
    let compiled = compiler(format!(
        "permissions {{ {} }}\nresource r {{ k: one of ({values}) }}\nsection s \"S\" on r {{\n    Go\n        requires by \
         r.k {{ {rows} }}\n}}\n",
        list(500, ", ", |n| format!("p{n}"))
    ))
    .graph()
    .unwrap();
    assert_eq!(compiled.inexact, <[String; 0]>::default());
}

#[test]
fn a_table_has_a_row_for_each_of_twelve_thousand_values() {
    let table = |rows: usize| {
        let (values, rows) = (list(12_000, ", ", |n| format!("v{n}")), list(rows, ", ", |n| format!("v{n}")));
        let body = format!("    Go\n        requires by r.k {{ {rows}: p }}\n");
        compiler(format!("permissions {{ p }}\nresource r {{ k: one of ({values}) }}\nsection s on r {{\n{body}}}\n"))
    };
    assert_eq!(codes(&table(12_000)), <[&str; 0]>::default());
    let found = table(2).mistakes();
    assert_eq!(found[0].code, "missing-row");
    let words = "the table has no row for `v2`, `v3`, `v4`, `v5`, `v6`, `v7`, `v8`, `v9` and 11,990 others";
    assert_eq!(found[0].message, words);
}

#[test]
fn a_family_of_many_members_is_looked_up_as_often_as_it_has_members() {
    let values = list(12_000, ", ", |n| format!("v{n}"));
    let text = format!(
        "enum e {{ {values} }}\npermissions c for each e {{ x }}\nresource r {{ k: e }}\nsection s \"S\" on r {{\n    Go requires \
         c[r.k].x\n    Stay requires c[r.k].x\n}}\n"
    );
    let compiler = compiler(text);
    assert_eq!(codes(&compiler), <[&str; 0]>::default());
    let graph = &compiler.graph().unwrap().graph;
    // Both actions say the same, so that the second adds nothing.
    assert_eq!(graph.nodes.len(), 2 * 12_000);
}

#[test]
fn a_number_compared_with_thousands_is_shown_to_mean_what_it_says() {
    let any = list(4_000, " or ", |n| format!("(p and r.n < {n})"));
    let text = format!(
        "permissions {{ p }}\nresource r {{ n: number }}\nsection s \"S\" on r {{\n    Go requires {any}\n}}\n"
    );
    let verified = compiler(text).compile().unwrap();
    assert_eq!(verified.verification.actions(placet_compiler::Method::Sample), 0);
    assert_eq!(verified.compiled.inexact, <[String; 0]>::default());
}

#[test]
fn many_parentheses_in_one_rule_are_looked_at_once_each() {
    let any = list(15_000, " or ", |n| format!("(p and q{n})"));
    let names = list(15_000, ", ", |n| format!("q{n}"));
    let compiler = compiler(format!("permissions {{ p, {names} }}\nsection s \"S\" {{\n    Go requires {any}\n}}\n"));
    let found = compiler.diagnostics();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), <[&str; 0]>::default());
}

#[test]
fn actions_behind_a_thousand_requirements_are_decided_by_masks() {
    let names = list(1_000, ", ", |n| format!("p{n}"));
    let every = list(900, "", |n| format!("    every action requires p{n}\n"));
    let actions = list(1_000, "", |n| format!("    Act {n} requires p{}\n", 900 + n % 100));
    let brings = "implication p999 implies p998\n";
    let text = format!("permissions {{ {names} }}\n{brings}section s \"S\" {{\n{every}{actions}}}\n");
    let graph = &compiler(text).graph().unwrap().graph;
    assert_eq!(graph.actions.len(), 1_000);
    // One word of masks after another, and those of an action's own before the others.
    assert!(graph.decision_nodes.len() < 1_000 + 100 * 20, "{}", graph.decision_nodes.len());
}

#[test]
fn one_of_tens_of_thousands_of_permissions_is_a_mask_a_word() {
    let any = list(45_000, " or ", |n| format!("p{n}"));
    let graph = &policy(45_000, &format!("    Go requires {any}\n")).graph().unwrap().graph;
    assert_eq!(graph.decision_nodes.len(), 45_000usize.div_ceil(64));
}

#[test]
fn the_same_pattern_in_many_rules_is_one_graph() {
    let actions = list(200, "", |n| format!("    Act {n} requires any of *\n"));
    let verified = policy(5_000, &actions).compile().unwrap();
    assert_eq!(verified.compiled.graph.nodes.len(), 5_000);
    assert_eq!(verified.verification.actions(placet_compiler::Method::Sample), 0);
}

/// Rules in an order that suits none: exact forms of each grow with the number of pairs.
fn pairs(act: usize, count: usize) -> String {
    let all = list(count, " or ", |n| format!("a{n}"));
    let pairs = list(count, " or ", |n| format!("(a{n} and b{} and r.f{act})", (n + act) % count));
    format!("    Act {act} requires ({all} or c{act}) and ({pairs})\n")
}

/// The rules that have no exact form, in a set with as many other files, which share what all may take.
fn inexact(rules: &[String], others: usize) -> Vec<String> {
    let names = list(20, ", ", |n| format!("a{n}, b{n}, c{n}"));
    let facts = list(20, ", ", |n| format!("f{n}: boolean"));
    let rules = rules.concat();
    let text = format!("permissions {{ {names} }}\nresource r {{ {facts} }}\nsection s \"S\" on r {{\n{rules}}}\n");
    let file =
        |n: usize| SourceText { path: format!("{n}.placet"), text: if n == 0 { text.clone() } else { String::new() } };
    let compiler = Compiler::new(Sources { manifest: None, files: (0..=others).map(file).collect() });
    compiler.graph().unwrap().inexact.iter().map(ToString::to_string).collect()
}

#[test]
fn rules_in_an_order_that_suits_none_take_no_more_than_all_may_together() {
    let alone = [pairs(0, 10)];
    assert_eq!(inexact(&alone, 0), <[String; 0]>::default());
    assert_eq!(inexact(&alone, OTHERS), <[String; 0]>::default());
    // None of these comes to an end, so that the first takes what all may: nothing is left for the one that needs it. All of
    // them deny where a fact is unknown.
    let mut rules: Vec<String> = (1..20).map(|act| pairs(act, 20)).collect();
    rules.extend(alone);
    assert_eq!(inexact(&rules, OTHERS).len(), 20);
}

/// So many files share that the first of a file's rules can use up what is its own, in the time that a test has.
const OTHERS: usize = 100;
