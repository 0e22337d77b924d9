//! Tests of facts on plain values.

use placet_by_hand::Value;
use placet_compiler::{FactTest, FactType, Name};

use crate::set::Set;

/// What comes out of a test; nothing where a fact is not known.
pub fn outcome(set: &Set, test: &FactTest, facts: &[Value]) -> Option<bool> {
    let at = |name: &Name| set.facts.get(name).copied();
    let value = |name: &Name| at(name).and_then(|at| facts.get(at)).unwrap_or(&Value::Unknown);
    match test {
        FactTest::True(fact) => match value(fact) {
            Value::Boolean(value) => Some(*value),
            _ => None,
        },
        FactTest::Is(fact, wanted) => match (value(fact), set.policy.facts.get(at(fact)?).map(|one| &one.ty)) {
            (Value::OneOf(at), Some(FactType::OneOf(values))) => Some(values.get(*at as usize) == Some(wanted)),
            _ => None,
        },
        FactTest::LessThan(fact, bound) => match value(fact) {
            Value::Number(number) => Some(*number < bound.0),
            _ => None,
        },
        FactTest::AtMost(fact, bound) => match value(fact) {
            Value::Number(number) => Some(*number <= bound.0),
            _ => None,
        },
        FactTest::Same(one, other) => match (value(one), value(other)) {
            (Value::Entity(one), Value::Entity(other)) => Some(one == other),
            _ => None,
        },
        FactTest::Member(one, all) => match (value(one), value(all)) {
            (Value::Entity(one), Value::Entities(all)) => Some(all.contains(one)),
            _ => None,
        },
        FactTest::ContainsPermission(all, permission) => match value(all) {
            Value::Permissions(words) => {
                let at = *set.permissions.get(permission)?;
                Some(words.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether the permissions of a set are known, and all held.
pub fn holds_all(held: &[u64], value: Option<&Value>) -> bool {
    let Some(Value::Permissions(wanted)) = value else { return false };
    wanted.iter().zip(held).all(|(wanted, held)| wanted & !held == 0)
}
