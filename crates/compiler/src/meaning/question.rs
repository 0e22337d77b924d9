use std::collections::BTreeMap;

use placet_logic::{Budget, Formula, NotDecided, Problem, Variable};
use placet_runtime::date;
use placet_runtime::limits::NUMBER;

use super::{Answers, Atom, Source, theory};
use crate::limits;
use crate::model::{Action, Expr, FactTest, FactType, Name, Number};

/// How far `user holds all of …` is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Written out permission by permission: what is true of every world.
    Exact,
    /// One unknown, as it is to the runtime: functions that are equal decide alike on every request, also where facts are
    /// unknown.
    AsDecided,
}

/// Expressions as formulas over shared variables.
pub struct Question<'s> {
    source: &'s dyn Source,
    pub(super) detail: Detail,
    pub(super) problem: Problem,
    pub(super) variables: BTreeMap<Atom, Variable>,
    /// By the place of the variable.
    pub(super) atoms: Vec<Atom>,
    /// Actions that are written out, with the options asked for.
    known: BTreeMap<(Name, Vec<Name>), Formula>,
    /// Facts of which `holds all of` is asked.
    held_ones: BTreeMap<Name, Formula>,
    /// What is not looked into.
    pub(super) up_to: Vec<Atom>,
    left: usize,
}

impl<'s> Question<'s> {
    /// About a policy.
    pub fn new(source: &'s dyn Source, detail: Detail) -> Question<'s> {
        Question {
            source,
            detail,
            problem: Problem::new(),
            variables: BTreeMap::new(),
            atoms: Vec::new(),
            known: BTreeMap::new(),
            held_ones: BTreeMap::new(),
            up_to: Vec::new(),
            left: limits::QUESTION_TESTS,
        }
    }

    /// The source that the question is about.
    pub fn source(&self) -> &'s dyn Source {
        self.source
    }

    /// The formulas, to combine those that were made.
    pub fn problem(&mut self) -> &mut Problem {
        &mut self.problem
    }

    /// An action with options: all its clauses, and those of the options.
    pub fn action(&mut self, action: &Action, options: &[Name]) -> Formula {
        self.can(&action.id, options)
    }

