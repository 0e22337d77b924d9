use std::collections::{BTreeMap, BTreeSet};

use placet_runtime::{Decision, Explanation, PermissionId, RequestBuffer};

use super::entities::entities;
use super::{Element, Expectation, Known, Step, StepKind, TestFailure, TestOutcome, TestReason};
use crate::model::{Location, Name, Policy, Test};

/// Runs every test of `policy` against the compiled `artifact`.
pub(crate) fn run(policy: &Policy, artifact: &[u8]) -> Vec<TestOutcome> {
    let opened = placet_runtime::Policy::open(artifact);
    policy
        .tests
        .iter()
        .map(|test| {
            let failures = match &opened {
                Ok(opened) => one(test, opened),
                Err(error) => vec![broken(test, &error.to_string())],
            };
            TestOutcome { name: test.name.clone(), at: test.at.clone(), failures }
        })
        .collect()
}

/// A failure that is ours: the compiled policy does not take what the test says.
fn broken(test: &Test, why: &str) -> TestFailure {
    TestFailure {
        at: test.at.clone(),
        range: 0..0,
        expected: "the test to run".to_owned(),
        got: format!("a mistake in Placet itself: {why}"),
        why: Vec::new(),
    }
}

fn one(test: &Test, policy: &placet_runtime::Policy<'_>) -> Vec<TestFailure> {
    let mut failures = Vec::new();
    let mut said = RequestBuffer::new(policy);
    if let Err(error) = fill(&mut said, &test.steps) {
        return vec![broken(test, &error.to_string())];
    }
    for step in &test.steps {
        let StepKind::Expect(expected) = &step.kind else { continue };
        let mut request = said.clone();
        let Some(action) = policy.find_action(&expected.action) else { continue };
        let mut options = Vec::new();
        for option in &expected.options {
            if let Err(error) = request.option(action, option) {
                return vec![broken(test, &error.to_string())];
            }
            options.push(option);
        }
        match policy.explain(action, &request.as_request()) {
            Ok(explanation) => failures.extend(judge(step, expected, policy, &explanation)),
            Err(error) => return vec![broken(test, &error.to_string())],
        }
    }
    failures
}

pub(crate) fn fill(request: &mut RequestBuffer<'_>, steps: &[Step]) -> Result<(), placet_runtime::InputError> {
    let entities = entities(steps);
    let mut sets: BTreeMap<&Name, BTreeSet<&str>> = BTreeMap::new();
    for step in steps {
        match &step.kind {
            StepKind::Hold(permission, None) => request.hold(permission)?,
            StepKind::Hold(permission, Some(scope)) => request.hold_in(scope, permission)?,
            StepKind::Role(role, None) => request.role(role)?,
            StepKind::Role(role, Some(scope)) => request.assume_role_in(scope, role)?,
            StepKind::Scope(scope) => request.scope(scope)?,
            StepKind::Know(Known::Boolean(fact, value)) => request.fact(fact, *value)?,
            StepKind::Know(
                Known::Value(fact, value)
                | Known::Permission(fact, value)
                | Known::Text(fact, value)
                | Known::Date(fact, value),
            ) => {
                request.fact(fact, value.as_str())?;
            }
            StepKind::Know(Known::Number(fact, number)) => request.fact(fact, number.0)?,
            StepKind::Know(Known::Contains(
                set,
                Element::Value(value) | Element::Permission(value) | Element::Text(value),
            )) => {
                sets.entry(set).or_default().insert(value);
            }
            StepKind::Know(Known::Empty(set)) => {
                sets.entry(set).or_default();
            }
            StepKind::Know(Known::Same(..) | Known::Member(..)) | StepKind::Expect(_) => {}
        }
    }
    for (set, members) in &entities.sets {
        sets.entry(set).or_default().extend(members.iter().map(String::as_str));
    }
    for (fact, id) in &entities.ids {
        request.fact(fact, id.as_str())?;
    }
    for (set, members) in sets {
        let members: Vec<&str> = members.into_iter().collect();
        request.fact(set, members.as_slice())?;
    }
    Ok(())
}

