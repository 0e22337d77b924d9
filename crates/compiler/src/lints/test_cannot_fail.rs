use crate::compiler::compiled;
use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::index;
use crate::limits;
use crate::model::Name;
use crate::resolve::resolve_file;
use crate::testing::{Idle, everything, idle};

/// A test expects a denial that holds whatever the rule says of permissions.
fn test_cannot_fail(place: &Place, why: &Idle) -> Diagnostic {
    match why {
        Idle::NothingHeld => {
            let message = "this is denied because the user of the test holds nothing";
            Diagnostic::warning("test-cannot-fail", place, message)
                .help("say what the user holds, or what is `missing`: then the test tells when the rule changes")
        }
        Idle::Unsaid(facts) => {
            let facts: Vec<String> = facts.iter().map(|fact: &Name| format!("`{fact}`")).collect();
            let facts = facts.join(", ");
            let message = format!("this is denied even with every permission, because the test does not say {facts}");
            Diagnostic::warning("test-cannot-fail", place, message)
                .help("say it in the test; where a test is about what is not known, allow this and say so")
        }
    }
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    // Asking needs the artifact, which is much to build for a warning.
    if index(db, set).actions.len() > limits::TESTED_ACTIONS {
        return;
    }
    let files = set.files(db);
    if files.iter().all(|file| resolve_file(db, set, *file).tests.is_empty()) {
        return;
    }
    let Ok(compiled) = compiled(db, set) else { return };
    let Ok(policy) = placet_runtime::Policy::open(&compiled.artifact) else { return };
    let everything = everything(&policy);
    for file in files.iter() {
        for test in &resolve_file(db, set, *file).tests {
            for (range, why) in idle(test, &policy, &everything) {
                found.push(test_cannot_fail(&Place { file: file.path(db), range }, &why));
            }
        }
    }
}
