//! Every possible world of a question, as concrete requests.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Answers, Atom, FactTest, Number};
use placet_logic::{Function, Space, Variable};
use placet_runtime::{date, limits};

use super::Asked;
use super::tests_of_facts::{Held, closed, facts, is_so};
use crate::generate::command_line;
use crate::reference::{Date, FactType, Granted, Reference, Request, Value};

/// Requests of one question; a question with more is passed over.
const REQUESTS: usize = 131_072;

/// Members of one set that are tried in all combinations.
const MEMBERS: usize = 6;

/// The worlds of a question: bit `i` is the `i`-th of the space's variables.
pub(super) struct Worlds {
    /// Where each variable is.
    places: BTreeMap<Variable, usize>,
    /// Each world that is a request, with the answer to each action, and the first request that it is.
    pub(super) all: BTreeMap<u32, (Vec<bool>, Request)>,
    /// How often the reference was asked.
    pub(super) requests: usize,
}

impl Worlds {
    /// All of them; nothing where there are too many.
    pub(super) fn of(reference: &Reference, answers: &Answers, asked: &[Asked]) -> Option<Worlds> {
        let variables = answers.space.variables();
        let atoms: Vec<&Atom> = variables.iter().map(|one| answers.atom(*one).unwrap()).collect();
        let known = known(reference, &atoms)?;
        let held = held(reference, &atoms)?;
        let combinations = known.iter().try_fold(held.len(), |all, (_, values)| all.checked_mul(values.len()))?;
        if combinations * asked.len() > REQUESTS {
            return None;
        }
        let mut worlds = Worlds {
            places: variables.iter().copied().zip(0..).collect(),
            all: BTreeMap::new(),
            requests: combinations * asked.len(),
        };
        let mut turn = vec![0; known.len()];
        loop {
            let facts = known.iter().zip(&turn).map(|((name, values), at)| (name.clone(), values[*at].clone()));
            let mut request = Request { facts: facts.collect(), ..Request::default() };
            for (granted, all) in &held {
                request.permissions = granted.get(&None).cloned().unwrap_or_default();
                request.scopes = scopes(granted);
                let so = atoms.iter().enumerate().filter(|(_, atom)| is_so(atom, &request, all));
                let world = so.map(|(at, _)| 1_u32 << at).sum();
                let decided: Vec<bool> = asked.iter().map(|one| decide(reference, one, &mut request)).collect();
                worlds.all.entry(world).or_insert_with(|| (decided, request.clone()));
            }
            // The next combination of values.
            let Some(at) = (0..known.len()).find(|at| turn[*at] + 1 < known[*at].1.len()) else { return Some(worlds) };
            turn[at] += 1;
            turn[..at].fill(0);
        }
    }

    /// The value of a function in a world.
    pub(super) fn is_so(&self, space: &Space, function: &Function, world: u32) -> bool {
        space.is_so(function, &|variable| self.bit(world, variable))
    }

    /// The value of a variable in a world.
    pub(super) fn bit(&self, world: u32, variable: Variable) -> bool {
        world >> self.places[&variable] & 1 == 1
    }

    /// These variables in a world, and no others.
    pub(super) fn part(&self, world: u32, of: &[Variable]) -> u32 {
        of.iter().map(|variable| world & 1 << self.places[variable]).sum()
    }

    /// Whether each function is the reference's answer in every world.
    pub(super) fn agree(&self, answers: &Answers, functions: &[Function]) -> Result<(), String> {
        for (world, (decided, request)) in &self.all {
            for (at, function) in functions.iter().enumerate() {
                if self.is_so(&answers.space, function, *world) != decided[at] {
                    let line = command_line(".", &format!("ACTION {at}"), request);
                    return Err(format!("reference: {}, function: {}\n{line}", decided[at], !decided[at]));
                }
            }
        }
        Ok(())
    }
}

/// What the reference says.
pub(super) fn decide(reference: &Reference, asked: &Asked, request: &mut Request) -> bool {
    request.options = asked.request().options;
    reference.decide(&asked.action, request).unwrap()
}

fn scopes(granted: &Held) -> BTreeMap<String, Granted> {
    let scoped = granted.iter().filter_map(|(scope, permissions)| Some((scope.clone()?, permissions.clone())));
    scoped.map(|(scope, permissions)| (scope, Granted { permissions, ..Granted::default() })).collect()
}

/// Each set of permissions that the tests can tell apart: what is given, and all that is held then.
fn held(reference: &Reference, atoms: &[&Atom]) -> Option<Vec<(Held, Held)>> {
    let mut mentioned: BTreeMap<Option<String>, BTreeSet<String>> = BTreeMap::new();
    for atom in atoms {
        match atom {
            Atom::Holds(permission) => mentioned.entry(None).or_default().insert(permission.to_string()),
            Atom::HoldsIn(permission, scope) => {
                mentioned.entry(Some(scope.to_string())).or_default().insert(permission.to_string())
            }
            _ => false,
        };
    }
    let mut all = vec![(Held::new(), Held::new())];
    for (scope, permissions) in mentioned {
        let permissions: Vec<(String, BTreeSet<String>)> =
            permissions.into_iter().map(|one| (one.clone(), closed(reference, &one))).collect();
        let mut here: BTreeMap<BTreeSet<String>, BTreeSet<String>> = BTreeMap::new();
        for set in 0..1_u32 << permissions.len() {
            let given = permissions.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, one)| one);
            let held: BTreeSet<String> = given.clone().flat_map(|(_, brings)| brings.clone()).collect();
            here.entry(held).or_insert_with(|| given.map(|(name, _)| name.clone()).collect());
        }
        let with = |(given, held): &(Held, Held)| {
            let with = |(closed, names): (&BTreeSet<String>, &BTreeSet<String>)| {
                let (mut given, mut held) = (given.clone(), held.clone());
                given.insert(scope.clone(), names.clone());
                held.insert(scope.clone(), closed.clone());
                (given, held)
            };
            here.iter().map(with).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
        if all.len() > REQUESTS {
            return None;
        }
    }
    Some(all)
}

