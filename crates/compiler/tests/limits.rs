//! One at the bound, one past it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, Diagnostic, SourceText, Sources, limits};
use placet_syntax::grouped;

fn compiler(text: String) -> Compiler {
    Compiler::new(Sources { manifest: None, files: vec![SourceText { path: "a.placet".into(), text }] })
}

/// `depth` templates, each with an instance of the next, and a section from the first.
fn chain(depth: usize) -> String {
    let mut text = "permissions { p }\ntemplate t0(q: permission) {\n    Do it requires q\n}\n".to_owned();
    for n in 1..depth {
        text += &format!("template t{n}(q: permission) {{\n    section s \"S\" from t{}(q)\n}}\n", n - 1);
    }
    text + &format!("section s \"S\" from t{}(p)\n", depth - 1)
}

#[test]
fn templates_at_the_bound_are_written_out() {
    let compiler = compiler(chain(limits::SECTION_DEPTH + 1));
    assert_eq!(compiler.mistakes(), []);
    assert_eq!(compiler.graph().unwrap().graph.actions.len(), 1);
}

#[test]
fn templates_past_the_bound_are_an_error_and_not_left_out() {
    let found = compiler(chain(limits::SECTION_DEPTH + 2)).diagnostics();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "too-many");
}

/// Permissions that each imply the next.
fn implications(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|n| format!("p{n}")).collect();
    let implied: String = names.windows(2).map(|two| format!("implication {} implies {}\n", two[0], two[1])).collect();
    format!("permissions {{ {} }}\n{implied}section s \"S\" {{\n    Go requires p0\n}}\n", names.join(", "))
}

#[test]
fn chains_of_implications_at_the_bound_compile() {
    // 2,828 * 2,827 / 2 is the largest below the bound.
    let compiler = compiler(implications(2_828));
    assert_eq!(compiler.mistakes(), []);
    let graph = &compiler.compile().unwrap().compiled.graph;
    assert_eq!(graph.permissions.iter().map(|one| one.implies.len()).sum::<usize>(), 3_997_378);
}

#[test]
fn chains_of_implications_past_the_bound_are_one_error_that_says_how_much_it_is() {
    for text in [implications(2_830), implications(20_000), implications(400) + &scopes(63)] {
        let found = compiler(text).mistakes();
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["brings-too-much"]);
        assert!(found[0].message.contains("4,000,000 is the most"), "{}", found[0].message);
    }
}

/// The words that a mistake points at.
fn words<'t>(text: &'t str, found: &Diagnostic) -> &'t str {
    text.get(found.primary.range.clone()).unwrap()
}

#[test]
fn what_brings_too_much_stands_at_the_permission_or_the_role_that_brings_most() {
    // One that implies many, and a chain that adds up to far more, by steps that each imply fewer.
    let many: String = (0..20_000).map(|n| format!("many{n}, ")).collect();
    let text =
        format!("permissions {{ everything, {many} }}\nimplication everything implies **\n") + &implications(2_828);
    let text =
        text.replace("permissions { p0", "permissions rest { p0").replace("Go requires p0", "Go requires everything");
    let text = text.replace("implication p", "implication rest.p").replace("implies p", "implies rest.p");
    let found = compiler(text.clone()).mistakes();
    assert_eq!((found.len(), found[0].code, words(&text, &found[0])), (1, "brings-too-much", "everything"));
    assert!(found[0].help.as_ref().unwrap().starts_with("`everything` implies 22,828 others"), "{:?}", found[0].help);

    let small: String = (0..1_000).map(|n| format!("role r{n} {{ ** }}\n")).collect();
    let names: String = (0..9_000).map(|n| format!("p{n}, ")).collect();
    let text = format!("permissions {{ {names} }}\n{small}");
    let found = compiler(text.clone()).mistakes();
    assert_eq!((found.len(), found[0].code, words(&text, &found[0])), (1, "brings-too-much", "r0"));
}

#[track_caller]
fn rule_too_large(text: &str) -> (String, String, String) {
    let found = compiler(text.to_owned()).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["rule-too-large"]);
    let at = words(text, &found[0]).to_owned();
    (at, found[0].message.clone(), found[0].help.clone().unwrap_or_default())
}

/// As many permissions, named `p0` and so on.
fn permissions(count: usize) -> String {
    format!("permissions {{ {} }}\n", (0..count).map(|n| format!("p{n}, ")).collect::<String>())
}

#[test]
fn a_rule_at_the_bound_compiles_however_it_is_grouped() {
    let pairs: Vec<String> = (0..limits::CLAUSE_TESTS / 2).map(|n| format!("p{n} and p{}", n + 1)).collect();
    let rule = format!("(\n        ({})\n    )", pairs.join(")\n        or ("));
    let text = permissions(25_001) + "section s \"S\" {\n    Go requires " + &rule + "\n}\n";
    assert_eq!(compiler(text.clone()).mistakes(), []);
    let more = text.replacen("(p0 and", "(p2 and p0 and", 1);
    let (at, message, help) = rule_too_large(&more);
    assert_eq!(at, "Go");
    assert_eq!(message, "a rule of `s.go` asks for 50,001 permissions and facts; 50,000 is the most");
    assert_eq!(help, "let one permission stand for many of them, and ask for that one");
}

