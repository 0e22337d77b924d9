use std::collections::BTreeSet;
use std::sync::Arc;

use placet_compiler::{Action, Answers, Clause, Location, Name};
use placet_logic::{Function, NotDecided};

use crate::condition::Condition;
use crate::known::Known;

/// A clause that no permission overcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    /// The clause, as it is written.
    pub clause: String,
    /// What the end user is told.
    pub because: Option<String>,
    /// Where it is written.
    pub at: Location,
    /// When it says no to whoever holds everything.
    pub refuses: Condition,
}

/// The clauses of an action with options, each once.
pub(crate) fn clauses<'p>(action: &'p Action, options: &[Name]) -> Vec<&'p Arc<Clause>> {
    let asked = action.options.iter().filter(|option| options.contains(&option.id));
    let mut seen = BTreeSet::new();
    let all = action.clauses.iter().chain(asked.map(|option| &option.clause));
    all.filter(|clause| seen.insert((clause.at.clone(), clause.text.clone()))).collect()
}

/// Those of `clauses`, each with its function, that say no even to who holds everything.
pub(crate) fn hindrances(
    answers: &Answers,
    known: &Known<'_>,
    clauses: &[(&Arc<Clause>, Function)],
) -> Result<Vec<Hindrance>, NotDecided> {
    let space = &answers.space;
    let mut found = Vec::new();
    for (clause, function) in clauses {
        let refuses = space.not(&with_everything(answers, function));
        if space.is_possible(&refuses)? {
            found.push(Hindrance {
                clause: clause.text.clone(),
                because: clause.because.clone(),
                at: clause.at.clone(),
                refuses: Condition::of(answers, known, &refuses)?,
            });
        }
    }
    Ok(found)
}

/// The function for who holds everything.
pub(crate) fn with_everything(answers: &Answers, function: &Function) -> Function {
    let all: Vec<_> = answers.permissions().iter().map(|one| (*one, true)).collect();
    answers.space.fixed(function, &all)
}
