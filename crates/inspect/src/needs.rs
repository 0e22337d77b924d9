//! What an action needs, under each condition.

use placet_compiler::{Action, Answers, Detail, Name, Question, Source};
use placet_logic::{Budget, Function, NotDecided};

use crate::condition::Condition;
use crate::grant::Sets;

/// The permissions that are enough under a condition on facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// When. `user holds all of …` is a condition of its own.
    pub condition: Condition,
    /// All minimal sets that are enough then; of none, no permission helps.
    pub sets: Sets,
}

/// All minimal sets of an action with options, under each condition on facts under which they are others. The conditions
/// exclude one another, and one of them is always so. What no permission helps with comes last.
///
/// # Errors
///
/// - [`NotDecided`], also where there are more than 4,096 conditions.
pub fn needs_by_condition(
    source: &dyn Source,
    action: &Action,
    options: &[Name],
    budget: Budget,
) -> Result<Vec<Need>, NotDecided> {
    let mut question = Question::new(source, Detail::AsDecided);
    let formula = question.action(action, options);
    let answers = question.ask(&[formula], budget)?;
    by_condition(&answers, source, &answers.function(formula)?)
}

/// The same of a function.
pub(crate) fn by_condition(
    answers: &Answers,
    source: &dyn Source,
    function: &Function,
) -> Result<Vec<Need>, NotDecided> {
    let space = &answers.space;
    let mut grouped: Vec<(Sets, Function, Function)> = Vec::new();
    for (condition, left) in space.cases(function, answers.facts())? {
        let sets = Sets::of(answers, &left)?;
        // Functions that differ where it can't be have the same sets; sets that are cut don't show that they are the same.
        let same = grouped.iter_mut().find(|(other, function, _)| *other == sets && (!sets.more || *function == left));
        match same {
            Some((_, _, all)) => *all = space.or(all, &condition)?,
            None => grouped.push((sets, left, condition)),
        }
    }
    grouped.sort_by_key(|(sets, _, _)| sets.is_empty());
    let mut needs = Vec::new();
    for (sets, _, condition) in grouped {
        needs.push(Need { condition: Condition::of(answers, source, &condition)?, sets });
    }
    Ok(needs)
}
