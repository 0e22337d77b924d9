//! Policies made to take long: each of a size that would take minutes, or all memory, if the work grew faster than the text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, SourceText, Sources};

fn compiler(text: String) -> Compiler {
    let small = text.len() <= placet_syntax::limits::FILE_BYTES;
    assert!(small, "{} bytes are more than a file may have", text.len());
    Compiler::new(Sources { manifest: None, files: vec![SourceText { path: "a.placet".into(), text }] })
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
    let text = format!(
        "permissions {{ {} }}\nsection s \"S\" {{\n    Go requires {}\n}}\n",
        list(45_000, ", ", |n| format!("p{n}")),
        list(45_000, " or ", |n| format!("p{n}"))
    );
    let graph = &compiler(text).graph().unwrap().graph;
    assert_eq!(graph.decision_nodes.len(), 45_000usize.div_ceil(64));
}

#[test]
fn the_same_pattern_in_many_rules_is_one_graph() {
    let text = format!(
        "permissions {{ {} }}\nsection s \"S\" {{\n{}}}\n",
        list(5_000, ", ", |n| format!("p{n}")),
        list(200, "", |n| format!("    Act {n} requires any of *\n"))
    );
    let verified = compiler(text).compile().unwrap();
    assert_eq!(verified.compiled.graph.nodes.len(), 5_000);
    assert_eq!(verified.verification.actions(placet_compiler::Method::Sample), 0);
}

#[test]
fn rules_in_an_order_that_suits_none_take_no_more_than_all_may_together() {
    let all = list(20, " or ", |n| format!("a{n}"));
    let pairs = |act: usize| list(20, " or ", |n| format!("(a{n} and b{} and r.f{act})", (n + act) % 20));
    let actions = list(900, "", |act| format!("    Act {act} requires ({all} or c{act}) and ({})\n", pairs(act)));
    let names = list(20, ", ", |n| format!("a{n}, b{n}"));
    let facts = list(900, ", ", |n| format!("f{n}: boolean"));
    let text = format!(
        "permissions {{ {names}, {} }}\nresource r {{ {facts} }}\nsection s \"S\" on r {{\n{actions}}}\n",
        list(900, ", ", |n| format!("c{n}"))
    );
    let compiled = compiler(text).graph().unwrap();
    // None of them comes to an end, so that the first takes as much as one may; all of them deny where a fact is unknown.
    assert_eq!(compiled.inexact.len(), 900);
}

#[test]
fn a_rule_that_takes_much_is_exact_where_it_is_the_only_one() {
    let all = list(9, " or ", |n| format!("a{n}"));
    let pairs = list(9, " or ", |n| format!("(a{n} and b{n} and r.f)"));
    let names = list(9, ", ", |n| format!("a{n}, b{n}"));
    let compiled = compiler(format!(
        "permissions {{ {names}, c }}\nresource r {{ f: boolean }}\nsection s \"S\" on r {{\n    Go requires ({all} or c) and \
         ({pairs})\n}}\n"
    ));
    assert_eq!(compiled.graph().unwrap().inexact, <[String; 0]>::default());
}