/// The values of each fact that the tests can tell apart. Facts without a test stay unknown.
fn known(reference: &Reference, atoms: &[&Atom]) -> Option<Vec<(String, Vec<Value>)>> {
    let read: BTreeSet<&str> = atoms.iter().flat_map(|atom| facts(atom)).collect();
    let compared: BTreeSet<&str> =
        atoms.iter().map(|atom| facts(atom)).filter(|facts| facts.len() > 1).flatten().collect();
    let mut known = Vec::new();
    for fact in reference.facts() {
        if !read.contains(fact.name.as_str()) {
            // A test of a number that says the same of every number is none; the reference takes it as unknown.
            if fact.ty == FactType::Number {
                known.push((fact.name.clone(), vec![Value::Number(limits::NUMBER)]));
            }
            continue;
        }
        // What is compared with one another takes values from what any of them is compared with.
        let is_compared = compared.contains(fact.name.as_str());
        let others = if is_compared { compared.len() } else { 1 };
        let here = |atom: &&&Atom| {
            let facts = facts(atom);
            facts.contains(&fact.name.as_str()) || is_compared && facts.iter().any(|one| compared.contains(one))
        };
        let (mut numbers, mut names) = (BTreeSet::new(), BTreeSet::new());
        for atom in atoms.iter().filter(here) {
            let Atom::Fact(test) = atom else { continue };
            match test {
                FactTest::LessThan(_, number) | FactTest::AtMost(_, number) => _ = numbers.insert(*number),
                FactTest::IsText(_, name)
                | FactTest::IsPermission(_, name)
                | FactTest::ContainsValue(_, name)
                | FactTest::ContainsPermission(_, name)
                | FactTest::ContainsText(_, name) => _ = names.insert(name.to_string()),
                _ => {}
            }
        }
        let values = values(&fact.ty, &numbers, names, others, is_compared)?;
        known.push((fact.name.clone(), values));
    }
    Some(known)
}

fn values(
    ty: &FactType,
    numbers: &BTreeSet<Number>,
    mut names: BTreeSet<String>,
    others: usize,
    is_compared: bool,
) -> Option<Vec<Value>> {
    let strangers = |word: &str| (0..others).map(|at| format!("{word}{at}")).collect::<Vec<_>>();
    Some(match ty {
        FactType::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        FactType::OneOf(values) => values.iter().cloned().map(Value::Value).collect(),
        FactType::Number => {
            let within = |number: &f64| number.abs() <= limits::NUMBER;
            line(numbers, others, false).into_iter().filter(within).map(Value::Number).collect()
        }
        FactType::Date => {
            let within = |day: &f64| (f64::from(date::FIRST)..=f64::from(date::LAST)).contains(day);
            #[expect(clippy::cast_possible_truncation, reason = "days are whole and few")]
            let day = |day: f64| Value::Date(Date::of(&date::show(day as i32).to_string()).unwrap());
            line(numbers, others, true).into_iter().filter(within).map(day).collect()
        }
        FactType::Text => names.into_iter().chain(strangers("other ")).map(Value::Text).collect(),
        FactType::Permission => names.into_iter().chain(strangers("other_")).map(Value::Permission).collect(),
        FactType::Entity(_) => strangers("id").into_iter().map(Value::Entity).collect(),
        FactType::Set(of) => {
            match **of {
                FactType::Permission => names.extend(strangers("other_")),
                FactType::Text if is_compared => names.extend(strangers("other ")),
                FactType::Entity(_) => names.extend(strangers("id")),
                _ => {}
            }
            let names: Vec<String> = names.into_iter().collect();
            if names.len() > MEMBERS {
                return None;
            }
            let set = |set: usize| names.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1);
            (0..1_usize << names.len())
                .map(|bits| Value::Set(set(bits).map(|(_, name)| name.clone()).collect()))
                .collect()
        }
    })
}

/// Each constant, and so many numbers below, between and above them.
fn line(constants: &BTreeSet<Number>, between: usize, is_whole: bool) -> Vec<f64> {
    let mut line = BTreeSet::new();
    let constants: Vec<f64> = constants.iter().map(|Number(number)| *number).collect();
    let steps: Vec<f64> = (1..=between).map(|step| f64::from(u32::try_from(step).unwrap())).collect();
    for (at, constant) in constants.iter().enumerate() {
        line.insert(Number(*constant));
        let next = constants.get(at + 1).copied().unwrap_or(f64::INFINITY);
        for step in &steps {
            let part = if is_whole { *step } else { (next - constant).min(1e6) * step / (between + 1) as f64 };
            if constant + part < next {
                line.insert(Number(constant + part));
            }
        }
    }
    let first = constants.first().copied().unwrap_or(0.0);
    line.extend(steps.iter().map(|step| Number(first - step)));
    line.into_iter().map(|Number(number)| number).collect()
}
