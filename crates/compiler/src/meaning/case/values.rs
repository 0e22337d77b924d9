//! Values of facts that make tests so, or not so, as a world says.
//!
//! Facts of one value each are tried one after the other, each with the few values that its tests can tell apart; sets are
//! then what the tests say is in them. A choice is dropped as soon as a test of the facts chosen so far says no.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Atom, Source};
use super::statements::day;
use crate::model::{FactTest, FactType, Name, Number};
use crate::testing::{Element, Known};

/// How many choices are tried.
const TRIED: usize = 20_000;

/// The value of a fact that is no set.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Boolean(bool),
    Number(f64),
    /// A value of `one of`, a permission, a text; of an entity, which of the entities that there are.
    Name(Name),
}

type Values = BTreeMap<Name, Value>;

/// What a test block says of the facts, where it can: `closed` are the permissions that are held.
pub(super) fn fitting(source: &dyn Source, closed: &BTreeSet<Name>, tests: &[(Atom, bool)]) -> Option<Vec<Known>> {
    let search = Search { source, closed, tests };
    let facts = search.facts();
    let (sets, single): (Vec<Name>, Vec<Name>) = facts.into_iter().partition(|fact| search.is_set(fact));
    let mut tried = 0;
    let mut chosen = Values::new();
    search.choose(&single, &sets, &mut chosen, &mut tried)
}

struct Search<'a> {
    source: &'a dyn Source,
    closed: &'a BTreeSet<Name>,
    tests: &'a [(Atom, bool)],
}

