//! One action, as functions that can be combined: each clause, and what a clause would be without a part of it.

use std::sync::Arc;

use placet_logic::{Budget, Formula, Function, NotDecided, Space, Variable};

use super::place::{ExprPlace, without};
use super::source::SetSource;
use crate::hash::Map;
use crate::limits;
use crate::meaning::{Atom, Detail, Question};
use crate::model::{Action, Clause, ClauseKind, Expr, Name};

/// An action whose tests may hang on one another.
pub(super) struct Case {
    pub(super) action: Arc<Action>,
    /// Its clauses, then those of its options.
    pub(super) clauses: Vec<Arc<Clause>>,
    /// How many of them are not of options.
    pub(super) own: usize,
    pub(super) space: Space,
    /// The permissions that it tests, here and in scopes.
    pub(super) permissions: Vec<(Name, Variable)>,
    tests: Map<Expr, Function>,
    /// What each clause is without what has been found to change nothing.
    pub(super) now: Vec<Function>,
}

impl Case {
    pub(super) fn new(source: &SetSource<'_>, action: &Arc<Action>) -> Result<Case, NotDecided> {
        let options = action.options.iter().map(|option| option.clause.clone());
        let clauses: Vec<Arc<Clause>> = action.clauses.iter().cloned().chain(options).collect();
        let mut question = Question::new(source, Detail::AsDecided);
        let mut formulas: Vec<(&Expr, Formula)> = Vec::new();
        let mut known: Map<&Expr, ()> = Map::default();
        for clause in &clauses {
            each_test(&clause.expr, &mut |test| {
                if known.insert(test, ()).is_none() {
                    formulas.push((test, question.expr(test)));
                }
            });
        }
        let roots: Vec<Formula> = formulas.iter().map(|(_, formula)| *formula).collect();
        let answers = question.ask(&roots, Budget::nodes(limits::LINTED_NODES))?;
        let mut tests = Map::default();
        for (test, formula) in formulas {
            tests.insert(test.clone(), answers.function(formula)?);
        }
        let permission = |variable: &Variable| match answers.atom(*variable)? {
            Atom::Holds(name) | Atom::HoldsIn(name, _) => Some((name.clone(), *variable)),
            _ => None,
        };
        let permissions = answers.permissions().iter().filter_map(permission).collect();
        let mut case = Case {
            permissions,
            action: action.clone(),
            own: action.clauses.len(),
            space: answers.space,
            tests,
            now: Vec::new(),
            clauses,
        };
        case.now = case.clauses.iter().map(|clause| case.function(&clause.expr)).collect::<Result<_, _>>()?;
        Ok(case)
    }

    /// The function of an expression whose tests are those of the clauses.
    pub(super) fn function(&self, expr: &Expr) -> Result<Function, NotDecided> {
        match expr {
            Expr::True => Ok(self.space.yes()),
            Expr::False | Expr::Parameter(_) => Ok(self.space.no()),
            Expr::Not(inner) => Ok(self.space.not(&self.function(inner)?)),
            Expr::All(parts) => {
                let mut all = self.space.yes();
                for part in parts.iter().rev() {
                    all = self.space.and(&self.function(part)?, &all)?;
                }
                Ok(all)
            }
            Expr::Any(parts) => {
                let mut any = self.space.no();
                for part in parts.iter().rev() {
                    any = self.space.or(&self.function(part)?, &any)?;
                }
                Ok(any)
            }
            Expr::When { condition, then, otherwise } => {
                let (then, otherwise) = (self.function(then)?, self.function(otherwise)?);
                self.space.choice(&self.function(condition)?, &then, &otherwise)
            }
            Expr::Holds(_) | Expr::HoldsIn(..) | Expr::HoldsAll(_) | Expr::Fact(_) | Expr::Can { .. } => {
                let known = self.tests.get(expr).cloned();
                known.ok_or(NotDecided { nodes: limits::LINTED_NODES })
            }
        }
    }

