//! What an action says, over numbered variables, and without a library.

use std::collections::HashMap;

use indexmap::IndexSet;
use placet_compiler::{Action, Clause, Expr, FactTest, FactType, Name, Policy};

/// What a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Atom {
    /// The user holds the permission; in the scope, where there is one.
    Holds(Name, Option<Name>),
    /// A test of facts.
    Fact(FactTest),
}

/// A boolean function of variables.
#[derive(Debug, Clone)]
pub(crate) enum Formula {
    Constant(bool),
    Variable(usize),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    When(Box<[Formula; 3]>),
}

impl Formula {
    /// How often a variable occurs.
    pub(crate) fn literals(&self) -> usize {
        match self {
            Formula::Constant(_) => 0,
            Formula::Variable(_) => 1,
            Formula::Not(inner) => inner.literals(),
            Formula::All(parts) | Formula::Any(parts) => parts.iter().map(Formula::literals).sum(),
            Formula::When(parts) => parts.iter().map(Formula::literals).sum(),
        }
    }

    /// The same without one literal, the one with that number.
    pub(crate) fn without(&self, number: usize) -> Formula {
        let mut left = number;
        self.drop_one(&mut left, true)
    }

    /// `neutral` is what changes nothing in the list around.
    fn drop_one(&self, left: &mut usize, neutral: bool) -> Formula {
        let mut each = |parts: &[Formula], neutral| parts.iter().map(|part| part.drop_one(left, neutral)).collect();
        match self {
            Formula::Constant(value) => Formula::Constant(*value),
            Formula::All(parts) => Formula::All(each(parts, true)),
            Formula::Any(parts) => Formula::Any(each(parts, false)),
            Formula::Variable(variable) => {
                let here = *left == 0;
                *left = left.wrapping_sub(1);
                if here { Formula::Constant(neutral) } else { Formula::Variable(*variable) }
            }
            Formula::Not(inner) => Formula::Not(Box::new(inner.drop_one(left, !neutral))),
            Formula::When(parts) => {
                let [condition, then, otherwise] = parts.as_ref();
                Formula::When(Box::new([
                    condition.drop_one(left, neutral),
                    then.drop_one(left, neutral),
                    otherwise.drop_one(left, neutral),
                ]))
            }
        }
    }
}

/// Writes actions out: every `can` by what that action requires, every `holds all of` permission by permission.
pub(crate) struct Writer<'p> {
    policy: &'p Policy,
    actions: HashMap<&'p Name, &'p Action>,
    facts: HashMap<&'p Name, &'p FactType>,
}

impl<'p> Writer<'p> {
    pub(crate) fn new(policy: &'p Policy) -> Writer<'p> {
        Writer {
            policy,
            actions: policy.actions.iter().map(|action| (&action.id, action.as_ref())).collect(),
            facts: policy.facts.iter().map(|fact| (&fact.name, &fact.ty)).collect(),
        }
    }

    /// All that an action requires; its atoms are added to `atoms` in the order in which they occur.
    pub(crate) fn action(&self, action: &Action, atoms: &mut IndexSet<Atom>) -> Formula {
        Formula::All(action.clauses.iter().map(|clause| self.expr(&clause.expr, atoms)).collect())
    }

    fn expr(&self, expr: &Expr, atoms: &mut IndexSet<Atom>) -> Formula {
        let mut each = |parts: &[Expr]| parts.iter().map(|part| self.expr(part, atoms)).collect();
        match expr {
            Expr::True => Formula::Constant(true),
            Expr::False | Expr::Parameter(_) => Formula::Constant(false),
            Expr::All(parts) => Formula::All(each(parts)),
            Expr::Any(parts) => Formula::Any(each(parts)),
            Expr::Holds(permission) => variable(atoms, Atom::Holds(permission.clone(), None)),
            Expr::HoldsIn(permission, scope) => variable(atoms, Atom::Holds(permission.clone(), Some(scope.clone()))),
            Expr::HoldsAll(fact) => self.holds_all(fact, atoms),
            Expr::Fact(test) => variable(atoms, Atom::Fact(test.clone())),
            Expr::Not(inner) => Formula::Not(Box::new(self.expr(inner, atoms))),
            Expr::Can { action, options } => self.can(action, options, atoms),
            Expr::When { condition, then, otherwise } => Formula::When(Box::new([
                self.expr(condition, atoms),
                self.expr(then, atoms),
                self.expr(otherwise, atoms),
            ])),
        }
    }

    fn can(&self, action: &Name, options: &[Name], atoms: &mut IndexSet<Atom>) -> Formula {
        let Some(action) = self.actions.get(action) else { return Formula::Constant(false) };
        let chosen = action.options.iter().filter(|option| options.contains(&option.id));
        let clauses: Vec<&Clause> =
            action.clauses.iter().chain(chosen.map(|option| &option.clause)).map(AsRef::as_ref).collect();
        Formula::All(clauses.into_iter().map(|clause| self.expr(&clause.expr, atoms)).collect())
    }

    fn holds_all(&self, fact: &Name, atoms: &mut IndexSet<Atom>) -> Formula {
        let one = matches!(self.facts.get(fact), Some(FactType::Permission));
        let mut parts = Vec::new();
        for permission in &self.policy.permissions {
            let (fact, id) = (fact.clone(), permission.id.clone());
            let named = if one { FactTest::IsPermission(fact, id) } else { FactTest::ContainsPermission(fact, id) };
            let named = variable(atoms, Atom::Fact(named));
            let held = variable(atoms, Atom::Holds(permission.id.clone(), None));
            parts.push(Formula::Any(vec![Formula::Not(Box::new(named)), held]));
        }
        Formula::All(parts)
    }
}

fn variable(atoms: &mut IndexSet<Atom>, atom: Atom) -> Formula {
    Formula::Variable(atoms.insert_full(atom).0)
}
