//! Worlds: whether a rule holds in one, and which ones a request describes.
//!
//! A request leaves some *quantities* open: the value of a fact that it doesn't name, whether a set that it doesn't name
//! contains one thing, how two facts stand to one another of which it names one at most. A completion gives each of them
//! one of its outcomes. The outcomes:
//!
//! ```text
//! a boolean                         no, yes
//! a `one of` fact                   its values
//! a number                          a number from each cell that the numbers in the policy cut the line into:
//!                                   below the first, the first itself, between it and the second, …, above the last
//! a date                            each day that the policy compares it with, the day before and the day after
//! a text                            each text that the policy compares it with, or another one
//! a permission fact                 each declared permission, or another one
//! a set of values, texts or
//!   permissions, and one thing
//!   that may be in it               no, yes
//! two number or date facts          less, equal, greater
//! two entity, text or
//!   permission facts                different, the same
//! such a fact, and a set            not in it, in it
//! `user holds all of` it            no, yes
//! ```
//!
//! How two facts stand to one another is a quantity of its own: it doesn't follow from their values, nor from how they
//! stand to a third. (That is coarser than the truth, on the safe side: more completions allow less.) The exception are
//! `one of` facts, which are compared by their values.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::declarations::FactType;
use super::held::{Held, Holding};
use super::rule::{Rule, Test};
use super::{Date, Reference, Value};

/// What a request says, and what a completion says beyond it.
pub(super) struct World<'a> {
    policy: &'a Reference,
    held: &'a Held,
    known: Vec<Option<&'a Value>>,
    assumed: Vec<(Quantity<'a>, Outcome<'a>)>,
}

/// Something that a request may leave open. Facts are named by their place in the declarations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity<'a> {
    /// The value of a fact that is neither an entity nor a set.
    Value(usize),
    /// Whether a set contains a value, a text or a permission.
    Contains(usize, &'a str),
    /// How a number or date fact stands to another.
    Order(usize, usize),
    /// Whether an entity, text or permission fact is another.
    Same(usize, usize),
    /// Whether an entity, text or permission fact is in a set.
    Member(usize, usize),
    /// Whether the user holds all of a fact.
    HoldsAll(usize),
}

/// What a quantity may turn out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outcome<'a> {
    Truth(bool),
    Number(f64),
    Date(Date),
    Name(&'a str),
    /// A text or a permission that the policy doesn't speak of.
    Another,
    Order(Ordering),
}

