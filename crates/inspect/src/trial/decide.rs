//! Decisions about what a request leaves open.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use placet_compiler::{Atom, Detail, Expr, Name, Question, TestExpectation};
use placet_logic::{Budget, NotDecided};

use super::{Program, Reading, Request};

/// How many sets a denial lists, as at the runtime.
pub(crate) const SETS: usize = 16;

/// The smallest sets that would turn a denial.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct MissingSets {
    pub(crate) sets: Vec<Vec<Name>>,
    pub(crate) more: bool,
}

/// Decides requests. Equal questions are asked once.
pub(crate) struct Decider<'a, 'p> {
    pub(crate) program: &'a Program<'p>,
    budget: Budget,
    always: RefCell<HashMap<Expr, Result<bool, NotDecided>>>,
    missing: RefCell<HashMap<Expr, Result<MissingSets, NotDecided>>>,
}

impl<'a, 'p> Decider<'a, 'p> {
    pub(crate) fn new(program: &'a Program<'p>, budget: Budget) -> Decider<'a, 'p> {
        Decider { program, budget, always: RefCell::default(), missing: RefCell::default() }
    }

    /// Whether the action with options is allowed.
    pub(crate) fn allows(
        &self,
        request: &Request,
        reading: &Reading,
        action: &Name,
        options: &[Name],
    ) -> Result<bool, NotDecided> {
        self.always(request.left(self.program, reading, action, options, false))
    }

    /// Whether an expression, such as a clause, is so for the request whatever it leaves open.
    pub(crate) fn says_yes(&self, request: &Request, reading: &Reading, expr: &Expr) -> Result<bool, NotDecided> {
        self.always(request.residue(self.program, reading, expr, false))
    }

    /// The smallest sets of further permissions that would allow the action.
    pub(crate) fn missing(
        &self,
        request: &Request,
        reading: &Reading,
        action: &Name,
        options: &[Name],
    ) -> Result<MissingSets, NotDecided> {
        let left = request.left(self.program, reading, action, options, true);
        if let Some(known) = self.missing.borrow().get(&left) {
            return known.clone();
        }
        let found = self.smallest(&left);
        self.missing.borrow_mut().insert(left, found.clone());
        found
    }

    /// Whether what an expectation says is so.
    pub(crate) fn fits(
        &self,
        request: &Request,
        reading: &Reading,
        expected: &TestExpectation,
    ) -> Result<bool, NotDecided> {
        let allowed = self.allows(request, reading, &expected.action, &expected.options)?;
        let Some(wanted) = expected.missing.as_ref().filter(|_| !allowed && !expected.allow) else {
            return Ok(allowed == expected.allow);
        };
        let found = self.missing(request, reading, &expected.action, &expected.options)?;
        let sets: Vec<BTreeSet<&Name>> = found.sets.iter().map(|set| set.iter().collect()).collect();
        let all = wanted.iter().all(|set| sets.contains(&set.iter().collect()));
        Ok(all && (!expected.complete || (sets.len() == wanted.len() && !found.more)))
    }

    fn always(&self, left: Expr) -> Result<bool, NotDecided> {
        match left {
            Expr::True => return Ok(true),
            Expr::False => return Ok(false),
            _ => {}
        }
        if let Some(known) = self.always.borrow().get(&left) {
            return *known;
        }
        let found = self.certain(&left);
        self.always.borrow_mut().insert(left, found);
        found
    }

    fn certain(&self, left: &Expr) -> Result<bool, NotDecided> {
        let mut question = Question::new(&self.program.index, Detail::AsDecided);
        let root = question.expr(left);
        let answers = question.ask(&[root], self.budget)?;
        answers.space.is_certain(&answers.function(root)?)
    }

    fn smallest(&self, left: &Expr) -> Result<MissingSets, NotDecided> {
        let mut question = Question::new(&self.program.index, Detail::AsDecided);
        let root = question.expr(left);
        let answers = question.ask(&[root], self.budget)?;
        let whatever = answers.space.always(&answers.function(root)?, answers.facts())?;
        let found = answers.space.minimal_sets(&whatever, answers.permissions(), SETS)?;
        let named = |set: &Vec<placet_logic::Variable>| {
            set.iter().filter_map(|one| answers.atom(*one)).map(|atom: &Atom| Name::from(atom.to_string())).collect()
        };
        Ok(MissingSets { sets: found.sets.iter().map(named).collect(), more: found.more })
    }
}
