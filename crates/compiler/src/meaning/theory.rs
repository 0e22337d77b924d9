//! What is known of the tests of a question: the table at the top of [`meaning`](super).

use std::collections::BTreeMap;

use placet_logic::Variable;

use super::{Atom, Detail, Question};
use crate::model::{FactTest, FactType, Name, Number};

/// The tests of one fact, of which not all answers can be at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Group {
    /// Values of a `one of` fact.
    Value(Name),
    /// Permissions that a permission fact may be.
    Permission(Name),
    /// Texts that a text fact may be.
    Text(Name),
    /// Steps of a number or a day.
    Line(Name),
    /// Two numbers or two days, compared.
    Pair(Name, Name),
}

/// Tells the problem what is known of the question's tests.
pub(super) fn add(question: &mut Question<'_>) {
    let mut groups: BTreeMap<Group, Vec<(Atom, Variable)>> = BTreeMap::new();
    for (atom, variable) in &question.variables {
        if let Some(group) = group(atom) {
            groups.entry(group).or_default().push((atom.clone(), *variable));
        }
    }
    for (group, mut members) in groups {
        if matches!(group, Group::Line(_)) {
            members.sort_by_key(|(atom, _)| step(atom));
        }
        let variables: Vec<Variable> = members.iter().map(|(_, variable)| *variable).collect();
        let complete = match &group {
            Group::Value(fact) => {
                matches!(question.source().fact(fact), Some(FactType::OneOf(values)) if values.len() == variables.len())
            }
            Group::Pair(..) => variables.len() == 3,
            Group::Permission(_) | Group::Text(_) | Group::Line(_) => false,
        };
        match group {
            Group::Line(_) => question.problem.ascending(&variables),
            _ if complete => question.problem.exactly_one(&variables),
            _ => question.problem.at_most_one(&variables),
        }
    }
    if question.detail == Detail::Exact {
        held_sets(question);
    }
    implications(question);
}

/// The group of a test; nothing of one that goes with any answer of all others.
pub(crate) fn group(atom: &Atom) -> Option<Group> {
    let Atom::Fact(test) = atom else { return None };
    Some(match test {
        FactTest::Is(fact, _) => Group::Value(fact.clone()),
        FactTest::IsPermission(fact, _) => Group::Permission(fact.clone()),
        FactTest::IsText(fact, _) => Group::Text(fact.clone()),
        FactTest::LessThan(fact, _) | FactTest::AtMost(fact, _) => Group::Line(fact.clone()),
        FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) if a <= b => Group::Pair(a.clone(), b.clone()),
        FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) => Group::Pair(b.clone(), a.clone()),
        _ => return None,
    })
}

/// `n < 1`, `n <= 1`, `n < 5`, … in the order in which each implies the next.
pub(crate) fn step(atom: &Atom) -> Option<(Number, bool)> {
    match atom {
        Atom::Fact(FactTest::LessThan(_, number)) => Some((*number, false)),
        Atom::Fact(FactTest::AtMost(_, number)) => Some((*number, true)),
        _ => None,
    }
}

/// Who holds a permission holds what it brings, here and in each scope.
fn implications(question: &mut Question<'_>) {
    let mut brought: BTreeMap<&Name, Vec<Name>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (atom, variable) in &question.variables {
        let (Atom::Holds(permission) | Atom::HoldsIn(permission, _)) = atom else { continue };
        let source = question.source();
        let brought = brought.entry(permission).or_insert_with(|| source.brought(permission).into_iter().collect());
        for other in brought.iter() {
            let other = match atom {
                Atom::HoldsIn(_, scope) => Atom::HoldsIn(other.clone(), scope.clone()),
                _ => Atom::Holds(other.clone()),
            };
            if let Some(other) = question.variables.get(&other) {
                pairs.push((*variable, *other));
            }
        }
    }
    for (variable, other) in pairs {
        question.problem.implies(variable, other);
    }
}

/// Who holds all of a set holds what it is said to contain.
fn held_sets(question: &mut Question<'_>) {
    let mut contained = Vec::new();
    for atom in question.variables.keys() {
        let (set, permission) = match atom {
            Atom::Fact(FactTest::ContainsPermission(set, permission)) => (set, permission),
            Atom::Fact(FactTest::IsPermission(fact, permission)) => (fact, permission),
            _ => continue,
        };
        if question.variables.contains_key(&Atom::HoldsAll(set.clone())) {
            contained.push((atom.clone(), Atom::HoldsAll(set.clone()), permission.clone()));
        }
    }
    for (contains, all, permission) in contained {
        let (names, all_held) = (question.variable(contains.clone()), question.variable(all));
        let held = question.variable(Atom::Holds(permission));
        question.problem.beside(names, held);
        question.problem.never(&[(all_held, true), (names, true), (held, false)]);
        // A single permission is all there is to hold.
        if matches!(contains, Atom::Fact(FactTest::IsPermission(..))) {
            question.problem.never(&[(all_held, false), (names, true), (held, true)]);
        }
    }
}