#[test]
fn a_pattern_that_makes_a_rule_too_large_is_named_once() {
    // Many actions share the gate, and another asks for one of them.
    let actions: String = (0..50).map(|n| format!("    Act {n} requires p{n}\n")).collect();
    let other = "section t \"T\" {\n    Go requires can s.act_1\n}\n";
    let text = permissions(50_001) + "section s \"S\" {\n    opens with p0 or any of *\n" + &actions + "}\n" + other;
    let (at, message, help) = rule_too_large(&text);
    assert_eq!(at, "*");
    assert_eq!(message, "a rule of `s.open` asks for 50,002 permissions and facts; 50,000 is the most");
    assert_eq!(help, "`*` stands for 50,001 permissions: let one permission stand for them, and ask for that one");
}

#[test]
fn a_can_that_makes_a_rule_too_large_is_named() {
    let rules = "    Big requires any of *\n    Go requires can s.big and (p0 or can s.big)\n";
    let (at, message, help) = rule_too_large(&(permissions(30_000) + "section s \"S\" {\n" + rules + "}\n"));
    assert_eq!(at, "can s.big");
    assert!(message.contains("a rule of `s.go` asks for at least 60,001 permissions and facts"), "{message}");
    assert!(help.starts_with("`can s.big` stands for 30,000 wherever it is written"), "{help}");
}

#[test]
fn actions_that_ask_for_nothing_and_for_one_another_twice_have_an_end() {
    let steps: String =
        (1..20).map(|n| format!("    Step {n} requires can s.step_{0} and can s.step_{0}\n", n - 1)).collect();
    let text = format!("permissions {{ p }}\nsection s \"S\" {{\n    Step 0 allowed to everyone\n{steps}}}\n");
    let text = text.replace("Step 0 allowed", "Step 0\n        allowed");
    let (at, ..) = rule_too_large(&text);
    assert_eq!(at, "can s.step_15");
}

#[test]
fn a_chain_of_can_that_is_too_long_is_told_of_where_it_is_one_too_long() {
    let steps: String = (1..80).map(|n| format!("    Step {n} requires can s.step_{}\n", n - 1)).collect();
    let text = format!("permissions {{ p }}\nsection s \"S\" {{\n    Step 0 requires p\n{steps}}}\n");
    let (at, message, _) = rule_too_large(&text);
    assert_eq!(at, "Step 65");
    assert_eq!(message, "`s.step_65` asks for an action that asks for the next, and so on: more than 64 times");
}

#[test]
fn permissions_that_all_imply_all_others_are_not_written_out() {
    let names: String = (0..20_000).map(|n| format!("p{n}, ")).collect();
    let implied: String = (0..5_000).map(|n| format!("implication p{n} implies *\n")).collect();
    let found = compiler(format!("permissions {{ {names} }}\n{implied}")).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many"]);
}

#[test]
fn roles_that_include_one_another_in_a_long_chain_hold_too_much() {
    let roles = |count: usize| {
        let include = |n: usize| if n == 0 { String::new() } else { format!("    includes r{}\n", n - 1) };
        let roles: String = (0..count).map(|n| format!("role r{n} {{\n    p\n{}}}\n", include(n))).collect();
        format!("permissions {{ p }}\n{roles}section s \"S\" {{\n    Go requires p\n}}\n")
    };
    assert_eq!(compiler(roles(1_000)).mistakes(), []);
    let found = compiler(roles(5_000)).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["brings-too-much"]);
    assert!(found[0].message.contains("8,000,000 is the most"), "{}", found[0].message);
}

#[test]
fn families_of_families_are_counted_before_they_are_written_out() {
    let values: Vec<String> = (0..2_000).map(|n| format!("v{n}")).collect();
    let (values, inner) = (values.join(", "), "for each e { ".to_owned());
    let text = format!("enum e {{ {values} }}\npermissions a for each e {{ b {inner} c {inner} d }} }} }}\n");
    let found = compiler(text).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many", "too-many"]);
    assert!(found.iter().any(|one| one.message.contains("8,000,000,000 permissions")), "{found:?}");
}

fn scopes(count: usize) -> String {
    (0..count).map(|n| format!("scope s{n}\n")).collect()
}

#[test]
fn scopes_past_the_bound_are_one_error_at_the_first_of_them() {
    assert_eq!(compiler(scopes(limits::SCOPES)).diagnostics(), []);
    let text = scopes(limits::SCOPES + 2);
    let found = compiler(text.clone()).diagnostics();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "too-many");
    assert_eq!(found[0].message, "this policy set has 66 scopes; it may have 64");
    assert_eq!(text.get(found[0].primary.range.clone()), Some("s64"));
}

