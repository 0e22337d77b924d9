//! Both sides of a comparison, and what it says in short.

use placet_compiler::{Compiler, PolicyIndex, SourceText, Sources};
use placet_inspect::{Change, Comparison, Verdict, compare};
use placet_logic::Budget;

pub(super) fn compiler(text: &str) -> Compiler {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

/// What becomes of a policy set, with every example checked by both compiled policies.
pub(super) fn compared(old: &Compiler, new: &Compiler) -> Comparison {
    let (before, after) = (old.policy(), new.policy());
    let comparison = compare(&PolicyIndex::new(&before), &PolicyIndex::new(&after), Budget::default());
    let (old, new) = (old.graph().unwrap(), new.graph().unwrap());
    let old = placet_runtime::Policy::open(&old.artifact).unwrap();
    let new = placet_runtime::Policy::open(&new.artifact).unwrap();
    for change in comparison.actions.iter().flat_map(|action| action.changes()) {
        for example in [&change.looser, &change.stricter].into_iter().flatten() {
            assert_eq!(example.check(&old, &new), Ok(()), "{example:#?}");
        }
        let (more, less) = (change.looser.is_some(), change.stricter.is_some());
        let may = match change.verdict {
            Verdict::Equal | Verdict::NotDecided(_) => !more && !less,
            Verdict::Looser | Verdict::Added => !less,
            Verdict::Stricter | Verdict::Removed => !more,
            Verdict::Incomparable => true,
        };
        assert!(may, "{change:#?}");
    }
    comparison
}

pub(super) fn diff(old: &str, new: &str) -> Comparison {
    compared(&compiler(old), &compiler(new))
}

/// A line for each action and option that is not equal, with its examples and its roles.
pub(super) fn lines(comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    for action in &comparison.actions {
        if !action.change.is_nothing() {
            lines.push(line(&action.id, &action.change));
        }
        for option in &action.options {
            if !option.change.is_nothing() {
                lines.push(line(&format!("{} with {}", action.id, option.id), &option.change));
            }
        }
    }
    lines
}

fn line(name: &str, change: &Change) -> String {
    let mut line = format!("{name}: {:?}", change.verdict);
    for (word, example) in [("now", &change.looser), ("once", &change.stricter)] {
        if let Some(example) = example {
            let said = example.allowed().case.statements();
            let said = if said.is_empty() { "anybody".to_owned() } else { said.join("; ") };
            line += &format!(" | {word}: {said}");
        }
    }
    for (word, roles) in [("gained by", &change.gained), ("lost by", &change.lost)] {
        if !roles.is_empty() {
            line += &format!(" | {word} {}", roles.join(", "));
        }
    }
    line
}
