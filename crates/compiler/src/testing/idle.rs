//! Denials in tests that hold whatever the rule says of permissions.

use std::ops::Range;

use placet_runtime::{ActionId, Decision, FactId, FactInput, FactType, RequestBuffer};

use super::entities::entities;
use super::run::fill;
use super::{Step, StepKind};
use crate::model::{Name, Test};

/// How many completions of the facts that a test leaves open are tried.
const COMPLETIONS: usize = 256;

/// Why a denial in a test can't fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Idle {
    /// The test gives the user nothing, and the action is one that permissions open.
    NothingHeld,
    /// With every permission it would be denied too, because the test does not say these facts.
    Unsaid(Vec<Name>),
}

/// A request that holds every permission, here and in each scope. It is made once for all tests of a set.
pub(crate) fn everything<'p>(policy: &placet_runtime::Policy<'p>) -> RequestBuffer<'p> {
    let mut all = RequestBuffer::new(policy);
    // None of these can fail: the names are the policy's own.
    for permission in policy.permissions().filter(|permission| permission.scope.is_none()) {
        let _ = all.hold(permission.name);
        for scope in policy.scopes() {
            let _ = all.hold_in(scope.name, permission.name);
        }
    }
    all
}

/// The denials of a test that can't fail, with the place of each; `everything` is [`everything`] of the policy.
pub(crate) fn idle(
    test: &Test,
    policy: &placet_runtime::Policy<'_>,
    everything: &RequestBuffer<'_>,
) -> Vec<(Range<usize>, Idle)> {
    let mut found = Vec::new();
    let mut all = everything.clone();
    if fill(&mut all, &test.steps).is_err() {
        return found;
    }
    let holds = |step: &Step| matches!(step.kind, StepKind::Hold(..) | StepKind::Role(..));
    let nothing_held = !test.steps.iter().any(holds);
    for step in &test.steps {
        let StepKind::Expect(expected) = &step.kind else { continue };
        if expected.allow || expected.missing.is_some() {
            continue;
        }
        let Some(action) = policy.find_action(&expected.action) else { continue };
        let mut request = all.clone();
        if expected.options.iter().any(|option| request.option(action, option).is_err()) {
            continue;
        }
        let Ok(why) = policy.explain(action, &request.as_request()) else { continue };
        if why.decision == Decision::Allow {
            if nothing_held {
                found.push((step.range.clone(), Idle::NothingHeld));
            }
        } else if can_be_allowed(policy, action, &request, &why.unknown_facts, test) {
            let names = why.unknown_facts.iter().filter_map(|id| Some(Name::from(policy.fact(*id)?.name)));
            found.push((step.range.clone(), Idle::Unsaid(names.collect())));
        }
    }
    found
}

/// Whether some values of the unknown facts allow. Tries likely ones: a denial that none of them turns is left alone.
fn can_be_allowed(
    policy: &placet_runtime::Policy<'_>,
    action: ActionId,
    request: &RequestBuffer<'_>,
    unknown: &[FactId],
    test: &Test,
) -> bool {
    let names: Vec<&str> = unknown.iter().filter_map(|id| Some(policy.fact(*id)?.name)).collect();
    let candidates: Vec<Vec<Value>> = unknown.iter().map(|id| values(policy, *id, test)).collect();
    let total = candidates.iter().map(Vec::len).try_fold(1usize, usize::checked_mul).unwrap_or(usize::MAX);
    (0..total.min(COMPLETIONS)).any(|number| {
        let mut number = number;
        let mut tried = request.clone();
        for (name, values) in names.iter().zip(&candidates) {
            let Some(value) = number.checked_rem(values.len()).and_then(|at| values.get(at)) else { return false };
            number /= values.len();
            if value.put(name, &mut tried).is_err() {
                return false;
            }
        }
        matches!(policy.decide(action, &tried.as_request()), Ok(Decision::Allow))
    })
}

/// A value to try.
enum Value {
    Boolean(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

impl Value {
    fn put(&self, name: &str, request: &mut RequestBuffer<'_>) -> Result<(), placet_runtime::InputError> {
        match self {
            Value::Boolean(value) => request.fact(name, *value),
            Value::Number(value) => request.fact(name, *value),
            Value::Text(value) => request.fact(name, value.as_str()),
            Value::List(values) => {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                request.fact(name, FactInput::from(values.as_slice()))
            }
        }
    }
}

/// Likely values of a fact.
fn values(policy: &placet_runtime::Policy<'_>, fact: FactId, test: &Test) -> Vec<Value> {
    let Some(fact) = policy.fact(fact) else { return Vec::new() };
    let texts = |texts: Vec<String>| texts.into_iter().map(Value::Text).collect();
    let all_or_none = |all: Vec<String>| vec![Value::List(all), Value::List(Vec::new())];
    let things = || {
        let mut ids: Vec<String> = entities(&test.steps).ids.into_values().collect();
        ids.push("another".to_owned());
        ids.dedup();
        ids
    };
    let permissions = || policy.permissions().filter(|one| one.scope.is_none()).map(|one| one.name.to_owned());
    match fact.kind {
        FactType::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
        FactType::Number => [0.0, 1.0, 1e6, -1e6].map(Value::Number).into_iter().collect(),
        FactType::OneOf(values) => texts(values.map(str::to_owned).collect()),
        FactType::Entity(_) => texts(things()),
        FactType::Permission => texts(permissions().take(4).collect()),
        FactType::SetOfOneOf(values) => all_or_none(values.map(str::to_owned).collect()),
        FactType::SetOfEntity(_) => all_or_none(things()),
        FactType::SetOfPermission => all_or_none(permissions().collect()),
        FactType::Text => texts(vec!["a".to_owned()]),
        FactType::Date => texts(["0001-01-01", "2026-06-15", "9999-12-31"].map(str::to_owned).to_vec()),
        FactType::SetOfText => all_or_none(vec!["a".to_owned()]),
    }
}
