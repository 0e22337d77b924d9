//! That all engines decide the same.

use super::Named;
use crate::cases::Cases;
use crate::set::Set;

/// Asks all engines all questions; the first is taken as right.
///
/// # Errors
///
/// - The first disagreement: the engine, the action, and the request.
pub fn agree(set: &Set, engines: &[Named<'_>], cases: &Cases) -> Result<usize, String> {
    let mut first: Option<(&str, Vec<bool>)> = None;
    for (name, engine) in engines {
        let mut decisions = Vec::new();
        engine.with(cases, &mut |prepared| decisions = prepared.decisions());
        if decisions.len() != cases.all.len() {
            return Err(format!("{name} built {} of {} requests", decisions.len(), cases.all.len()));
        }
        let Some((known_name, known)) = &first else {
            first = Some((name, decisions));
            continue;
        };
        if let Some(at) = known.iter().zip(&decisions).position(|(one, other)| one != other) {
            return Err(disagreement(set, cases, at, (known_name, known.get(at)), (name, decisions.get(at))));
        }
    }
    Ok(first.map_or(0, |(_, decisions)| decisions.iter().filter(|one| **one).count()))
}

type Answer<'a> = (&'a str, Option<&'a bool>);

fn disagreement(set: &Set, cases: &Cases, at: usize, one: Answer<'_>, other: Answer<'_>) -> String {
    let Some(case) = cases.all.get(at) else { return String::new() };
    let requirement = set.transcript.actions.get(case.action as usize);
    let held = cases.held(*case);
    let names = set.policy.permissions.iter().enumerate();
    let names = names.filter(|(at, _)| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0));
    let names: Vec<&str> = names.map(|(_, permission)| permission.id.as_str()).collect();
    let facts: Vec<_> = set.policy.facts.iter().map(|fact| &fact.name).zip(cases.facts(*case)).collect();
    format!(
        "{} says {:?}, {} says {:?}, of {requirement:?} with options {:b}\nheld: {names:?}\nfacts: {facts:?}",
        one.0, one.1, other.0, other.1, case.options
    )
}