    /// Whether it is decided otherwise for some request where the permission is held, with all else as it is.
    pub(super) fn hangs_on(&self, permission: Variable) -> Result<bool, NotDecided> {
        let own: Vec<usize> = (0..self.own).collect();
        let whole = self.all(&own)?;
        let mut functions = vec![whole.clone()];
        for option in self.now.iter().skip(self.own) {
            functions.push(self.space.and(&whole, option)?);
        }
        for function in functions {
            let (with, without) = ([(permission, true)], [(permission, false)]);
            let changes =
                self.space.differ(&self.space.fixed(&function, &with), &self.space.fixed(&function, &without))?;
            let mut about = self.space.support(&changes);
            about.push(permission);
            let theory = self.space.theory(&about)?;
            // Both worlds must be possible.
            let both = self.space.and(&self.space.fixed(&theory, &with), &self.space.fixed(&theory, &without))?;
            if !self.space.and(&changes, &both)?.is_false() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether who holds just these permissions can do more than who holds nothing, for some facts.
    pub(super) fn serves(&self, holds: &dyn Fn(&Name) -> bool) -> Result<bool, NotDecided> {
        let own: Vec<usize> = (0..self.own).collect();
        let whole = self.all(&own)?;
        let held: Vec<(Variable, bool)> = self.permissions.iter().map(|(name, one)| (*one, holds(name))).collect();
        let nothing: Vec<(Variable, bool)> = held.iter().map(|(one, _)| (*one, false)).collect();
        let (with, without) = (self.space.fixed(&whole, &held), self.space.fixed(&whole, &nothing));
        self.space.is_possible(&self.space.and_not(&with, &without)?)
    }

    /// The places of all clauses that must hold beside the one at `at`: of an option, those of the action.
    pub(super) fn beside(&self, at: usize) -> Vec<usize> {
        (0..self.own).filter(|other| *other != at).collect()
    }

    /// All of these clauses.
    pub(super) fn all(&self, of: &[usize]) -> Result<Function, NotDecided> {
        let mut all = self.space.yes();
        for at in of.iter().rev() {
            if let Some(clause) = self.now.get(*at) {
                all = self.space.and(clause, &all)?;
            }
        }
        Ok(all)
    }

    /// Whether a claim about the clause at `at` is true where the clauses `beside` it hold.
    pub(super) fn is_so(&self, at: usize, claim: &Claim<'_>, beside: &[usize]) -> Result<bool, NotDecided> {
        self.is_so_in(at, claim, &self.all(beside)?)
    }

    /// The same, where what holds beside the clause is known.
    pub(super) fn is_so_in(&self, at: usize, claim: &Claim<'_>, around: &Function) -> Result<bool, NotDecided> {
        let (Some(clause), Some(now)) = (self.clauses.get(at), self.now.get(at)) else { return Ok(false) };
        let broken = match claim {
            Claim::Holds => self.space.and_not(around, now)?,
            Claim::Condition(value) => {
                let Some(condition) = condition(clause) else { return Ok(false) };
                let condition = self.function(&condition)?;
                match value {
                    true => self.space.and_not(around, &condition)?,
                    false => self.space.and(around, &condition)?,
                }
            }
            Claim::Without { gone, more } => {
                let with = self.function(&without(&clause.expr, gone))?;
                let places: Vec<ExprPlace> = gone.iter().chain(*more).cloned().collect();
                let left = self.function(&without(&clause.expr, &places))?;
                self.space.and(around, &self.space.differ(&with, &left)?)?
            }
        };
        Ok(!self.space.is_possible(&broken)?)
    }

    /// The fewest of the clauses beside one at which the claim is still true, as far as leaving out one after the other tells.
    pub(super) fn reasons(&self, at: usize, claim: &Claim<'_>) -> Result<Vec<usize>, NotDecided> {
        let mut kept = self.beside(at);
        // Clauses that were found to change nothing are no reason.
        kept.retain(|other| self.now.get(*other).is_some_and(|now| !now.is_true()));
        for other in kept.clone().into_iter().rev() {
            let fewer: Vec<usize> = kept.iter().copied().filter(|one| *one != other).collect();
            if self.is_so(at, claim, &fewer)? {
                kept = fewer;
            }
        }
        Ok(kept)
    }
}

/// What may be true of a clause.
pub(super) enum Claim<'a> {
    /// It holds wherever the others do.
    Holds,
    /// Its condition always has this value where the others hold.
    Condition(bool),
    /// It says the same without these parts, where others of it are gone.
    Without { gone: &'a [ExprPlace], more: &'a [ExprPlace] },
}

/// The condition of a clause: after `if`, or turned round after `unless`.
pub(super) fn condition(clause: &Clause) -> Option<Expr> {
    match (&clause.expr, clause.kind) {
        (_, ClauseKind::Everyone) | (Expr::True | Expr::False, _) => None,
        (expr, ClauseKind::Forbidden | ClauseKind::EveryForbidden) => Some(expr.clone().not()),
        (Expr::When { condition, .. }, _) => Some(condition.as_ref().clone()),
        _ => None,
    }
}

/// What a clause comes to where its condition has the value.
pub(super) fn decided(clause: &Clause, value: bool) -> Expr {
    match (&clause.expr, clause.kind) {
        (_, ClauseKind::Forbidden | ClauseKind::EveryForbidden) if value => Expr::False,
        (_, ClauseKind::Forbidden | ClauseKind::EveryForbidden) => Expr::True,
        (Expr::When { then, otherwise, .. }, _) => if value { then.as_ref() } else { otherwise.as_ref() }.clone(),
        (expr, _) => expr.clone(),
    }
}

fn each_test<'e>(expr: &'e Expr, visit: &mut dyn FnMut(&'e Expr)) {
    match expr {
        Expr::Holds(_) | Expr::HoldsIn(..) | Expr::HoldsAll(_) | Expr::Fact(_) | Expr::Can { .. } => visit(expr),
        other => other.parts().for_each(|part| each_test(part, visit)),
    }
}
