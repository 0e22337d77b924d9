//! Worlds written down as `test` blocks, which then say of the policy what the worlds said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests stop where they fail")]

use placet_compiler::{Case, Compiler, Detail, PolicyIndex, Question, SourceText, Sources};
use placet_logic::{Budget, Literal};

const POLICY: &str = r#"
permissions { a, b, c, d }
implication a implies b
subject user { staff: boolean, groups: set of group, level: number, nick: text }
scope target
enum kind { mail "Mail", text "Text", push "Push" }
resource group { grants: set of permission, one: permission, owner: user, editor: user }
resource thing {
    kind: kind
    kinds: set of kind
    size: number
    limit: number
    day: date
    end: date
    title: text
    other_title: text
    tags: set of text
    state: one of (draft, live)
}
section things "Things" on thing and group {
    Booleans requires a if user.staff, otherwise forbidden
    Values requires by thing.kind { mail: a, text: b and c, push: nothing }
    Between
        requires a
        forbidden if thing.size < 2
        forbidden if thing.size >= 3
    Exactly
        requires a
        forbidden unless thing.size is 5
    Less requires a if thing.size < thing.limit, otherwise b
    Same_number requires a if thing.size is thing.limit and thing.size > 7, otherwise forbidden
    Days
        requires a
        forbidden if thing.day < 2026-01-01 or thing.day > 2026-01-02
        forbidden unless thing.day < thing.end
    Texts
        requires a
        forbidden if thing.title is "" or thing.title is thing.other_title
        forbidden unless thing.tags contains thing.title and thing.tags contains "new"
    Nothing
        requires a
        forbidden if thing.tags contains "old"
        forbidden unless thing.other_title is "x" or user.nick is "y"
    Sets
        requires a
        for each kind in thing.kinds requires by kind { mail: b, text: c, push: d }
        forbidden unless thing.kinds contains text
    Owners
        requires a if group.owner is user, otherwise b and c
        forbidden if group.owner is group.editor and group is not in user.groups
    Grants
        requires user holds all of group.grants
        forbidden unless group.grants contains b
        requires d if group.grants contains c, otherwise nothing
    One
        requires user holds all of group.one
        forbidden if group.one is b
    Scoped requires a in target and (c or d in target)
    States requires can things.values and can things.booleans if thing.state is draft, otherwise d
}
"#;

fn compiler(more: &str) -> Compiler {
    let policy = SourceText { path: "policy.placet".into(), text: POLICY.into() };
    let tests = SourceText { path: "tests.placet".into(), text: more.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![policy, tests] });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

#[test]
fn the_block_of_a_world_says_what_the_world_says() {
    let policy = compiler("").policy();
    let index = PolicyIndex::new(&policy);
    let mut blocks = String::new();
    for action in &policy.actions {
        let mut question = Question::new(&index, Detail::Exact);
        let formula = question.action(action, &[]);
        let answers = question.ask(&[formula], Budget::default()).unwrap();
        let space = &answers.space;
        let allowed = answers.function(formula).unwrap();
        for (word, wanted) in [("allow", allowed.clone()), ("deny", space.not(&allowed))] {
            let weight = |variable| u64::from(answers.permissions().contains(&variable));
            let world = space.smallest(&wanted, &weight).unwrap().unwrap();
            let mut full: Vec<Literal> = world.clone();
            for permission in answers.permissions() {
                if !world.iter().any(|(variable, _)| variable == permission) {
                    full.push((*permission, false));
                }
            }
            let is_fact = |variable| answers.facts().contains(&variable);
            let small = space.generalised(&wanted, &full, &is_fact).unwrap();
            for (shape, world) in [("whole", &full), ("small", &small)] {
                // Each permission that is declared is said not to be the one: no block can name another.
                if (word, action.id.as_str(), shape) == ("deny", "things.one", "whole") {
                    assert_eq!(Case::of(&answers, &index, world), None);
                    continue;
                }
                let case = Case::of(&answers, &index, world).unwrap_or_else(|| panic!("{word} {}", action.id));
                let name = format!("{word} {} {shape}", action.id);
                blocks += &case.test(&name, &[format!("{word} {}", action.id)]);
            }
        }
    }
    let outcomes = compiler(&blocks).run_tests().unwrap();
    let failed: Vec<_> = outcomes.iter().filter(|outcome| !outcome.failures.is_empty()).collect();
    assert!(failed.is_empty(), "{failed:#?}\n{blocks}");
    assert_eq!(outcomes.len(), policy.actions.len() * 4 - 1);
}

#[test]
fn a_world_that_no_values_make_so_has_no_block() {
    let text = "permissions { a }\nsubject user\nresource x { p: user, q: user, r: user }\n\
                section s on x {\n Go\n requires a\n forbidden unless x.p is x.q and x.q is x.r\n \
                forbidden if x.p is x.r\n }\n";
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let policy = Compiler::new(Sources { manifest: None, files: vec![file] }).policy();
    let index = PolicyIndex::new(&policy);
    let mut question = Question::new(&index, Detail::Exact);
    let formula = question.action(&policy.actions[0], &[]);
    let answers = question.ask(&[formula], Budget::default()).unwrap();
    let world = answers.space.smallest(&answers.function(formula).unwrap(), &|_| 1).unwrap().unwrap();
    assert_eq!(answers.up_to().len(), 3);
    assert_eq!(Case::of(&answers, &index, &world), None);
}
