//! Who can do what: what somebody who holds certain permissions can do, whatever the facts are, or for some facts only.

mod holder;
mod matrix;

use placet_compiler::{Action, Answers, Detail, Name, PolicyIndex, Question};
use placet_logic::{Budget, Function, NotDecided};

pub use holder::Holder;
pub use matrix::{Matrix, MatrixRow, matrix};

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
        let mut question = Question::new(index, Detail::Exact);
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

    /// What the functions are made of.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }
}
