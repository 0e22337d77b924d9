//! Who can do what: what somebody who holds certain permissions can do, whatever the facts are, or for some facts only.

mod heat_map;
mod holder;
mod matrix;

use placet_compiler::{Action, Answers, Detail, Name, PolicyIndex, Question, Source};
use placet_logic::{Budget, Function, NotDecided};
use placet_runtime::{Policy, Request};

pub use heat_map::{PageError, heat_map};
pub use holder::Holder;
pub use matrix::{Matrix, MatrixRow, matrix};

use crate::condition::Condition;
use crate::known::Known;

/// How far somebody gets with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Whatever the facts are.
    Always,
    /// For some facts, and not for others.
    Sometimes,
    /// For no facts.
    Never,
    /// The answer takes more than the budget.
    NotDecided,
}

/// An action, with some of its options asked for, ready to be asked of many holders.
#[derive(Debug, Clone)]
pub struct Reachable {
    answers: Answers,
    allowed: Function,
    always: Function,
    sometimes: Function,
}

impl Reachable {
    /// Of an action of the policy.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`] where the functions pass the budget.
    pub fn new(
        index: &PolicyIndex<'_>,
        action: &Action,
        options: &[Name],
        budget: Budget,
    ) -> Result<Reachable, NotDecided> {
        Reachable::by(index, action, options, budget)
    }

    /// The same where a request says some facts: only the others are open. `policy` is the policy, compiled.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`] where the functions pass the budget.
    pub fn knowing(
        index: &PolicyIndex<'_>,
        policy: &Policy<'_>,
        request: &Request<'_>,
        action: &Action,
        options: &[Name],
        budget: Budget,
    ) -> Result<Reachable, NotDecided> {
        Reachable::by(&Known { index, policy, request }, action, options, budget)
    }

    fn by(source: &dyn Source, action: &Action, options: &[Name], budget: Budget) -> Result<Reachable, NotDecided> {
        let mut question = Question::new(source, Detail::Exact);
        let formula = question.action(action, options);
        let answers = question.ask(&[formula], budget)?;
        let allowed = answers.function(formula)?;
        let always = answers.space.always(&allowed, answers.facts())?;
        let sometimes = answers.space.sometimes(&allowed, answers.facts())?;
        Ok(Reachable { answers, allowed, always, sometimes })
    }

    /// How far somebody gets with it.
    pub fn reach(&self, holder: &Holder) -> Reach {
        let holds = |variable| self.answers.atom(variable).is_some_and(|atom| holder.holds(atom));
        if self.answers.space.value(&self.always, &holds) {
            Reach::Always
        } else if self.answers.space.value(&self.sometimes, &holds) {
            Reach::Sometimes
        } else {
            Reach::Never
        }
    }

    /// The function of the facts that is left to somebody: so where they may take the action.
    pub fn left(&self, holder: &Holder) -> Function {
        let held: Vec<_> = self
            .answers
            .permissions()
            .iter()
            .map(|variable| (*variable, self.answers.atom(*variable).is_some_and(|atom| holder.holds(atom))))
            .collect();
        self.answers.space.fixed(&self.allowed, &held)
    }

    /// Under which facts somebody may take the action, in words.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn condition(&self, index: &PolicyIndex<'_>, holder: &Holder) -> Result<Condition, NotDecided> {
        Condition::of(&self.answers, index, &self.left(holder))
    }

    /// What the functions are made of.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }
}
