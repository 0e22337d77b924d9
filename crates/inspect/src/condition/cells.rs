use std::collections::BTreeSet;

use placet_compiler::{Answers, Atom, FactTest, FactType, Name, Number, Source};
use placet_logic::{Function, Literal, Variable};

/// A fact, or two that are compared, with the values that are told apart.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    pub(super) kind: Kind,
    /// What each cell makes of the tests.
    pub(super) cells: Vec<Vec<Literal>>,
}

/// What a dimension is, for its words.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A fact that has one of some values.
    Values {
        fact: Name,
        /// The value of each cell, as it is written.
        values: Vec<String>,
        /// The values of the last cell, where it is all the rest of an enumeration; nothing where they can't be listed, or
        /// where there is no such cell.
        rest: Vec<String>,
    },
    /// A number or a day: the bounds between the cells, and whether a bound itself is below it.
    Line { fact: Name, is_date: bool, bounds: Vec<(Number, bool)> },
    /// Two facts in order, with the orders that each cell stands for.
    Pair { left: Name, right: Name, orders: Vec<Vec<Order>> },
    /// A test for itself: first where it is so, second where not.
    Test(Atom, bool),
}

impl Cells {
    /// The one value that a cell of a line has, where it has just one.
    pub(super) fn point(&self, cell: usize) -> Option<Number> {
        let Kind::Line { is_date, bounds, .. } = &self.kind else { return None };
        let (low, high) = (bounds.get(cell.checked_sub(1)?)?, bounds.get(cell)?);
        // From a day on and before the next, or from a number on and up to it.
        let one = match is_date {
            true => low.0.0 + 1.0 >= high.0.0 && !low.1 && !high.1,
            false => low.0 == high.0 && !low.1 && high.1,
        };
        one.then_some(low.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    Equal,
    Greater,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Values(Name),
    Line(Name),
    Pair(Name, Name),
    Test,
}

/// The dimensions of a function, in the order in which their first tests are tested.
pub(super) fn dimensions(answers: &Answers, source: &dyn Source, function: &Function) -> Vec<Cells> {
    let mut grouped: Vec<(Key, Vec<(Variable, &Atom)>)> = Vec::new();
    for variable in answers.space.support(function) {
        let Some(atom) = answers.atom(variable) else { continue };
        let key = key(atom);
        match grouped.iter_mut().find(|(other, _)| *other == key && key != Key::Test) {
            Some((_, members)) => members.push((variable, atom)),
            None => grouped.push((key, vec![(variable, atom)])),
        }
    }
    grouped.into_iter().map(|(key, members)| cells(source, key, &members)).collect()
}

fn key(atom: &Atom) -> Key {
    let Atom::Fact(test) = atom else { return Key::Test };
    match test {
        FactTest::Is(fact, _) | FactTest::IsPermission(fact, _) | FactTest::IsText(fact, _) => {
            Key::Values(fact.clone())
        }
        FactTest::LessThan(fact, _) | FactTest::AtMost(fact, _) => Key::Line(fact.clone()),
        FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) => {
            let (a, b) = if a <= b { (a, b) } else { (b, a) };
            Key::Pair(a.clone(), b.clone())
        }
        _ => Key::Test,
    }
}

fn cells(source: &dyn Source, key: Key, members: &[(Variable, &Atom)]) -> Cells {
    match key {
        Key::Values(fact) => values(source, fact, members),
        Key::Line(fact) => line(source, fact, members),
        Key::Pair(left, right) => pair(left, right, members),
        Key::Test => {
            let (variable, atom) = match members {
                [(variable, atom), ..] => (Some(*variable), (*atom).clone()),
                [] => (None, Atom::HoldsAll(Name::default())),
            };
            let cell = |value| variable.into_iter().map(|one| (one, value)).collect();
            let is_date = is_date(source, &atom);
            Cells { kind: Kind::Test(atom, is_date), cells: vec![cell(true), cell(false)] }
        }
    }
}

fn values(source: &dyn Source, fact: Name, members: &[(Variable, &Atom)]) -> Cells {
    let listed: Option<&[Name]> = match source.fact(&fact) {
        Some(FactType::OneOf(values)) => Some(values),
        _ => None,
    };
    let mut members = members.to_vec();
    if let Some(listed) = listed {
        members.sort_by_key(|(_, atom)| listed.iter().position(|value| value_of(atom) == Some(value)));
    }
    let only = |one: Option<Variable>| -> Vec<Literal> {
        // That it is one value says of every other that it is not; said all the same, so that each cell decides each test.
        members.iter().map(|(variable, _)| (*variable, Some(*variable) == one)).collect()
    };
    let mut cells: Vec<Vec<Literal>> = members.iter().map(|(variable, _)| only(Some(*variable))).collect();
    let values: Vec<String> = members.iter().map(|(_, atom)| shown(atom)).collect();
    let tested: BTreeSet<&Name> = members.iter().filter_map(|(_, atom)| value_of(atom)).collect();
    let rest: Vec<String> =
        listed.into_iter().flatten().filter(|one| !tested.contains(one)).map(Name::to_string).collect();
    if listed.is_none() || !rest.is_empty() {
        cells.push(only(None));
    }
    Cells { kind: Kind::Values { fact, values, rest }, cells }
}

fn value_of(atom: &Atom) -> Option<&Name> {
    match atom {
        Atom::Fact(FactTest::Is(_, value) | FactTest::IsPermission(_, value) | FactTest::IsText(_, value)) => {
            Some(value)
        }
        _ => None,
    }
}

/// A value as a policy writes it.
fn shown(atom: &Atom) -> String {
    let value = value_of(atom).map(Name::as_str).unwrap_or_default();
    match atom {
        Atom::Fact(FactTest::IsText(..)) => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => value.to_owned(),
    }
}

fn line(source: &dyn Source, fact: Name, members: &[(Variable, &Atom)]) -> Cells {
    let mut steps: Vec<((Number, bool), Variable)> = Vec::new();
    for (variable, atom) in members {
        match atom {
            Atom::Fact(FactTest::LessThan(_, number)) => steps.push(((*number, false), *variable)),
            Atom::Fact(FactTest::AtMost(_, number)) => steps.push(((*number, true), *variable)),
            _ => {}
        }
    }
    steps.sort();
    let mut cells = Vec::new();
    for cell in 0..=steps.len() {
        // Of a value in the first cell all steps are so, of one in the last none.
        cells.push(steps.iter().enumerate().map(|(at, (_, variable))| (*variable, at >= cell)).collect());
    }
    let is_date = matches!(source.fact(&fact), Some(FactType::Date));
    let bounds = steps.into_iter().map(|(bound, _)| bound).collect();
    Cells { kind: Kind::Line { fact, is_date, bounds }, cells }
}

fn pair(left: Name, right: Name, members: &[(Variable, &Atom)]) -> Cells {
    let mut cells: Vec<Vec<Literal>> = Vec::new();
    let mut orders: Vec<Vec<Order>> = Vec::new();
    for order in [Order::Less, Order::Equal, Order::Greater] {
        let mut cell = Vec::new();
        for (variable, atom) in members {
            let so = match atom {
                Atom::Fact(FactTest::FactEqual(..)) => order == Order::Equal,
                Atom::Fact(FactTest::FactLess(first, _)) if *first == left => order == Order::Less,
                _ => order == Order::Greater,
            };
            cell.push((*variable, so));
        }
        // Orders that no test tells apart are one cell.
        match cells.iter().zip(&mut orders).find(|(other, _)| **other == cell) {
            Some((_, same)) => same.push(order),
            None => {
                cells.push(cell);
                orders.push(vec![order]);
            }
        }
    }
    Cells { kind: Kind::Pair { left, right, orders }, cells }
}

fn is_date(source: &dyn Source, atom: &Atom) -> bool {
    match atom {
        Atom::Fact(FactTest::LessThan(fact, _) | FactTest::AtMost(fact, _)) => {
            matches!(source.fact(fact), Some(FactType::Date))
        }
        _ => false,
    }
}