impl<'a> World<'a> {
    pub(super) fn new(policy: &'a Reference, held: &'a Held, facts: &'a BTreeMap<String, Value>) -> World<'a> {
        let known = policy.facts().iter().map(|fact| facts.get(&fact.name)).collect();
        World { policy, held, known, assumed: Vec::new() }
    }

    /// Whether a rule holds in every completion of what is assumed so far. Where the rule's truth hangs on a quantity that
    /// is still open, each of its outcomes is assumed in turn.
    pub(super) fn holds_in_every_completion(&mut self, rule: &'a Rule) -> bool {
        let open = match self.holds(rule) {
            Ok(holds) => return holds,
            Err(open) => open,
        };
        for outcome in self.outcomes(open) {
            self.assumed.push((open, outcome));
            let holds = self.holds_in_every_completion(rule);
            self.assumed.pop();
            if !holds {
                return false;
            }
        }
        true
    }

    /// Whether a rule holds, or the first open quantity that it hangs on.
    fn holds(&self, rule: &'a Rule) -> Result<bool, Quantity<'a>> {
        match rule {
            Rule::Nothing => Ok(true),
            Rule::Forbidden => Ok(false),
            Rule::Holds(one) => Ok(self.held.contains(one)),
            Rule::HoldsAll(fact) => self.holds_all(*fact),
            Rule::Test(test) => self.test(test),
            Rule::Not(rule) => Ok(!self.holds(rule)?),
            Rule::All(rules) => self.all_hold(rules.iter()),
            Rule::Any(rules) => {
                for rule in rules {
                    if self.holds(rule)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Rule::If { condition, then, otherwise } => {
                self.holds(if self.holds(condition)? { then } else { otherwise })
            }
            Rule::Can { action, options } => {
                let options: Vec<&str> = options.iter().map(String::as_str).collect();
                self.all_hold(self.policy.action(action).unwrap().clauses(&options))
            }
        }
    }

    fn all_hold(&self, rules: impl Iterator<Item = &'a Rule>) -> Result<bool, Quantity<'a>> {
        for rule in rules {
            if !self.holds(rule)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn test(&self, test: &'a Test) -> Result<bool, Quantity<'a>> {
        match test {
            Test::True(fact) => Ok(self.value(*fact)? == Outcome::Truth(true)),
            Test::Is(fact, value) => Ok(self.value(*fact)? == Outcome::Name(value)),
            Test::Number(fact, sign, number) => {
                let Outcome::Number(value) = self.value(*fact)? else { panic!("no number") };
                Ok(sign.passes(value.partial_cmp(number).unwrap()))
            }
            Test::Date(fact, sign, date) => {
                let Outcome::Date(value) = self.value(*fact)? else { panic!("no date") };
                Ok(sign.passes(value.cmp(date)))
            }
            Test::Ordered(one, sign, other) => Ok(sign.passes(self.order(*one, *other)?)),
            Test::Same(one, other) => match (self.known[*one], self.known[*other]) {
                (Some(one), Some(other)) => Ok(one == other),
                _ if self.is_one_of(*one) => Ok(self.value(*one)? == self.value(*other)?),
                _ => self.truth(Quantity::Same(*one.min(other), *one.max(other))),
            },
            Test::Contains(set, value) => self.contains(*set, value),
            Test::Member(fact, set) => match (self.known[*fact], self.known[*set]) {
                (Some(value), Some(_)) => self.contains(*set, value.name()),
                _ if self.is_one_of(*fact) => {
                    let Outcome::Name(value) = self.value(*fact)? else { panic!("no value") };
                    self.contains(*set, value)
                }
                _ => self.truth(Quantity::Member(*fact, *set)),
            },
        }
    }

    /// The value of a fact that is neither an entity nor a set.
    fn value(&self, fact: usize) -> Result<Outcome<'a>, Quantity<'a>> {
        match self.known[fact] {
            None => self.assumed(Quantity::Value(fact)),
            Some(Value::Boolean(value)) => Ok(Outcome::Truth(*value)),
            Some(Value::Number(value)) => Ok(Outcome::Number(*value)),
            Some(Value::Date(value)) => Ok(Outcome::Date(*value)),
            Some(Value::Value(name) | Value::Text(name) | Value::Permission(name)) => Ok(Outcome::Name(name)),
            Some(Value::Entity(_) | Value::Set(_)) => panic!("a value of another type than the fact's"),
        }
    }

    fn contains(&self, set: usize, member: &'a str) -> Result<bool, Quantity<'a>> {
        match self.known[set] {
            None => self.truth(Quantity::Contains(set, member)),
            Some(Value::Set(members)) => Ok(members.contains(member)),
            Some(_) => panic!("a value of another type than the fact's"),
        }
    }

    fn order(&self, one: usize, other: usize) -> Result<Ordering, Quantity<'a>> {
        match (self.known[one], self.known[other]) {
            (Some(Value::Number(one)), Some(Value::Number(other))) => return Ok(one.partial_cmp(other).unwrap()),
            (Some(Value::Date(one)), Some(Value::Date(other))) => return Ok(one.cmp(other)),
            _ => {}
        }
        let Outcome::Order(order) = self.assumed(Quantity::Order(one.min(other), one.max(other)))? else {
            panic!("no order")
        };
        Ok(if one <= other { order } else { order.reverse() })
    }

    fn holds_all(&self, fact: usize) -> Result<bool, Quantity<'a>> {
        // A permission that the policy doesn't declare is held by nobody.
        let is_held = |name: &String| {
            let permission = self.policy.declarations.permission(name);
            permission.is_some_and(|permission| self.held.contains(&Holding { scope: None, permission }))
        };
        match self.known[fact] {
            Some(Value::Permission(name)) => Ok(is_held(name)),
            Some(Value::Set(names)) => Ok(names.iter().all(is_held)),
            Some(_) => panic!("a value of another type than the fact's"),
            None => self.truth(Quantity::HoldsAll(fact)),
        }
    }

    fn truth(&self, quantity: Quantity<'a>) -> Result<bool, Quantity<'a>> {
        Ok(self.assumed(quantity)? == Outcome::Truth(true))
    }

    fn assumed(&self, quantity: Quantity<'a>) -> Result<Outcome<'a>, Quantity<'a>> {
        let found = self.assumed.iter().find(|(assumed, _)| *assumed == quantity);
        found.map(|(_, outcome)| *outcome).ok_or(quantity)
    }

    fn is_one_of(&self, fact: usize) -> bool {
        matches!(self.policy.facts()[fact].ty, FactType::OneOf(_))
    }

    /// What a quantity may turn out to be.
    fn outcomes(&self, quantity: Quantity<'a>) -> Vec<Outcome<'a>> {
        let truths = vec![Outcome::Truth(false), Outcome::Truth(true)];
        match quantity {
            Quantity::Contains(..) | Quantity::Same(..) | Quantity::Member(..) | Quantity::HoldsAll(_) => truths,
            Quantity::Order(..) => [Ordering::Less, Ordering::Equal, Ordering::Greater].map(Outcome::Order).to_vec(),
            Quantity::Value(fact) => match &self.policy.facts()[fact].ty {
                FactType::Boolean => truths,
                FactType::OneOf(values) => values.iter().map(|value| Outcome::Name(value)).collect(),
                FactType::Permission => {
                    let declared = self.policy.permissions().iter().map(|permission| permission.id.as_str());
                    declared.map(Outcome::Name).chain([Outcome::Another]).collect()
                }
                FactType::Text => {
                    let compared = self.policy.compared.texts.get(&fact).into_iter().flatten();
                    compared.map(|text| Outcome::Name(text)).chain([Outcome::Another]).collect()
                }
                FactType::Number => self.cells(fact).into_iter().map(Outcome::Number).collect(),
                FactType::Date => self.days(fact).into_iter().map(Outcome::Date).collect(),
                FactType::Entity(_) | FactType::Set(_) => panic!("things and sets have no value of their own"),
            },
        }
    }

    /// A number from each cell of the line.
    fn cells(&self, fact: usize) -> Vec<f64> {
        let mut cells = Vec::new();
        let mut below = f64::NEG_INFINITY;
        for constant in self.policy.compared.numbers.get(&fact).into_iter().flatten() {
            cells.push(if below.is_finite() { f64::midpoint(below, constant.0) } else { below });
            cells.push(constant.0);
            below = constant.0;
        }
        cells.push(f64::INFINITY);
        cells
    }

    /// A day from each stretch between the days that matter, and these.
    fn days(&self, fact: usize) -> BTreeSet<Date> {
        let compared = self.policy.compared.dates.get(&fact).into_iter().flatten();
        let days = compared.flat_map(|day| [day.previous(), Some(*day), day.next()]).flatten();
        // Any day will do where none matters.
        days.chain(Date::of("2000-01-01")).collect()
    }
}
