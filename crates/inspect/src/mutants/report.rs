use placet_compiler::{Location, Name};

use super::Operator;

/// A slip, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What is changed.
    pub operator: Operator,
    /// The clause; of an action out of its gates, the action.
    pub at: Location,
    /// The words of the clause, or the name of the action.
    pub clause: String,
    /// What is changed there, in the author's words.
    pub what: String,
    /// The actions whose clause it is; those that ask for them by `can` are not named.
    pub actions: Vec<Name>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It decides as the policy does, in every possible world.
    Equivalent,
    /// Whether it does takes more than the budget.
    NotDecided,
    /// A test notices it.
    Killed {
        /// The name of the test.
        test: String,
        /// The line of the expectation that fails.
        at: Location,
    },
    /// No test notices it.
    Survived,
}

/// How many mutants became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Those that a test notices.
    pub killed: usize,
    /// Those that no test notices.
    pub survived: usize,
    /// Those that decide as the policy does.
    pub equivalent: usize,
    /// Those of which that is not decided.
    pub not_decided: usize,
}

impl Score {
    /// Of these mutants.
    pub fn of<'m>(mutants: impl IntoIterator<Item = &'m Mutant>) -> Score {
        let mut score = Score::default();
        for mutant in mutants {
            let count = match mutant.fate {
                Fate::Killed { .. } => &mut score.killed,
                Fate::Survived => &mut score.survived,
                Fate::Equivalent => &mut score.equivalent,
                Fate::NotDecided => &mut score.not_decided,
            };
            *count = count.saturating_add(1);
        }
        score
    }

    /// Those that differ from the policy.
    pub fn different(&self) -> usize {
        self.killed.saturating_add(self.survived)
    }

    /// How many of a hundred that differ are killed, rounded down; 100 where none differs.
    pub fn percent(&self) -> usize {
        self.killed.saturating_mul(100).checked_div(self.different()).unwrap_or(100)
    }
}
