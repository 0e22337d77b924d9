//! What a test says, as plain values.

use std::collections::{BTreeMap, BTreeSet};

use placet_runtime::date;

use super::entities::entities;
use super::{Element, Known, Step, StepKind};
use crate::model::{Location, Name, Number, Test};

/// What a test says of the request. What it does not say is unknown, or not held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestRequest {
    /// The permissions that are named, not closed: here under `None`, and in each scope that the request sends.
    pub held: BTreeMap<Option<Name>, BTreeSet<Name>>,
    /// The roles, in the same way.
    pub roles: BTreeMap<Option<Name>, BTreeSet<Name>>,
    /// The facts that are known.
    pub facts: BTreeMap<Name, FactValue>,
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactValue {
    /// Of a boolean.
    Boolean(bool),
    /// Of a number, or a day as days since 1970-01-01.
    Number(Number),
    /// A value of a `one of`, a permission, a text, or an id: entities that a test says are one have one id.
    Name(Name),
    /// All that a set has.
    Set(BTreeSet<Name>),
}

/// `allow …` or `deny …` of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestExpectation {
    /// Where it is written.
    pub at: Location,
    /// Whether it is `allow`.
    pub allow: bool,
    /// The action.
    pub action: Name,
    /// The options that are asked for.
    pub options: Vec<Name>,
    /// What is said to be `missing`; one in a scope is called `p in scope`.
    pub missing: Option<Vec<Vec<Name>>>,
    /// Whether these are said to be all the sets there are.
    pub complete: bool,
}

impl Test {
    /// What the test says of the request.
    pub fn request(&self) -> TestRequest {
        TestRequest::of(&self.steps)
    }

    /// What the test expects, in order.
    pub fn expectations(&self) -> Vec<TestExpectation> {
        let expected = self.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Expect(expected) => Some(TestExpectation {
                at: step.at.clone(),
                allow: expected.allow,
                action: expected.action.clone(),
                options: expected.options.clone(),
                missing: expected.missing.as_ref().map(|(sets, _)| sets.clone()),
                complete: expected.missing.as_ref().is_some_and(|(_, complete)| *complete),
            }),
            _ => None,
        });
        expected.collect()
    }
}

impl TestRequest {
    pub(crate) fn of(steps: &[Step]) -> TestRequest {
        let mut request = TestRequest::default();
        let mut sets: BTreeMap<Name, BTreeSet<Name>> = BTreeMap::new();
        for step in steps {
            match &step.kind {
                StepKind::Hold(permission, scope) => {
                    request.held.entry(scope.clone()).or_default().insert(permission.clone());
                }
                StepKind::Role(role, scope) => {
                    request.held.entry(scope.clone()).or_default();
                    request.roles.entry(scope.clone()).or_default().insert(role.clone());
                }
                StepKind::Scope(scope) => {
                    request.held.entry(Some(scope.clone())).or_default();
                }
                StepKind::Know(known) => request.know(known, &mut sets),
                StepKind::Expect(_) => {}
            }
        }
        let entities = entities(steps);
        for (fact, id) in entities.ids {
            request.facts.insert(fact, FactValue::Name(id.into()));
        }
        for (set, members) in entities.sets {
            sets.entry(set).or_default().extend(members.into_iter().map(Name::from));
        }
        request.facts.extend(sets.into_iter().map(|(set, members)| (set, FactValue::Set(members))));
        request
    }

    fn know(&mut self, known: &Known, sets: &mut BTreeMap<Name, BTreeSet<Name>>) {
        let (fact, value) = match known {
            Known::Boolean(fact, value) => (fact, FactValue::Boolean(*value)),
            Known::Number(fact, number) => (fact, FactValue::Number(*number)),
            Known::Value(fact, value) | Known::Permission(fact, value) | Known::Text(fact, value) => {
                (fact, FactValue::Name(value.clone()))
            }
            Known::Date(fact, day) => match date::parse(day) {
                Some(days) => (fact, FactValue::Number(Number(days.into()))),
                None => return,
            },
            Known::Contains(set, Element::Value(one) | Element::Permission(one) | Element::Text(one)) => {
                sets.entry(set.clone()).or_default().insert(one.clone());
                return;
            }
            Known::Empty(set) => {
                sets.entry(set.clone()).or_default();
                return;
            }
            // They are in the classes of entities.
            Known::Same(..) | Known::Member(..) => return,
        };
        self.facts.insert(fact.clone(), value);
    }
}