/// Actions that each say `rule`, over as many permissions.
fn asking(permissions: usize, actions: usize, rule: &str) -> String {
    let names: String = (0..permissions).map(|n| format!("p{n}, ")).collect();
    let actions: String = (0..actions).map(|n| format!("    Act {n}\n        {rule}\n")).collect();
    let rest = "enum kind { red, green, blue }\nresource thing { kind: kind, kinds: set of kind }\n";
    format!("permissions {{ {names} }}\n{rest}section s \"S\" on thing {{\n{actions}}}\n")
}

#[track_caller]
fn asks_too_much(text: String, size: usize, first: &str) {
    let found = compiler(text.clone()).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["asks-too-much"]);
    let sizes = format!("at least {} permissions and facts; {} is the most", grouped(size), grouped(limits::ASKED));
    assert!(found[0].message.contains(&sizes), "{}", found[0].message);
    let range = found[0].primary.range.clone();
    let (before, from) = text.split_at(range.start);
    assert!(from.starts_with(first), "{:?}", text.get(range));
    assert!(!before.contains(first), "there is one before byte {}", before.len());
}

#[test]
fn patterns_are_counted_before_they_are_written_out() {
    asks_too_much(asking(20_000, 10_000, "requires any of *"), 200_000_000, "*");
    let over = limits::ASKED / 5_000 + 1;
    asks_too_much(asking(5_000, over, "requires any of **"), 5_000 * over, "**");
}

#[test]
fn tables_and_each_value_are_counted_before_they_are_written_out() {
    // A test of the value beside each row, and of the set beside each value.
    let table = "requires by thing.kind { red, green, blue: all of * }";
    asks_too_much(asking(20_000, 2_000, table), 2_000 * 3 * 20_001, "*");
    let each = "for each one in thing.kinds requires any of * and any of {p0, p1}.** otherwise p0";
    let found = compiler(asking(20_000, 2_000, each)).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["asks-too-much"]);
}

#[test]
fn roles_that_grant_patterns_are_counted_before_they_are_written_out() {
    let names: String = (0..20_000).map(|n| format!("p{n}, ")).collect();
    let roles: String = (0..1_000).map(|n| format!("role r{n} {{\n    *\n}}\n")).collect();
    let found = compiler(format!("permissions {{ {names} }}\n{roles}")).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["brings-too-much"]);
    assert!(found[0].message.contains("20,000,000"), "{}", found[0].message);
}

#[test]
fn what_other_actions_ask_for_is_counted_before_it_is_written_out() {
    let big = |actions: usize| {
        let first = "    Big requires any of *\n    Bigger requires can s.big or can s.big\n";
        asking(5_000, actions, "requires can s.bigger").replacen("on thing {\n", &format!("on thing {{\n{first}"), 1)
    };
    let actions = limits::ASKED / 10_000;
    asks_too_much(big(actions), 5_000 + 10_000 + 10_000 * actions, "can s.bigger");
    let few = compiler(big(20));
    assert_eq!(few.mistakes(), []);
    assert_eq!(few.graph().unwrap().graph.actions.len(), 22);
}

#[test]
fn long_ids_and_headings_of_templates_that_double_are_one_error() {
    let long = "n".repeat(150);
    let mut text =
        "permissions { p }\ntemplate t0(q: permission) {\n    Act requires q\n    Go requires q\n}\n".to_owned();
    for n in 1..18 {
        let from = format!("\"{long}\" from t{}(q)\n", n - 1);
        let sections = format!("    section {long}{n}a {from}    section {long}{n}b {from}");
        text += &format!("template t{n}(q: permission) {{\n{sections}}}\n");
    }
    let found = compiler(text + "section s \"S\" from t17(p)\n").mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many"]);
    assert!(
        found[0].message.contains("more bytes in the ids") && found[0].message.contains("268,435,456"),
        "{found:?}"
    );
}

#[test]
fn clauses_around_actions_are_counted_for_each_of_them() {
    let every: String = (0..900).map(|n| format!("    every action requires p{n}\n")).collect();
    let names: String = (0..900).map(|n| format!("p{n}, ")).collect();
    let actions: String = (0..12_000).map(|n| format!("    Act {n} requires p0\n")).collect();
    let found = compiler(format!("permissions {{ {names} }}\nsection s \"S\" {{\n{every}{actions}}}\n")).mistakes();
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many"]);
    assert!(found[0].message.contains("it may have 10,000,000"), "{found:?}");
}

#[test]
fn what_templates_ask_for_is_counted_before_it_is_written_out() {
    let names: String = (0..5_000).map(|n| format!("p{n}, ")).collect();
    let template = "template t(q: permissions, r: permission) {\n    Act requires any of q.** or r\n}\n";
    let sections: String = (0..2_000).map(|n| format!("section s{n} \"S\" from t(area, area.p{n})\n")).collect();
    let text = format!("permissions area {{ {names} }}\n{template}{sections}");
    let at = limits::ASKED / 5_001 + 1;
    asks_too_much(text, at * 5_001, &format!("\"S\" from t(area, area.p{})", at - 1));
}
