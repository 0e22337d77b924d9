//! Tests of a concrete request, as plainly as can be.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Atom, FactTest, Number};
use placet_runtime::date;

use crate::reference::{Reference, Request, Value};

/// What is held: in no scope, and in each; with all that it brings.
pub(super) type Held = BTreeMap<Option<String>, BTreeSet<String>>;

/// A permission and all that it brings.
pub(super) fn closed(reference: &Reference, permission: &str) -> BTreeSet<String> {
    let all = reference.permissions();
    let mut found = BTreeSet::new();
    let mut open: Vec<usize> = all.iter().position(|one| one.id == permission).into_iter().collect();
    while let Some(at) = open.pop() {
        if found.insert(all[at].id.clone()) {
            open.extend(&all[at].implies);
        }
    }
    found
}

/// The facts that a test reads.
pub(super) fn facts(atom: &Atom) -> Vec<&str> {
    match atom {
        Atom::Holds(_) | Atom::HoldsIn(..) => Vec::new(),
        Atom::HoldsAll(fact) => vec![fact],
        Atom::Fact(test) => match test {
            FactTest::Same(one, other)
            | FactTest::FactLess(one, other)
            | FactTest::FactEqual(one, other)
            | FactTest::Member(one, other) => vec![one, other],
            FactTest::True(fact)
            | FactTest::Is(fact, _)
            | FactTest::IsPermission(fact, _)
            | FactTest::LessThan(fact, _)
            | FactTest::AtMost(fact, _)
            | FactTest::IsText(fact, _)
            | FactTest::ContainsValue(fact, _)
            | FactTest::ContainsPermission(fact, _)
            | FactTest::ContainsText(fact, _) => vec![fact],
        },
    }
}

/// Whether it is so, all its facts being known.
pub(super) fn is_so(atom: &Atom, request: &Request, held: &Held) -> bool {
    let here = |permission: &String| held.get(&None).is_some_and(|held| held.contains(permission));
    match atom {
        Atom::Holds(permission) => here(&permission.to_string()),
        Atom::HoldsIn(permission, scope) => {
            held.get(&Some(scope.to_string())).is_some_and(|held| held.contains(&**permission))
        }
        Atom::HoldsAll(fact) => match &request.facts[&**fact] {
            Value::Permission(permission) => here(permission),
            Value::Set(permissions) => permissions.iter().all(here),
            other => panic!("{other:?} names no permissions"),
        },
        Atom::Fact(test) => test_is_so(test, request),
    }
}

fn test_is_so(test: &FactTest, request: &Request) -> bool {
    let value = |fact: &str| &request.facts[fact];
    match test {
        FactTest::True(fact) => *value(fact) == Value::Boolean(true),
        FactTest::Is(fact, name) | FactTest::IsPermission(fact, name) | FactTest::IsText(fact, name) => {
            name_of(value(fact)) == &**name
        }
        FactTest::LessThan(fact, Number(number)) => number_of(value(fact)) < *number,
        FactTest::AtMost(fact, Number(number)) => number_of(value(fact)) <= *number,
        FactTest::Same(one, other) => name_of(value(one)) == name_of(value(other)),
        FactTest::FactLess(one, other) => number_of(value(one)) < number_of(value(other)),
        #[expect(clippy::float_cmp, reason = "that is what the test says")]
        FactTest::FactEqual(one, other) => number_of(value(one)) == number_of(value(other)),
        FactTest::Member(one, set) => members(value(set)).contains(name_of(value(one))),
        FactTest::ContainsValue(set, name)
        | FactTest::ContainsPermission(set, name)
        | FactTest::ContainsText(set, name) => members(value(set)).contains(&**name),
    }
}

fn name_of(value: &Value) -> &str {
    match value {
        Value::Value(name) | Value::Text(name) | Value::Permission(name) | Value::Entity(name) => name,
        other => panic!("{other:?} has no name"),
    }
}

fn number_of(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Date(day) => f64::from(date::parse(&day.to_string()).unwrap()),
        other => panic!("{other:?} is no number"),
    }
}

fn members(value: &Value) -> &BTreeSet<String> {
    match value {
        Value::Set(members) => members,
        other => panic!("{other:?} is no set"),
    }
}
