//! Every slip on a small policy, which of them are none, and the tests that tell them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::sync::Arc;

use placet_compiler::{Compiler, Policy, SourceText, Sources};
use placet_inspect::{Fate, GENERATED, Mutation, Operator};
use placet_logic::Budget;

const DECLARED: &str = "
permissions { a, b, c, d }
permissions node \"Node\" { verbs edit imply read
    one { read, edit }
    two { read, edit } }
enum color \"Color\" { red, green, blue }
permissions paint \"Paint\" for each color { mix, sell }
scope target
subject user { staff: boolean }
resource thing { kind: one of (x, y, z), size: number, day: date, flag: boolean, color: color, colors: set of color }
";

fn compiler(text: &str) -> Compiler {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

fn policy(rules: &str) -> Arc<Policy> {
    compiler(&format!("{DECLARED}{rules}")).policy()
}

fn run(policy: &Policy) -> Mutation<'_> {
    Mutation::run(policy, &|_| true, Budget::default())
}

/// What an operator changes in these rules.
fn slips(operator: Operator, rules: &str) -> Vec<String> {
    let policy = policy(rules);
    let found = run(&policy);
    found.mutants.iter().filter(|one| one.operator == operator).map(|one| one.what.clone()).collect()
}

fn on_thing(clauses: &str) -> String {
    format!("section s \"S\" on thing {{\n opens with d\n Go\n {clauses}\n}}")
}

#[test]
fn a_clause_of_each_kind_is_dropped() {
    let rules = "section s \"S\" on thing {\n opens with d\n every action forbidden if thing.flag\n \
                 Go\n requires a\n forbidden if user.staff\n to jump also requires b\n}";
    for (operator, what) in [
        (Operator::Clause, "the requirement dropped"),
        (Operator::Gate, "the gate dropped"),
        (Operator::EveryAction, "`every action` dropped"),
        (Operator::Forbidden, "`forbidden` dropped"),
        (Operator::Option, "what the option requires dropped"),
    ] {
        assert_eq!(slips(operator, rules), [what]);
    }
    assert_eq!(slips(Operator::Ungated, rules), ["read as `ungated`"]);
}

#[test]
fn and_and_or_are_read_as_each_other_and_their_members_are_dropped() {
    let rules = on_thing("requires a and (b or c)");
    assert_eq!(slips(Operator::AndOr, &rules), ["`and` read as `or`"]);
    assert_eq!(slips(Operator::OrAnd, &rules), ["`or` read as `and`"]);
    assert_eq!(slips(Operator::Part, &rules), ["`a` dropped", "`b or c` dropped", "`b` dropped", "`c` dropped"]);
    assert_eq!(slips(Operator::AndOr, &on_thing("requires all of node.**.edit")), ["`all of` read as `any of`"]);
}

#[test]
fn a_permission_is_read_as_its_neighbours() {
    assert_eq!(slips(Operator::Permission, &on_thing("requires b"))[1..], ["`b` read as `c`", "`b` read as `a`"]);
    assert_eq!(
        slips(Operator::Permission, &on_thing("requires node.one.read"))[1..],
        ["`node.one.read` read as `node.one.edit`", "`node.one.read` read as `node.two.read`"]
    );
}

#[test]
fn a_scope_is_dropped() {
    let rules = on_thing("requires b in target");
    assert_eq!(slips(Operator::Scope, &rules), ["`b in target` read as `b`"]);
}

#[test]
fn a_condition_is_turned_round_dropped_and_its_otherwise_changed() {
    let rules = on_thing("requires a if thing.flag, otherwise b");
    assert_eq!(slips(Operator::IfUnless, &rules), ["`if` read as `unless`"]);
    assert_eq!(slips(Operator::Guard, &rules), ["the condition `thing.flag` dropped"]);
    assert_eq!(slips(Operator::Otherwise, &rules), ["`otherwise b` dropped"]);
    let rules = on_thing("requires nothing\n forbidden unless thing.flag");
    assert_eq!(slips(Operator::IfUnless, &rules), ["`unless` read as `if`"]);
}

#[test]
fn a_not_is_dropped_or_added() {
    let rules = on_thing("requires a and (b or not thing.flag)");
    assert_eq!(slips(Operator::Not, &rules), ["`not thing.flag` read as `thing.flag`"]);
    let rules = on_thing("requires a and (b or thing.flag)");
    assert_eq!(slips(Operator::Not, &rules), ["`thing.flag` read as `not thing.flag`"]);
}