    /// An expression, every `can` written out.
    pub fn expr(&mut self, expr: &Expr) -> Formula {
        match expr {
            Expr::True => self.problem.constant(true),
            Expr::False | Expr::Parameter(_) => self.problem.constant(false),
            Expr::Holds(name) => self.atom(Atom::Holds(name.clone())),
            Expr::HoldsIn(name, scope) => self.atom(Atom::HoldsIn(name.clone(), scope.clone())),
            Expr::HoldsAll(fact) => self.holds_all(fact),
            Expr::Fact(test) => self.test(test),
            Expr::Not(inner) => {
                let inner = self.expr(inner);
                self.problem.not(inner)
            }
            Expr::All(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.expr(part)).collect();
                self.problem.all(parts)
            }
            Expr::Any(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.expr(part)).collect();
                self.problem.any(parts)
            }
            Expr::Can { action, options } => self.can(action, options),
            Expr::When { condition, then, otherwise } => {
                let (condition, then) = (self.expr(condition), self.expr(then));
                let otherwise = self.expr(otherwise);
                self.problem.choice(condition, then, otherwise)
            }
        }
    }

    /// A test that a fact has a value, that a permission is held, and so on.
    pub fn atom(&mut self, atom: Atom) -> Formula {
        self.left = self.left.saturating_sub(1);
        let variable = self.variable(atom);
        self.problem.is(variable)
    }

    /// Whether something that was asked so far has the test.
    pub fn has(&self, atom: &Atom) -> bool {
        self.variables.contains_key(atom)
    }

    /// The variable of an atom.
    pub fn variable(&mut self, atom: Atom) -> Variable {
        if let Some(known) = self.variables.get(&atom) {
            return *known;
        }
        let made = self.problem.variable();
        self.variables.insert(atom.clone(), made);
        self.atoms.push(atom);
        made
    }

    /// What is known of the tests is added, and `roots` are built.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`] where one of `roots` passes the budget, or the question has more than
    ///   [`limits::QUESTION_TESTS`] tests.
    pub fn ask(mut self, roots: &[Formula], budget: Budget) -> Result<Answers, NotDecided> {
        if self.left == 0 {
            return Err(NotDecided { nodes: budget.nodes });
        }
        theory::add(&mut self);
        Answers::new(self, roots, budget)
    }

    fn can(&mut self, action: &Name, options: &[Name]) -> Formula {
        let key = (action.clone(), options.to_vec());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        // What leads back here is a mistake that is told elsewhere; it can't be done.
        let never = self.problem.constant(false);
        self.known.insert(key.clone(), never);
        let mut parts = Vec::new();
        let source = self.source;
        source.requirement(action, options, &mut |expr| parts.push(self.expr(expr)));
        let all = if parts.is_empty() { never } else { self.problem.all(parts) };
        self.known.insert(key, all);
        all
    }

    fn test(&mut self, test: &FactTest) -> Formula {
        match test {
            FactTest::LessThan(fact, number) | FactTest::AtMost(fact, number) => {
                let at_most = matches!(test, FactTest::AtMost(..));
                let is_date = matches!(self.source.fact(fact), Some(FactType::Date));
                if self.detail == Detail::AsDecided && !is_date {
                    // The runtime does not look whether any number can pass: of an unknown one it is unknown.
                    return self.atom(Atom::Fact(test.clone()));
                }
                match Line::of(is_date).step(*number, at_most) {
                    Step::Always => self.problem.constant(true),
                    Step::Never => self.problem.constant(false),
                    Step::Less(number) => self.atom(Atom::Fact(FactTest::LessThan(fact.clone(), number))),
                    Step::AtMost(number) => self.atom(Atom::Fact(FactTest::AtMost(fact.clone(), number))),
                }
            }
            FactTest::Same(a, b) => {
                let (a, b) = if a <= b { (a, b) } else { (b, a) };
                self.atom(Atom::Fact(FactTest::Same(a.clone(), b.clone())))
            }
            FactTest::FactEqual(a, b) => {
                let (a, b) = if a <= b { (a, b) } else { (b, a) };
                self.atom(Atom::Fact(FactTest::FactEqual(a.clone(), b.clone())))
            }
            _ => self.atom(Atom::Fact(test.clone())),
        }
    }

    fn holds_all(&mut self, fact: &Name) -> Formula {
        let opaque = Atom::HoldsAll(fact.clone());
        if self.detail == Detail::AsDecided || !matches!(self.source.fact(fact), Some(FactType::Permission)) {
            return self.atom(opaque);
        }
        if let Some(known) = self.held_ones.get(fact) {
            return *known;
        }
        let made = match self.source.permissions().len() > limits::WRITTEN_OUT {
            true => {
                self.up_to.push(opaque.clone());
                self.atom(opaque)
            }
            false => self.holds_the_one(fact),
        };
        self.held_ones.insert(fact.clone(), made);
        made
    }

    fn holds_the_one(&mut self, fact: &Name) -> Formula {
        let mut ways = Vec::new();
        for permission in self.source.permissions() {
            let is = self.variable(Atom::Fact(FactTest::IsPermission(fact.clone(), permission.clone())));
            let holds = self.variable(Atom::Holds(permission.clone()));
            self.problem.beside(is, holds);
            let (is, holds) = (self.problem.is(is), self.problem.is(holds));
            ways.push(self.problem.all([is, holds]));
        }
        self.problem.any(ways)
    }
}

/// The values of a fact that is ordered: numbers, or days.
struct Line {
    is_date: bool,
    least: f64,
    most: f64,
}

enum Step {
    Always,
    Never,
    Less(Number),
    AtMost(Number),
}

impl Line {
    fn of(is_date: bool) -> Line {
        match is_date {
            true => Line { is_date, least: f64::from(date::FIRST), most: f64::from(date::LAST) },
            false => Line { is_date, least: -NUMBER, most: NUMBER },
        }
    }

    /// `< number` or `<= number`, where every value may or may not be so.
    fn step(&self, number: Number, at_most: bool) -> Step {
        let Number(value) = number;
        let always = if at_most { value >= self.most } else { value > self.most };
        let never = if at_most { value < self.least } else { value <= self.least };
        match (always, never) {
            (true, _) => Step::Always,
            (_, true) => Step::Never,
            _ if !at_most => Step::Less(number),
            // Days are whole.
            _ if self.is_date => Step::Less(Number(value + 1.0)),
            _ => Step::AtMost(number),
        }
    }
}
