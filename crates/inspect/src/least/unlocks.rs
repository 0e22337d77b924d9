use std::collections::BTreeSet;

use placet_compiler::{Action, Answers, Atom, Detail, Name, Question};
use placet_logic::{Budget, Function, NotDecided};

use super::{Wanted, names_held};
use crate::known::Known;

/// An action that a set of permissions allows and that what was held before does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlocked {
    /// Its id.
    pub action: Name,
    /// Whether it is allowed whatever the facts are; else for some facts.
    pub always: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Never,
    Sometimes,
    Always,
}

/// The actions besides those that are wanted which stand better with `with` than as they are, and of how many that is not
/// decided.
pub(super) fn unlocked(
    known: &Known<'_>,
    wanted: &[Wanted<'_>],
    with: &[u64],
    budget: Budget,
) -> (Vec<Unlocked>, usize) {
    let asked: BTreeSet<&Name> = wanted.iter().map(|one| &one.action.id).collect();
    let before = names_held(known.policy, known.request.permissions());
    let after = names_held(known.policy, with);
    let (mut unlocked, mut not_decided) = (Vec::new(), 0_usize);
    for action in known.index.policy().actions.iter().filter(|action| !asked.contains(&action.id)) {
        match better(known, action, &before, &after, budget) {
            Ok(found) => unlocked.extend(found),
            Err(_) => not_decided = not_decided.saturating_add(1),
        }
    }
    (unlocked, not_decided)
}

fn better(
    known: &Known<'_>,
    action: &Action,
    before: &BTreeSet<Name>,
    after: &BTreeSet<Name>,
    budget: Budget,
) -> Result<Option<Unlocked>, NotDecided> {
    let mut question = Question::new(known, Detail::AsDecided);
    let formula = question.action(action, &[]);
    let answers = question.ask(&[formula], budget)?;
    let function = answers.function(formula)?;
    let is_new = |one: &Atom| after.contains(one.to_string().as_str()) && !before.contains(one.to_string().as_str());
    if !answers.permissions().iter().any(|one| answers.atom(*one).is_some_and(is_new)) {
        return Ok(None);
    }
    let now = standing(&answers, &function, after)?;
    let is_better = now > standing(&answers, &function, before)?;
    Ok(is_better.then(|| Unlocked { action: action.id.clone(), always: now == Standing::Always }))
}

fn standing(answers: &Answers, function: &Function, held: &BTreeSet<Name>) -> Result<Standing, NotDecided> {
    let holds = |atom: &Atom| held.contains(atom.to_string().as_str());
    let values: Vec<_> =
        answers.permissions().iter().map(|one| (*one, answers.atom(*one).is_some_and(holds))).collect();
    let left = answers.space.fixed(function, &values);
    Ok(if answers.space.is_certain(&left)? {
        Standing::Always
    } else if answers.space.is_possible(&left)? {
        Standing::Sometimes
    } else {
        Standing::Never
    })
}