#[test]
fn boundaries_are_moved() {
    let rules = on_thing("requires nothing\n forbidden if thing.size > 3");
    assert_eq!(
        slips(Operator::Boundary, &rules),
        [
            "`thing.size > 3` read as `thing.size >= 3`",
            "`thing.size > 3` read as `thing.size > 4`",
            "`thing.size > 3` read as `thing.size > 2`"
        ]
    );
    let rules = on_thing("requires nothing\n forbidden if thing.size is 3");
    assert_eq!(
        slips(Operator::Boundary, &rules),
        ["`thing.size is 3` read as `thing.size is 4`", "`thing.size is 3` read as `thing.size is 2`"]
    );
    let rules = on_thing("requires nothing\n forbidden if thing.day < 2026-03-01");
    assert_eq!(
        slips(Operator::Boundary, &rules),
        [
            "`thing.day < 2026-03-01` read as `thing.day < 2026-03-02`",
            "`thing.day < 2026-03-01` read as `thing.day < 2026-02-28`"
        ]
    );
}

#[test]
fn a_value_is_read_as_the_next() {
    let rules = on_thing("requires nothing\n forbidden if thing.kind is x");
    assert_eq!(slips(Operator::Value, &rules), ["`thing.kind is x` read as `thing.kind is y`"]);
}

#[test]
fn rows_of_a_table_are_swapped_and_dropped_and_what_is_in_them_is_changed() {
    let rules = on_thing("requires by thing.kind { x, y: a\n z: b }");
    assert_eq!(slips(Operator::RowsSwapped, &rules), ["the rows `x, y` and `z` swapped"]);
    assert_eq!(slips(Operator::Row, &rules), ["the row `x, y` read as `nothing`", "the row `z` read as `nothing`"]);
    assert!(slips(Operator::Permission, &rules).contains(&"in the row `z`, `b` read as `c`".to_owned()));
}

#[test]
fn the_option_after_can_is_dropped() {
    let rules = "section s { Go\n requires a\n to jump also requires b\n Fly requires can s.go with jump }";
    assert_eq!(slips(Operator::With, rules), ["`can s.go with jump` read as `can s.go`"]);
}

#[test]
fn a_member_of_a_family_is_changed_for_all_values_at_once() {
    let rules = on_thing("requires paint[thing.color].mix");
    assert!(
        slips(Operator::Permission, &rules)
            .contains(&"`paint[thing.color].mix` read as `paint[thing.color].sell`".to_owned())
    );
    let rules = on_thing("requires a\n for each hue in thing.colors requires all of paint[hue].{mix, sell}");
    assert_eq!(slips(Operator::Part, &rules), ["`paint[hue].mix` dropped", "`paint[hue].sell` dropped"]);
}

#[test]
fn what_is_written_once_is_changed_wherever_it_is_used() {
    let policy = policy(
        "template t(p: permission) { opens with p\n Go requires c\n }\n\
         section one \"One\" from t(a)\nsection two \"Two\" from t(b)",
    );
    let found = run(&policy);
    let gate = found.mutants.iter().find(|one| one.operator == Operator::Gate).unwrap();
    assert_eq!(gate.actions, ["one.open", "one.go", "two.open", "two.go"]);
    assert_eq!(found.mutants.iter().filter(|one| one.operator == Operator::Clause).count(), 1);
    let swapped: Vec<&str> =
        found.mutants.iter().filter(|one| one.operator == Operator::Permission).map(|one| one.what.as_str()).collect();
    assert!(swapped.contains(&"`a` read as `b`, and alike in another instance"), "{swapped:?}");
}

#[test]
fn what_decides_alike_is_no_mutant_by_proof() {
    let rules = "section s { opens with node.one.read\n Go requires node.one.edit }";
    let policy = policy(rules);
    let found = run(&policy);
    let fate = |operator: Operator| &found.mutants.iter().find(|one| one.operator == operator).unwrap().fate;
    // Who may edit may read, so that the gate asks for nothing more.
    assert_eq!(*fate(Operator::Ungated), Fate::Equivalent);
    assert_eq!(*fate(Operator::Clause), Fate::Survived);
    assert_eq!(found.score().equivalent, 1);
}

#[test]
fn a_budget_that_is_too_small_decides_nothing_and_says_so() {
    let policy = policy("section s { Go requires a and (b or c) and d }");
    let found = Mutation::run(&policy, &|_| true, Budget::nodes(1));
    assert_eq!(found.score().not_decided, found.mutants.len());
}

