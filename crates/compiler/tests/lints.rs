//! What the lints that ask for the meaning tell of, and that their mends change no decision.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, Detail, Diagnostic, Policy, PolicyIndex, Question, SourceText, Sources};
use placet_logic::Budget;

const FACTS: &str = "
permissions { a, b, c, view, edit }
implication edit implies view
context project { open: boolean, shut: boolean }
resource thing { kind: one of (x, y, z), size: number, ready: boolean }
";

fn of(files: &[(&str, String)]) -> Compiler {
    let files = files.iter().map(|(path, text)| SourceText { path: (*path).into(), text: text.clone() }).collect();
    let compiler = Compiler::new(Sources { manifest: None, files });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

/// Lints that are about something else than these tests.
const OTHERS: &[&str] = &["unrequired-permission", "unused-fact", "unused-resource", "name-of-other-permission"];

/// What is told of the rules, as `code: words`, and each mend tried: it must leave no mistake and every decision as it was.
fn told(files: &[(&str, String)]) -> Vec<String> {
    let compiler = of(files);
    let mut found = Vec::new();
    for one in compiler.diagnostics().iter().filter(|one| !OTHERS.contains(&one.code)) {
        let text = &files.iter().find(|(path, _)| *path == one.primary.file).unwrap().1;
        let words = text.get(one.primary.range.clone()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(format!("{}: {words}", one.code));
        if one.fix.is_some() {
            assert_alike(&compiler.policy(), &of(&mended(files, one)).policy(), &one.message);
        }
    }
    found
}

fn mended(files: &[(&str, String)], told: &Diagnostic) -> Vec<(&'static str, String)> {
    let fix = told.fix.as_ref().unwrap();
    let edited = |path: &str, text: &String| {
        let mut text = text.clone();
        if path == fix.file {
            fix.edits.iter().rev().for_each(|(range, with)| text.replace_range(range.clone(), with));
        }
        text
    };
    files.iter().map(|(path, text)| (&*path.to_string().leak(), edited(path, text))).collect()
}

/// That every action and every option decides alike.
fn assert_alike(before: &Policy, after: &Policy, why: &str) {
    let mut both = before.clone();
    for action in &after.actions {
        let mut action = placet_compiler::Action::clone(action);
        action.id = format!("after.{}", action.id).into();
        both.actions.push(action.into());
    }
    let index = PolicyIndex::new(&both);
    assert_eq!(before.actions.len(), after.actions.len());
    for action in &before.actions {
        let options = action.options.iter().map(|option| vec![option.id.clone()]);
        for options in std::iter::once(Vec::new()).chain(options) {
            let mut question = Question::new(&index, Detail::AsDecided);
            let one = question.action(action, &options);
            let other = question.action(index.action(&format!("after.{}", action.id)).unwrap(), &options);
            let answers = question.ask(&[one, other], Budget::default()).unwrap();
            let (one, other) = (answers.function(one).unwrap(), answers.function(other).unwrap());
            assert!(answers.space.equal(&one, &other).unwrap(), "{} is another with the mend of: {why}", action.id);
        }
    }
}

fn rules(body: &str) -> Vec<String> {
    told(&[("policy.placet", format!("{FACTS}section s \"S\" on thing {{\n{body}\n}}\n"))])
}

#[test]
fn a_clause_that_the_others_imply_is_dead() {
    assert_eq!(rules("Go\n requires view\n requires edit"), ["dead-clause: requires view"]);
    assert_eq!(rules("Go\n requires a\n requires a or b"), ["dead-clause: requires a or b"]);
    assert_eq!(
        rules("Go\n requires a if thing.kind is x, otherwise b\n requires a or b\n requires c"),
        ["dead-clause: requires a or b"]
    );
    assert_eq!(rules("opens with a\n Go requires a"), ["dead-clause: requires a"]);
    assert_eq!(
        rules("Go\n requires a\n forbidden if thing.size > 5\n forbidden if thing.size > 7"),
        ["guard-repeats-gate: if thing.size > 7"]
    );
}

#[test]
fn a_clause_with_a_reason_of_its_own_and_one_that_asks_for_another_action_are_left_alone() {
    assert_eq!(rules("Go\n requires view because \"it is shown\"\n requires edit"), [""; 0]);
    assert_eq!(rules("See requires view\n Go\n requires can s.see\n requires edit"), [""; 0]);
}

#[test]
fn a_part_that_changes_nothing_is_told_with_the_mend() {
    assert_eq!(rules("Go requires view and edit"), ["redundant-part: view"]);
    assert_eq!(rules("Go requires view or edit"), ["redundant-part: edit"]);
    assert_eq!(rules("Go requires a or (a and b)"), ["redundant-part: (a and b)"]);
    assert_eq!(rules("Go requires any of (a, b, a)"), ["redundant-part: a"]);
    assert_eq!(rules("Go requires a and any of (b, a and c)"), ["redundant-part: a"]);
    assert_eq!(rules("Go requires by thing.kind { x, y: a and b, z: edit and view }"), ["redundant-part: view"]);
    assert_eq!(
        rules("opens with a and b\n Go requires (b and c) or (a and edit)"),
        ["redundant-part: b", "redundant-part: a"]
    );
}

#[test]
fn a_part_of_a_gate_stays_while_one_action_behind_needs_it() {
    let outer =
        "section outer \"Outer\" { opens with a\n section inner \"Inner\" { opens with a and b\n Go requires c\n";
    assert_eq!(rules(&format!("{outer} }} }}")), ["redundant-part: a"]);
    assert_eq!(rules(&format!("{outer} Stop\n ungated\n requires a\n }} }}")), ["redundant-part: a"]);
    let every = "every action requires view or a\n Go requires edit\n";
    assert_eq!(rules(every), ["dead-clause: every action requires view or a"]);
    assert_eq!(rules(&format!("{every} Stop requires c")), [""; 0]);
}

#[test]
fn a_template_is_told_of_what_no_instance_needs() {
    let template = "template page(see: permission) { Print requires see and view }\n";
    let files = |arguments: &[&str]| {
        let mut files = vec![("facts.placet", FACTS.to_owned()), ("template.placet", template.to_owned())];
        for (argument, path) in arguments.iter().zip(["one.placet", "other.placet"]) {
            let name = path.split('.').next().unwrap();
            files.push((path, format!("section {name} \"{name}\" from page({argument})\n")));
        }
        files
    };
    assert_eq!(told(&files(&["edit", "view"])), ["redundant-part: view"]);
    assert_eq!(told(&files(&["edit", "a"])), [""; 0]);
}

#[test]
fn a_condition_that_the_rest_decides_is_told() {
    assert_eq!(
        rules("opens with project.open\n Go requires a if project.open, otherwise b"),
        ["guard-repeats-gate: if project.open"]
    );
    assert_eq!(
        rules("opens with project.open\n Go\n requires a\n requires b unless project.open"),
        ["guard-repeats-gate: unless project.open"]
    );
    assert_eq!(
        rules("Go\n requires a\n requires b if thing.kind is x\n forbidden unless thing.kind is one of (y, z)"),
        ["guard-repeats-gate: if thing.kind is x"]
    );
    assert_eq!(
        rules("opens with project.open\n Go\n requires a\n forbidden if project.open"),
        ["guard-repeats-gate: if project.open"]
    );
}

#[test]
fn what_nobody_can_do_is_told_once() {
    let impossible = "Go\n requires a if thing.kind is x, otherwise forbidden\n requires b if thing.kind is y, otherwise forbidden\n";
    assert_eq!(rules(impossible), ["never-allowed: Go"]);
    assert_eq!(rules(&format!("{impossible} Stop requires can s.go")), ["never-allowed: Go"]);
    assert_eq!(rules("Go\n requires a\n forbidden"), [""; 0]);
    let around = "every action forbidden if project.open\n every action forbidden unless project.open\n";
    assert_eq!(
        rules(&format!("{around} Go requires a\n Stop requires b")),
        ["never-allowed: every action forbidden unless project.open"]
    );
    assert_eq!(
        rules("Go\n requires a\n forbidden if project.open\n to fly also requires b and project.open"),
        ["never-allowed: to fly also requires b and project.open"]
    );
}

#[test]
fn what_everybody_can_do_says_so() {
    assert_eq!(rules("Go requires a or thing.kind is not x or thing.kind is not y"), ["always-allowed: Go"]);
    assert_eq!(rules("Go\n allowed to everyone"), [""; 0]);
    assert_eq!(
        rules("opens with project.open or not project.open\n Go requires a"),
        ["always-allowed: opens with project.open or not project.open"]
    );
}

#[test]
fn an_option_that_the_action_implies_adds_nothing() {
    assert_eq!(
        rules("Go\n requires edit\n to look also requires view"),
        ["shadowed-option: to look also requires view"]
    );
    assert_eq!(
        rules("Go\n requires a if thing.ready, otherwise b\n to look also requires a or b"),
        ["shadowed-option: to look also requires a or b"]
    );
    assert_eq!(rules("Go\n requires a\n to look also requires a and b"), ["redundant-part: a"]);
}

#[test]
fn a_role_that_can_do_nothing_is_told() {
    let text = |clerk: &str| {
        format!(
            "{FACTS}section s \"S\" on thing {{\n opens with a\n Go requires b if thing.kind is x, otherwise c\n}}\n\
             section t \"T\" {{\n Stop\n allowed to everyone\n}}\nrole clerk {{ {clerk} }}\nrole reader {{ a }}\n"
        )
    };
    assert_eq!(told(&[("policy.placet", text("b, c"))]), ["idle-role: clerk"]);
    assert_eq!(told(&[("policy.placet", text("b, includes reader"))]), [""; 0]);
}

#[test]
fn a_role_that_only_impossible_facts_would_help_is_told() {
    let text = format!(
        "{FACTS}section s \"S\" on thing {{\n Go\n requires a if thing.kind is x, otherwise c\n \
         requires b if thing.kind is x, otherwise a\n forbidden if thing.kind is z\n}}\n\
         role clerk {{ c, b }}\nrole chief {{ a, b }}\n"
    );
    assert_eq!(told(&[("policy.placet", text)]), ["idle-role: clerk"]);
}

#[test]
fn a_permission_that_changes_no_decision_is_told_unless_its_clause_is() {
    let because = "Go\n requires a because \"no\"\n requires a or b because \"no\"";
    assert_eq!(rules(because), ["idle-permission: b"]);
    assert_eq!(rules(&format!("{because}\n Stop requires b")), [""; 0]);
    assert_eq!(rules("Go\n requires a\n requires a or b"), ["dead-clause: requires a or b"]);
}

#[test]
fn actions_that_decide_alike_in_other_words_are_told_where_it_is_asked_for() {
    let text = format!(
        "{FACTS}section s \"S\" on thing {{\n Go\n requires a\n forbidden unless thing.kind is x\n \
         Run\n requires a\n forbidden if thing.kind is one of (y, z)\n Fly / Jump\n requires a\n forbidden if thing.ready\n \
         Swim\n requires a\n forbidden if thing.ready\n}}\n"
    );
    assert_eq!(told(&[("policy.placet", text.clone())]), [""; 0]);
    for (level, told) in [("equal-actions = \"warn\"", 1), ("all = \"deny\"\nunused-fact = \"allow\"", 0)] {
        let manifest = format!("name = \"x\"\nlanguage = 1\n[lints]\n{level}\n");
        let compiler = Compiler::new(Sources {
            manifest: Some(SourceText { path: "placet.toml".into(), text: manifest }),
            files: vec![SourceText { path: "policy.placet".into(), text: text.clone() }],
        });
        let found = compiler.diagnostics();
        let found: Vec<_> = found.iter().filter(|one| one.code == "equal-actions").collect();
        assert_eq!(found.len(), told, "{found:?}");
    }
}

#[test]
fn one_cause_is_told_once() {
    assert_eq!(
        rules("Go\n requires a\n forbidden if thing.ready\n forbidden if thing.ready"),
        ["repeated-clause: forbidden if thing.ready"]
    );
    assert_eq!(
        rules("Go\n requires a\n forbidden if thing.kind is x and thing.kind is y"),
        ["constant-condition: thing.kind is x and thing.kind is y"]
    );
}

#[test]
fn an_exception_with_its_reason_silences_it() {
    assert_eq!(rules("Go requires view and edit  // allow redundant-part: the page names both"), [""; 0]);
}
