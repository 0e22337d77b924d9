//! Conditions in words: what they look like, and that they say the function that they are of.

use placet_compiler::{Compiler, Detail, Expr, Policy, PolicyIndex, Question, SourceText, Sources};
use placet_inspect::Condition;
use placet_logic::Budget;

const DECLARED: &str = "
permissions { p, q }
subject user { staff: boolean }
resource thing {
    kind: one of (a, b, c, d, e), size: number, day: date, until: date, owner: user, title: text, tags: set of text,
    kinds: set of one of (x, y), grants: set of permission, one: permission, open: boolean
}
section things on thing {
";

fn policy(conditions: &[&str]) -> std::sync::Arc<Policy> {
    let mut text = DECLARED.to_owned();
    for (at, condition) in conditions.iter().enumerate() {
        text += &format!("    Act{at} requires {condition}\n");
    }
    let file = SourceText { path: "policy.placet".into(), text: text + "}\n" };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), [], "{conditions:?}");
    compiler.policy()
}

fn said(condition: &str) -> String {
    let policy = policy(&[condition]);
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::AsDecided);
    let formula = question.action(&policy.actions[0], &[]);
    let answers = question.ask(&[formula], Budget::default()).unwrap();
    let function = answers.function(formula).unwrap();
    Condition::of(&answers, &index, &function).unwrap().to_string()
}

/// Whether two conditions are so under the same facts.
fn alike(one: &str, other: &str) -> bool {
    let policy = policy(&[one, other]);
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::AsDecided);
    let first = question.action(&policy.actions[0], &[]);
    let second = question.action(&policy.actions[1], &[]);
    let answers = question.ask(&[first, second], Budget::default()).unwrap();
    let (first, second) = (answers.function(first).unwrap(), answers.function(second).unwrap());
    answers.space.equal(&first, &second).unwrap()
}

#[test]
fn values_are_named_by_the_shorter_list() {
    assert_eq!(said("thing.kind is a or thing.kind is b"), "thing.kind is one of (a, b)");
    assert_eq!(said("thing.kind is one of (b, c, d, e)"), "thing.kind is not a");
    assert_eq!(said("thing.kind is not one of (a, b)"), "thing.kind is not one of (a, b)");
    assert_eq!(said("thing.title is \"x\" or thing.title is \"y\""), "thing.title is one of (\"x\", \"y\")");
    assert_eq!(said("not (thing.title is \"x\" or thing.title is \"y\")"), "thing.title is not one of (\"x\", \"y\")");
    assert_eq!(said("thing.one is p or thing.one is q"), "thing.one is one of (p, q)");
}

#[test]
fn ranges_of_numbers_and_days_are_one() {
    assert_eq!(said("thing.size > 0"), "thing.size > 0");
    assert_eq!(
        said("thing.size > 7 or (thing.size > 0 and thing.size <= 5)"),
        "(thing.size > 0 and thing.size <= 5) or thing.size > 7"
    );
    assert_eq!(said("thing.size is 5"), "thing.size is 5");
    assert_eq!(said("thing.size is not 5"), "thing.size is not 5");
    assert_eq!(said("thing.day is 2026-01-31"), "thing.day is 2026-01-31");
    assert_eq!(
        said("thing.day >= 2026-01-01 and thing.day <= 2026-01-31"),
        "thing.day >= 2026-01-01 and thing.day < 2026-02-01"
    );
}

#[test]
fn facts_that_are_compared_are_one_test() {
    assert_eq!(said("thing.day <= thing.until"), "thing.day <= thing.until");
    assert_eq!(said("thing.day is not thing.until"), "thing.day is not thing.until");
    assert_eq!(said("not (thing.day < thing.until)"), "thing.day >= thing.until");
}

#[test]
fn what_all_ways_have_in_common_stands_before_them() {
    assert_eq!(
        said("(thing.open and thing.owner is user) or (thing.open and user.staff)"),
        "thing.open and (thing.owner is user or user.staff)"
    );
    assert_eq!(
        said("user holds all of thing.grants and not user.staff"),
        "user holds all of thing.grants and not user.staff"
    );
    assert_eq!(said("thing.open or not thing.open"), "always");
    assert_eq!(said("thing.kind is a and thing.kind is b"), "never");
}

#[test]
fn a_condition_in_words_is_the_condition() {
    // A small linear congruence: the same conditions on every machine.
    let mut seed: u64 = 7;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let tests = [
        "thing.kind is a",
        "thing.kind is one of (b, c)",
        "thing.kind is not d",
        "thing.size < 5",
        "thing.size <= 7",
        "thing.size is 6",
        "thing.day < 2026-01-02",
        "thing.day is 2026-01-02",
        "thing.day < thing.until",
        "thing.day is thing.until",
        "thing.until < thing.day",
        "thing.owner is user",
        "thing.title is \"x\"",
        "thing.title is \"y\"",
        "thing.tags contains \"t\"",
        "thing.kinds contains x",
        "thing.grants contains p",
        "thing.one is p",
        "thing.one is q",
        "thing.open",
        "user.staff",
    ];
    for _ in 0..120 {
        let mut conditions: Vec<String> = Vec::new();
        for _ in 0..2 + next(4) {
            let test = tests[next(tests.len() as u64) as usize];
            conditions.push(if next(3) == 0 { format!("not ({test})") } else { test.to_owned() });
        }
        while conditions.len() > 1 {
            let (one, other) = (conditions.remove(0), conditions.remove(0));
            let word = ["and", "or"][next(2) as usize];
            conditions.push(format!("({one} {word} {other})"));
        }
        let condition = &conditions[0];
        let words = said(condition);
        match words.as_str() {
            "always" => assert!(alike(condition, "(thing.open or not thing.open)"), "{condition}"),
            "never" => assert!(alike(condition, "(thing.open and not thing.open)"), "{condition}"),
            words => assert!(alike(condition, words), "{condition}: {words}"),
        }
    }
}

#[test]
fn more_ways_than_can_be_read_are_said_to_be_cut() {
    let policy = policy(&["thing.open"]);
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::AsDecided);
    // That an odd number of ten texts is in the set takes 512 ways.
    let mut odd = question.problem().constant(false);
    for at in 0..10 {
        let one = Expr::Fact(placet_compiler::FactTest::ContainsText("thing.tags".into(), format!("{at}").into()));
        let one = question.expr(&one);
        let not = question.problem().not(odd);
        odd = question.problem().choice(one, not, odd);
    }
    let answers = question.ask(&[odd], Budget::default()).unwrap();
    let found = Condition::of(&answers, &index, &answers.function(odd).unwrap()).unwrap();
    assert!(found.more);
    assert_eq!(found.ways.len(), 64);
}
