//! Splitting a clause by one fact: what is left of it for each value.

use std::collections::BTreeSet;

use placet_compiler::{Expr, FactTest, FactType, Name, Policy};

use crate::certain::{Certain, by_truth};

/// Tests that bear on one another, or a single one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// The values of a `one of` fact.
    Value(Name),
    /// The steps of a number or day.
    Number(Name),
    /// One permission, or one text, out of all.
    Other(Name),
    /// Two numbers or days.
    Numbers(Name, Name),
    /// One test that nothing else bears on.
    Alone(FactTest),
}

/// The groups that an expression reads, in the order of their first test.
pub(crate) fn groups_of(expr: &Expr) -> Vec<Group> {
    let mut tests = Vec::new();
    collect(expr, &mut tests);
    let mut groups = Vec::new();
    for test in tests {
        let group = group_of(&test);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// A group that two of the lists have.
pub(crate) fn shared(lists: &[Vec<Group>]) -> Option<Group> {
    let mut seen = BTreeSet::new();
    lists.iter().find_map(|list| {
        let again = list.iter().find(|group| seen.contains(*group)).cloned();
        seen.extend(list.iter().cloned());
        again
    })
}

fn group_of(test: &FactTest) -> Group {
    match test {
        FactTest::Is(fact, _) => Group::Value(fact.clone()),
        FactTest::LessThan(fact, _) | FactTest::AtMost(fact, _) => Group::Number(fact.clone()),
        FactTest::IsPermission(fact, _) | FactTest::IsText(fact, _) => Group::Other(fact.clone()),
        FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) => Group::Numbers(a.min(b).clone(), a.max(b).clone()),
        other => Group::Alone(other.clone()),
    }
}

fn collect(expr: &Expr, into: &mut Vec<FactTest>) {
    match expr {
        Expr::Fact(test) => into.push(test.clone()),
        Expr::Not(inner) => collect(inner, into),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| collect(part, into)),
        Expr::When { condition, then, otherwise } => {
            for part in [condition, then, otherwise] {
                collect(part, into);
            }
        }
        _ => {}
    }
}

/// What is left of an expression where each test comes out as told, or stays where nothing is told of it.
fn given(expr: &Expr, outcome: &dyn Fn(&FactTest) -> Option<bool>) -> Expr {
    let each = |parts: &[Expr]| parts.iter().map(|part| given(part, outcome)).collect::<Vec<_>>();
    match expr {
        Expr::Fact(test) => match outcome(test) {
            Some(true) => Expr::True,
            Some(false) => Expr::False,
            None => expr.clone(),
        },
        Expr::Not(inner) => given(inner, outcome).not(),
        Expr::All(parts) => Expr::all(each(parts)),
        Expr::Any(parts) => Expr::any(each(parts)),
        Expr::When { condition, then, otherwise } => {
            Expr::when(given(condition, outcome), given(then, outcome), given(otherwise, outcome))
        }
        other => other.clone(),
    }
}

pub(crate) struct Splitter<'p> {
    pub(crate) policy: &'p Policy,
}

/// What becomes of what is left for one value.
type Write<'w> = dyn FnMut(&Expr) -> Result<Certain, String> + 'w;

impl Splitter<'_> {
    pub(crate) fn split(&self, group: &Group, expr: &Expr, write: &mut Write<'_>) -> Result<Certain, String> {
        if let Group::Value(fact) = group {
            return self.by_value(fact, expr, write);
        }
        let mut tests = Vec::new();
        collect(expr, &mut tests);
        tests.retain(|test| group_of(test) == *group);
        let Some(test) = tests.first().cloned() else { return Err("nothing to split by".to_owned()) };
        if tests.iter().any(|other| *other != test) {
            return Err(format!("two tests that bear on one another: {tests:?}"));
        }
        let mut side = |outcome| write(&given(expr, &|other| (*other == test).then_some(outcome)));
        let (yes, no) = (side(true)?, side(false)?);
        Ok(by_truth(test.clone(), yes, no))
    }

    fn by_value(&self, fact: &Name, expr: &Expr, write: &mut Write<'_>) -> Result<Certain, String> {
        let declared = self.policy.facts.iter().find(|one| one.name == *fact).map(|one| &one.ty);
        let Some(FactType::OneOf(values)) = declared else { return Err(format!("`{fact}` is no `one of`")) };
        let mut arms: Vec<(Vec<Name>, Certain)> = Vec::new();
        for value in values {
            let is = |test: &FactTest| match test {
                FactTest::Is(of, other) if of == fact => Some(other == value),
                _ => None,
            };
            let left = write(&given(expr, &is))?;
            match arms.iter_mut().find(|(_, arm)| *arm == left) {
                Some((values, _)) => values.push(value.clone()),
                None => arms.push((vec![value.clone()], left)),
            }
        }
        if let [(_, only)] = arms.as_slice() {
            return Ok(only.clone());
        }
        Ok(Certain::ByValue { fact: fact.clone(), arms })
    }
}
