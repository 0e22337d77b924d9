//! Counterexamples checked: each is compiled as a test beside the policy, and run by the runtime.

use placet_compiler::{Compiler, SourceText, Sources};

use super::counterexample::Counterexample;

/// Whether the compiled policy answers each counterexample as the counterexample says; of one that it doesn't, how. That is
/// then a mistake of Placet, never of the policy. Of a claim without a `can` there is nothing to ask.
pub fn confirm(sources: &Sources, cases: &[&Counterexample]) -> Vec<Result<(), String>> {
    if cases.iter().all(|case| case.answers.is_empty()) {
        return cases.iter().map(|_| Ok(())).collect();
    }
    let mut path = "counterexamples.placet".to_owned();
    while sources.files.iter().any(|file| file.path == path) {
        path.insert(0, '_');
    }
    let mut text = String::new();
    for (number, case) in cases.iter().filter(|case| !case.answers.is_empty()).enumerate() {
        text += &case.today(&format!("counterexample {number}"));
        text.push('\n');
    }
    // Without the manifest: a lint that it denies is none of the counterexample's business.
    let mut with = Sources { manifest: None, files: sources.files.clone() };
    with.files.push(SourceText { path: path.clone(), text });
    let outcomes = match Compiler::new(with).run_tests() {
        Ok(outcomes) => outcomes,
        Err(error) => return cases.iter().map(|_| Err(format!("it does not compile: {error}"))).collect(),
    };
    let mut outcomes = outcomes.iter().filter(|outcome| outcome.at.file == path.as_str()).peekable();
    let check = |case: &&Counterexample| match outcomes.next_if(|_| !case.answers.is_empty()) {
        None if case.answers.is_empty() => Ok(()),
        None => Err("it was not run".to_owned()),
        Some(outcome) => match outcome.failures.first() {
            None => Ok(()),
            Some(failure) => Err(format!("the compiled policy says `{}`, not `{}`", failure.got, failure.expected)),
        },
    };
    cases.iter().map(check).collect()
}