#[test]
fn a_test_kills_by_its_decision_and_by_what_is_missing() {
    let rules = "section s { Go requires a and b }\n\
                 test \"both\" {\n user holds a, b\n allow s.go }\ntest \"one\" {\n user holds a\n deny s.go missing b }";
    let policy = policy(rules);
    let found = run(&policy);
    let left: Vec<&str> =
        found.mutants.iter().filter(|one| one.fate == Fate::Survived).map(|one| one.what.as_str()).collect();
    // Nothing shows that `a` is asked for.
    assert_eq!(left, ["`a` dropped"]);
    let or = found.mutants.iter().find(|one| one.operator == Operator::AndOr).unwrap();
    assert_eq!(or.fate, Fate::Killed { test: "one".to_owned(), at: found_at(&policy, "one") });
}

fn found_at(policy: &Policy, test: &str) -> placet_compiler::Location {
    policy.tests.iter().find(|one| one.name == test).unwrap().expectations()[0].at.clone()
}

#[test]
fn what_goes_through_can_is_noticed_by_the_tests_of_the_action_that_asks() {
    let policy = policy(
        "section s { Go requires a\n Fly requires can s.go and b }\n\
         test \"fly\" { deny s.fly missing (a, b) }",
    );
    assert_eq!(run(&policy).score().percent(), 100);
}

/// Rules in which every operator has a place.
const RULES: &str = "
section s \"S\" on thing {
    opens with d
    every action forbidden if thing.flag because \"It is locked\"

    Go
        requires a and (b or c)
        requires by thing.kind {
            x, y: node.one.read
            z: node.two.read in target
        }
        to jump also requires node.two.edit

    Fly
        requires a if thing.size < 3, otherwise b
        requires can s.go with jump

    Paint requires paint[thing.color].mix
}
";

#[test]
fn suggested_tests_pass_on_the_policy_and_kill_every_mutant() {
    let policy = policy(RULES);
    let found = run(&policy);
    let suggested = found.suggest();
    assert_eq!(suggested.open, []);
    let text = suggested.text();
    assert!(text.starts_with(GENERATED));
    assert_eq!(placet_syntax::format::format(&text), text);
    let with = compiler(&format!("{DECLARED}{RULES}{text}"));
    for outcome in with.run_tests().unwrap() {
        assert_eq!(outcome.failures, [], "{}", outcome.name);
    }
    let policy = with.policy();
    assert_eq!(run(&policy).score().survived, 0);
}

#[test]
fn suggested_tests_fail_where_the_text_has_the_slip() {
    let policy = policy(RULES);
    let text = run(&policy).suggest().text();
    for (written, read) in [
        ("opens with d", "opens with c"),
        ("a and (b or c)", "a and b and c"),
        ("a and (b or c)", "a and b"),
        ("every action forbidden if thing.flag", "every action forbidden unless thing.flag"),
        ("x, y: node.one.read", "x, y: nothing"),
        (" in target", ""),
        ("thing.size < 3", "thing.size <= 3"),
        ("thing.size < 3", "thing.size < 4"),
        ("a if thing.size", "a unless thing.size"),
        ("to jump also requires node.two.edit", "to jump also requires node.one.edit"),
        ("can s.go with jump", "can s.go"),
        ("paint[thing.color].mix", "paint[thing.color].sell"),
        ("    Paint requires", "    Paint\n        ungated\n        requires"),
    ] {
        let slipped = RULES.replacen(written, read, 1);
        assert_ne!(slipped, RULES);
        let outcomes = compiler(&format!("{DECLARED}{slipped}{text}")).run_tests().unwrap();
        assert!(outcomes.iter().any(|outcome| !outcome.failures.is_empty()), "`{written}` as `{read}`");
    }
}

/// A policy set of the repository.
fn set(name: &str) -> Compiler {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(name);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "placet") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push(SourceText { path: name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    Compiler::new(Sources { manifest: None, files })
}

#[test]
fn the_tests_from_the_pages_kill_four_of_five_and_with_the_generated_ones_all() {
    for name in ["maestra", "synerise"] {
        let compiler = set(name);
        let policy = compiler.policy();
        let generated = |test: &placet_compiler::Test| test.at.file == "regression.placet";
        let found = Mutation::run(&policy, &|test| !generated(test), Budget::default());
        let score = found.score();
        assert!(score.percent() >= 80, "{name}: {score:?}");
        assert_eq!(score.not_decided, 0, "{name}");
        let all = placet_inspect::Score::of(&found.further(&generated));
        assert_eq!(all.survived, 0, "{name}: write them again with `placet test policies/{name} --suggest`");
        let suggested = found.suggest();
        assert_eq!(suggested.open, []);
        let outcomes = compiler.run_tests().unwrap();
        assert!(outcomes.iter().all(|outcome| outcome.failures.is_empty()), "{name}");
    }
}
