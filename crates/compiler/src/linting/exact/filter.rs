//! Which actions are worth a question. In the usual action each test stands once, no two are about the same, and no permission
//! brings another: it is then a read-once function of tests that don't hang on one another, in which every clause, every part
//! and every condition counts. That is seen in one pass over its tests.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use placet_runtime::date;
use placet_runtime::limits::NUMBER;

use super::source::SetSource;
use crate::hash::{Map, Set};
use crate::limits;
use crate::meaning::Source as _;
use crate::model::{Action, Clause, Expr, FactTest, FactType, Name};

/// What a test is about. Two tests of one subject may hang on one another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum About {
    Permission(Name),
    InScope(Name, Name),
    HoldsAll(Name),
    /// One fact, or a value of a set.
    Fact(Name, Option<Name>),
    /// Two facts.
    Facts(Name, Name),
}

/// The tests of an expression.
#[derive(Debug, Clone, Default)]
struct Tests {
    /// Numbers for what they are about.
    about: Vec<u32>,
    /// Something is constant, or there are too many.
    odd: bool,
}

/// What has been seen of clauses and of actions that others ask for.
pub(super) struct Filter<'s, 'db> {
    source: &'s SetSource<'db>,
    clauses: HashMap<usize, Tests, foldhash::fast::RandomState>,
    asked: BTreeMap<(Name, Vec<Name>), Tests>,
    numbers: Map<About, u32>,
    /// Permissions by number.
    permissions: Map<u32, Name>,
    seen: Set<u32>,
}

impl<'s, 'db> Filter<'s, 'db> {
    pub(super) fn new(source: &'s SetSource<'db>) -> Filter<'s, 'db> {
        Filter {
            source,
            clauses: HashMap::default(),
            asked: BTreeMap::new(),
            numbers: Map::default(),
            permissions: Map::default(),
            seen: Set::default(),
        }
    }

    /// How many tests the action has; more than the limit where a clause has.
    pub(super) fn size(&mut self, action: &Action) -> usize {
        let options = action.options.iter().map(|option| &option.clause);
        let clauses: Vec<usize> = action.clauses.iter().chain(options).map(|clause| self.clause(clause)).collect();
        clauses.iter().filter_map(|address| self.clauses.get(address)).map(|tests| tests.about.len()).sum()
    }

    /// Whether tests of the action may hang on one another.
    pub(super) fn is_worth_asking(&mut self, action: &Action) -> bool {
        let options = action.options.iter().map(|option| &option.clause);
        let clauses: Vec<usize> = action.clauses.iter().chain(options).map(|clause| self.clause(clause)).collect();
        self.seen.clear();
        let mut held: Set<&Name> = Set::default();
        for address in clauses {
            let Some(tests) = self.clauses.get(&address) else { return true };
            if tests.odd {
                return true;
            }
            for about in &tests.about {
                if !self.seen.insert(*about) {
                    return true;
                }
                held.extend(self.permissions.get(about));
            }
        }
        held.iter().any(|one| self.source.brings_one_of(one, &held))
    }

    /// The permissions that the action's clauses and options test.
    pub(super) fn permissions(&mut self, action: &Action) -> Vec<Name> {
        let options = action.options.iter().map(|option| &option.clause);
        let clauses: Vec<usize> = action.clauses.iter().chain(options).map(|clause| self.clause(clause)).collect();
        let tests = clauses.iter().filter_map(|address| self.clauses.get(address));
        tests.flat_map(|tests| &tests.about).filter_map(|about| self.permissions.get(about)).cloned().collect()
    }

    fn clause(&mut self, clause: &Arc<Clause>) -> usize {
        let address = Arc::as_ptr(clause) as usize;
        if !self.clauses.contains_key(&address) {
            let mut tests = Tests::default();
            if clause.expr != Expr::True {
                self.note(&clause.expr, &mut tests);
            }
            self.clauses.insert(address, tests);
        }
        address
    }

    fn note(&mut self, expr: &Expr, tests: &mut Tests) {
        if tests.about.len() > limits::LINTED_TESTS {
            tests.odd = true;
            return;
        }
        match expr {
            Expr::True | Expr::False | Expr::Parameter(_) => tests.odd = true,
            Expr::Holds(name) => {
                let number = self.number(About::Permission(name.clone()), tests);
                self.permissions.insert(number, name.clone());
            }
            Expr::HoldsIn(name, scope) => {
                let number = self.number(About::InScope(name.clone(), scope.clone()), tests);
                self.permissions.insert(number, name.clone());
            }
            Expr::HoldsAll(fact) => {
                self.number(About::HoldsAll(fact.clone()), tests);
            }
            Expr::Fact(test) => {
                tests.odd |= self.is_constant(test);
                self.number(about(test), tests);
            }
            Expr::Not(inner) => self.note(inner, tests),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.note(part, tests)),
            Expr::When { condition, then, otherwise } => {
                self.note(condition, tests);
                match (is_literal(then), is_literal(otherwise)) {
                    (false, true) => self.note(then, tests),
                    (true, false) => self.note(otherwise, tests),
                    _ => {
                        self.note(then, tests);
                        self.note(otherwise, tests);
                    }
                }
            }
            Expr::Can { action, options } => self.asked(action, options, tests),
        }
    }

    fn asked(&mut self, action: &Name, options: &[Name], tests: &mut Tests) {
        let key = (action.clone(), options.to_vec());
        if !self.asked.contains_key(&key) {
            let mut inner = Tests::default();
            let mut parts = Vec::new();
            self.source.requirement(action, options, &mut |expr| parts.push(expr.clone()));
            for part in parts.iter().filter(|part| **part != Expr::True) {
                self.note(part, &mut inner);
            }
            inner.odd |= parts.iter().all(|part| *part == Expr::True);
            self.asked.insert(key.clone(), inner);
        }
        if let Some(inner) = self.asked.get(&key) {
            tests.odd |= inner.odd;
            tests.about.extend(&inner.about);
        }
    }

    fn number(&mut self, about: About, tests: &mut Tests) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(about).or_insert(next);
        tests.about.push(number);
        number
    }

    /// Whether a test alone has one answer.
    fn is_constant(&self, test: &FactTest) -> bool {
        match test {
            FactTest::Is(fact, _) => {
                matches!(self.source.fact(fact), Some(FactType::OneOf(values)) if values.len() == 1)
            }
            FactTest::LessThan(fact, number) | FactTest::AtMost(fact, number) => {
                match matches!(self.source.fact(fact), Some(FactType::Date)) {
                    true => number.0 <= f64::from(date::FIRST) || number.0 >= f64::from(date::LAST),
                    false => number.0 <= -NUMBER || number.0 >= NUMBER,
                }
            }
            _ => false,
        }
    }
}

fn is_literal(expr: &Expr) -> bool {
    matches!(expr, Expr::True | Expr::False)
}

fn about(test: &FactTest) -> About {
    match test {
        FactTest::True(fact)
        | FactTest::Is(fact, _)
        | FactTest::IsPermission(fact, _)
        | FactTest::LessThan(fact, _)
        | FactTest::AtMost(fact, _)
        | FactTest::IsText(fact, _) => About::Fact(fact.clone(), None),
        FactTest::ContainsValue(set, value)
        | FactTest::ContainsPermission(set, value)
        | FactTest::ContainsText(set, value) => About::Fact(set.clone(), Some(value.clone())),
        FactTest::Member(member, set) => About::Facts(member.clone(), set.clone()),
        FactTest::Same(a, b) | FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) => match a <= b {
            true => About::Facts(a.clone(), b.clone()),
            false => About::Facts(b.clone(), a.clone()),
        },
    }
}