fn judge(
    step: &Step,
    expected: &Expectation,
    policy: &placet_runtime::Policy<'_>,
    explanation: &Explanation,
) -> Option<TestFailure> {
    let allowed = explanation.decision == Decision::Allow;
    let sets: Vec<BTreeSet<String>> =
        explanation.missing.sets.iter().map(|set| set.iter().map(|id| name(policy, *id)).collect()).collect();
    let fits = allowed == expected.allow
        && match &expected.missing {
            None => true,
            Some((wanted, complete)) => {
                let wanted: Vec<BTreeSet<String>> =
                    wanted.iter().map(|set| set.iter().map(Name::to_string).collect()).collect();
                let all = wanted.iter().all(|set| sets.contains(set));
                all && (!complete || (wanted.len() == sets.len() && !explanation.missing.more))
            }
        };
    if fits {
        return None;
    }
    let mut wanted = if expected.allow { "allow".to_owned() } else { "deny".to_owned() };
    if let Some((sets, complete)) = &expected.missing {
        let sets: Vec<Vec<String>> = sets.iter().map(|set| set.iter().map(Name::to_string).collect()).collect();
        wanted = format!("{wanted} missing {}", missing(&sets, *complete));
    }
    let got = if allowed {
        "allow".to_owned()
    } else if explanation.missing.sets.is_empty() {
        "deny, and no permission would change it".to_owned()
    } else {
        let sets: Vec<Vec<String>> =
            explanation.missing.sets.iter().map(|set| set.iter().map(|id| name(policy, *id)).collect()).collect();
        let more = if explanation.missing.more { " or more" } else { "" };
        format!("deny missing {}{more}", missing(&sets, true))
    };
    Some(TestFailure {
        at: step.at.clone(),
        range: step.range.clone(),
        expected: wanted,
        got,
        why: why(policy, explanation),
    })
}

fn missing(sets: &[Vec<String>], complete: bool) -> String {
    match sets {
        [one] if !complete => one.join(", "),
        _ => {
            let sets: Vec<String> = sets
                .iter()
                .map(|set| match set.as_slice() {
                    [one] => one.clone(),
                    several => format!("({})", several.join(", ")),
                })
                .collect();
            sets.join(" or ")
        }
    }
}

/// How many permissions are named that a decision rests on.
const NAMED: usize = 8;

fn why(policy: &placet_runtime::Policy<'_>, explanation: &Explanation) -> Vec<TestReason> {
    let mut lines = Vec::new();
    let plain = |text: String| TestReason { at: None, text };
    for id in &explanation.refused_by {
        if let Some(clause) = policy.clause(*id) {
            let at = Location { file: clause.origin.file.into(), line: clause.origin.line };
            lines.push(TestReason { at: Some(at), text: clause.text.to_owned() });
        }
    }
    let unknown: Vec<&str> = explanation.unknown_facts.iter().filter_map(|id| Some(policy.fact(*id)?.name)).collect();
    if !unknown.is_empty() {
        lines.push(plain(format!("the test does not say {}", unknown.join(", "))));
    }
    for scope in explanation.missing_scopes.iter().filter_map(|id| policy.scope(*id)) {
        let label = if scope.label == scope.name { String::new() } else { format!(" ({})", scope.label) };
        lines.push(plain(format!("the test does not say what the user holds in `{}`{label}", scope.name)));
    }
    let held: Vec<&str> =
        explanation.rests_on.permissions.iter().filter_map(|id| Some(policy.permission(*id)?.name)).collect();
    if !held.is_empty() {
        lines.push(plain(format!("it rests on {}", few(&held))));
    }
    lines
}

/// The first names of a list, and how many there are besides: a role may bring dozens.
fn few(names: &[&str]) -> String {
    let rest = names.len().saturating_sub(NAMED);
    let named: Vec<&str> = names.iter().take(NAMED).copied().collect();
    let named = named.join(", ");
    if rest == 0 { named } else { format!("{named} and {rest} more") }
}

fn name(policy: &placet_runtime::Policy<'_>, id: PermissionId) -> String {
    policy.permission(id).map(|permission| permission.name.to_owned()).unwrap_or_default()
}