impl Search<'_> {
    /// The facts of the tests, each once, in the order in which they occur.
    fn facts(&self) -> Vec<Name> {
        let mut facts: Vec<Name> = Vec::new();
        for (test, _) in self.tests {
            for fact in test.facts() {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
        }
        facts
    }

    fn is_set(&self, fact: &Name) -> bool {
        matches!(
            self.source.fact(fact),
            Some(FactType::SetOfOneOf(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission | FactType::SetOfText)
        )
    }

    fn choose(&self, left: &[Name], sets: &[Name], chosen: &mut Values, tried: &mut usize) -> Option<Vec<Known>> {
        let Some((fact, rest)) = left.split_first() else { return self.said(sets, chosen) };
        for value in self.candidates(fact) {
            *tried = tried.saturating_add(1);
            if *tried > TRIED {
                return None;
            }
            chosen.insert(fact.clone(), value);
            if self.holds_so_far(chosen)
                && let Some(found) = self.choose(rest, sets, chosen, tried)
            {
                return Some(found);
            }
        }
        chosen.remove(fact);
        None
    }

    fn holds_so_far(&self, chosen: &Values) -> bool {
        self.tests.iter().all(|(test, value)| self.truth(test, chosen).is_none_or(|truth| truth == *value))
    }

    /// Whether a test of facts that are no sets is so, where the facts are chosen.
    fn truth(&self, test: &Atom, chosen: &Values) -> Option<bool> {
        let name = |fact: &Name| match chosen.get(fact) {
            Some(Value::Name(name)) => Some(name.clone()),
            _ => None,
        };
        let number = |fact: &Name| match chosen.get(fact) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        Some(match test {
            Atom::Fact(FactTest::True(fact)) => *chosen.get(fact)? == Value::Boolean(true),
            Atom::Fact(
                FactTest::Is(fact, value) | FactTest::IsPermission(fact, value) | FactTest::IsText(fact, value),
            ) => name(fact)? == *value,
            Atom::Fact(FactTest::LessThan(fact, Number(constant))) => number(fact)? < *constant,
            Atom::Fact(FactTest::AtMost(fact, Number(constant))) => number(fact)? <= *constant,
            Atom::Fact(FactTest::Same(a, b)) => name(a)? == name(b)?,
            Atom::Fact(FactTest::FactLess(a, b)) => number(a)? < number(b)?,
            Atom::Fact(FactTest::FactEqual(a, b)) => Number(number(a)?) == Number(number(b)?),
            Atom::HoldsAll(fact) => self.closed.contains(&name(fact)?),
            _ => return None,
        })
    }

    /// The values of a fact that tests can tell apart.
    fn candidates(&self, fact: &Name) -> Vec<Value> {
        match self.source.fact(fact) {
            Some(FactType::Boolean) => vec![Value::Boolean(true), Value::Boolean(false)],
            Some(FactType::OneOf(values)) => values.iter().cloned().map(Value::Name).collect(),
            Some(FactType::Number) => self.numbers(false),
            Some(FactType::Date) => self.numbers(true),
            Some(FactType::Text) => {
                let mut texts = self.named();
                texts.extend(["something else", "something else again", "a third"].map(Name::from));
                texts.into_iter().map(Value::Name).collect()
            }
            Some(FactType::Permission) => {
                let mut permissions = self.named();
                permissions.retain(|one| self.source.place(one).is_some());
                let others = self.source.permissions().iter().filter(|one| !permissions.contains(one));
                let (held, lacked): (Vec<&Name>, Vec<&Name>) = others.partition(|one| self.closed.contains(*one));
                let more: Vec<Name> = held.into_iter().take(3).chain(lacked.into_iter().take(3)).cloned().collect();
                permissions.extend(more);
                permissions.into_iter().map(Value::Name).collect()
            }
            Some(FactType::Entity(_)) => {
                // One that is its own, or that of any other entity fact.
                let others = self.facts().into_iter().filter(|other| other != fact);
                let same = others.filter(|other| self.source.fact(other) == self.source.fact(fact));
                [fact.clone()].into_iter().chain(same).map(Value::Name).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The names that tests compare with.
    fn named(&self) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for (test, _) in self.tests {
            let Atom::Fact(
                FactTest::IsPermission(_, name)
                | FactTest::IsText(_, name)
                | FactTest::ContainsPermission(_, name)
                | FactTest::ContainsText(_, name),
            ) = test
            else {
                continue;
            };
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The constants that tests compare with, and what lies around and between them.
    fn numbers(&self, dates: bool) -> Vec<Value> {
        let mut constants: Vec<f64> = Vec::new();
        for (test, _) in self.tests {
            if let Atom::Fact(FactTest::LessThan(fact, number) | FactTest::AtMost(fact, number)) = test
                && matches!(self.source.fact(fact), Some(FactType::Date)) == dates
            {
                constants.push(number.0);
            }
        }
        constants.sort_by(f64::total_cmp);
        constants.dedup();
        if constants.is_empty() {
            constants.push(if dates { 20_454.0 } else { 1.0 });
        }
        let mut values = Vec::new();
        for (at, constant) in constants.iter().enumerate() {
            if at == 0 {
                values.extend([constant - 1.0, constant - 2.0]);
            }
            values.push(*constant);
            match constants.get(at.saturating_add(1)) {
                Some(next) if constant + 1.0 < *next => values.push(constant + 1.0),
                Some(next) if !dates => values.push(constant + (next - constant) / 2.0),
                Some(_) => {}
                None => values.extend([constant + 1.0, constant + 2.0]),
            }
        }
        let range = match dates {
            true => f64::from(placet_runtime::date::FIRST)..=f64::from(placet_runtime::date::LAST),
            false => -placet_runtime::limits::NUMBER..=placet_runtime::limits::NUMBER,
        };
        // Rather the constants themselves, and rather whole numbers: a person reads them.
        values.sort_by_key(|value| (!constants.contains(value), value.fract() != 0.0));
        values.into_iter().filter(|value| range.contains(value)).map(Value::Number).collect()
    }

    /// The lines, with the sets that go with the values chosen; nothing where no sets do.
    fn said(&self, sets: &[Name], chosen: &Values) -> Option<Vec<Known>> {
        let mut members: BTreeMap<&Name, BTreeSet<Name>> = sets.iter().map(|set| (set, BTreeSet::new())).collect();
        for (test, value) in self.tests {
            if let Some((set, member)) = Search::membership(test, chosen)
                && *value
            {
                members.get_mut(&set)?.insert(member);
            }
        }
        for (test, value) in self.tests {
            if let Atom::HoldsAll(set) = test
                && let Some(inside) = members.get_mut(set)
            {
                let all = inside.iter().all(|one| self.closed.contains(one));
                if all && !*value {
                    inside.insert(self.lacked(set, chosen)?);
                } else if all != *value {
                    return None;
                }
            }
        }
        let fits = self.tests.iter().all(|(test, value)| match Search::membership(test, chosen) {
            Some((set, member)) => members.get(&set).is_some_and(|members| members.contains(&member)) == *value,
            None => true,
        });
        fits.then(|| self.lines(&members, chosen))
    }

    /// The set and the member that a test is about.
    fn membership(test: &Atom, chosen: &Values) -> Option<(Name, Name)> {
        match test {
            Atom::Fact(
                FactTest::ContainsValue(set, member)
                | FactTest::ContainsPermission(set, member)
                | FactTest::ContainsText(set, member),
            ) => Some((set.clone(), member.clone())),
            Atom::Fact(FactTest::Member(fact, set)) => match chosen.get(fact) {
                Some(Value::Name(name)) => Some((set.clone(), name.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    /// A permission that is not held and that no test says is not in the set.
    fn lacked(&self, set: &Name, chosen: &Values) -> Option<Name> {
        let outside: BTreeSet<Name> = self
            .tests
            .iter()
            .filter_map(|(test, value)| Search::membership(test, chosen).filter(|_| !*value))
            .filter(|(of, _)| of == set)
            .map(|(_, member)| member)
            .collect();
        let mut lacked = self.source.permissions().iter();
        lacked.find(|one| !self.closed.contains(*one) && !outside.contains(*one)).cloned()
    }

    fn lines(&self, members: &BTreeMap<&Name, BTreeSet<Name>>, chosen: &Values) -> Vec<Known> {
        let mut lines = Vec::new();
        for fact in self.facts() {
            match (chosen.get(&fact), self.source.fact(&fact)) {
                (Some(Value::Boolean(value)), _) => lines.push(Known::Boolean(fact, *value)),
                (Some(Value::Number(days)), Some(FactType::Date)) => {
                    #[expect(clippy::cast_possible_truncation, reason = "it was checked to be a day of the calendar")]
                    let day = day(*days as i32);
                    lines.push(Known::Date(fact, day.into()));
                }
                (Some(Value::Number(number)), _) => lines.push(Known::Number(fact, Number(*number))),
                (Some(Value::Name(value)), Some(FactType::OneOf(_))) => lines.push(Known::Value(fact, value.clone())),
                (Some(Value::Name(value)), Some(FactType::Text)) => lines.push(Known::Text(fact, value.clone())),
                (Some(Value::Name(value)), Some(FactType::Permission)) => {
                    lines.push(Known::Permission(fact, value.clone()));
                }
                _ => {}
            }
        }
        self.entities(&mut lines);
        for (set, inside) in members {
            let element = |member: &Name| match self.source.fact(set) {
                Some(FactType::SetOfPermission) => Some(Element::Permission(member.clone())),
                Some(FactType::SetOfText) => Some(Element::Text(member.clone())),
                Some(FactType::SetOfEntity(_)) => None,
                _ => Some(Element::Value(member.clone())),
            };
            let entities = matches!(self.source.fact(set), Some(FactType::SetOfEntity(_)));
            if inside.is_empty() && !entities {
                lines.push(Known::Empty((*set).clone()));
            }
            lines.extend(inside.iter().filter_map(element).map(|one| Known::Contains((*set).clone(), one)));
        }
        lines
    }

    /// What is said of entities: which are one, and which set has which.
    fn entities(&self, lines: &mut Vec<Known>) {
        for (test, value) in self.tests {
            match test {
                Atom::Fact(FactTest::Same(a, b)) if matches!(self.source.fact(a), Some(FactType::Entity(_))) => {
                    lines.push(Known::Same(a.clone(), b.clone(), *value));
                }
                Atom::Fact(FactTest::Member(a, set)) if matches!(self.source.fact(a), Some(FactType::Entity(_))) => {
                    lines.push(Known::Member(a.clone(), set.clone(), *value));
                }
                _ => {}
            }
        }
    }
}
