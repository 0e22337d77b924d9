//! What a change of a policy set changes: action by action, exactly, with a smallest case for each answer.
//!
//! Both policies are asked in one question, over shared variables. What is the same thing on both sides has one name there, that
//! of the new policy:
//!
//! | on the sides | in the question |
//! | --- | --- |
//! | a permission or an action that took a new name with `formerly` | one, under the new name |
//! | a permission of one side only | the other side's user never holds it |
//! | permissions that are held for the same reasons on both sides | sets closed under what they bring, as on each side |
//! | some that are not, because an implication changed | what is *granted*; each side closes that by its own implications |
//! | a fact of one side only | the other side's service does not send it |
//! | a fact whose type changed | two facts, with no word about one another |
//! | a value of `one of` that one side lacks | a request that says it is refused there by whatever reads the fact |
//! | an option that one side lacks | a request that asks for it is refused there |
//! | a subject under another name | one |
//!
//! Where an action is written alike, all that it names means the same and what it asks for with `can` is alike in turn, it is
//! equal, and no question is built.

mod changes;
mod example;
mod mentions;
mod pair;
mod question;
mod roles;
mod same;
mod translate;

use std::collections::BTreeMap;

use placet_compiler::{Action, Location, Name, PolicyIndex};
use placet_logic::Budget;

pub use self::changes::{FactChange, FactChanged, PermissionChanges, RoleChange, RoleChanged};
pub use self::example::{Asked, Example, Mismatch};
use self::pair::Pair;
use self::question::{Compared, compared};
use self::roles::Roles;
use self::same::Same;

/// What two policies are to one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Every action: those of the new policy in its order, then those that are gone.
    pub actions: Vec<ActionCompared>,
    /// Roles that hold something else than before, that are new, or that are gone; those of the new policy first.
    pub roles: Vec<RoleChange>,
    /// What became of permissions.
    pub permissions: PermissionChanges,
    /// Facts that are new, gone, or of another type.
    pub facts: Vec<FactChange>,
    /// What the subject was called and is called now, where that changed.
    pub subject: Option<(Name, Name)>,
    /// For how many actions a question was built; the others are written alike.
    pub asked: usize,
}

/// An action on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionCompared {
    /// What services call it; of one that is gone, what they called it.
    pub id: Name,
    /// How people see it in the old policy; nothing for one that is new.
    pub old: Option<Face>,
    /// How people see it in the new policy; nothing for one that is gone.
    pub new: Option<Face>,
    /// The action without options.
    pub change: Change,
    /// Its options: those of the new policy in their order, then those that are gone.
    pub options: Vec<OptionCompared>,
    /// The words of clauses that only the old action has.
    pub words_before: Vec<String>,
    /// The words of clauses that only the new action has.
    pub words_after: Vec<String>,
}

/// An option of an action on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionCompared {
    /// What services call it.
    pub id: Name,
    /// What people call it.
    pub phrase: String,
    /// The action with this option asked for.
    pub change: Change,
}

/// What people see of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Its id on that side.
    pub id: Name,
    /// What people call it.
    pub phrase: String,
    /// The headings of the sections around it, outermost first.
    pub sections: Vec<String>,
    /// Where it is written.
    pub at: Location,
}

/// What became of an action, or of one of its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In one word.
    pub verdict: Verdict,
    /// A smallest case that is allowed now and was not; nothing where there is none, or none that a request can say.
    pub looser: Option<Example>,
    /// A smallest case that was allowed and is not any more.
    pub stricter: Option<Example>,
    /// Roles of both policies who hold what it takes now, for some facts for which they didn't: here, and in each scope.
    pub gained: Vec<Name>,
    /// Roles of both policies who held what it took, for some facts for which they don't.
    pub lost: Vec<Name>,
    /// What the answer takes as it is: comparisons of two facts with one another, in the words of the new policy.
    pub up_to: Vec<String>,
}

/// What an action of the new policy is to that of the old one, over every set of permissions and all values of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Allowed in the same cases.
    Equal,
    /// Allowed in fewer cases.
    Stricter,
    /// Allowed in more cases.
    Looser,
    /// Allowed in cases in which it was not, and not in others in which it was.
    Incomparable,
    /// The old policy does not have it.
    Added,
    /// The new policy does not have it.
    Removed,
    /// The answer takes more than the budget; how many nodes that is.
    NotDecided(usize),
}

impl Verdict {
    /// Whether something is allowed now that was not, as far as is known: what is new is not meant.
    pub fn is_looser(self) -> bool {
        matches!(self, Verdict::Looser | Verdict::Incomparable | Verdict::NotDecided(_))
    }

    /// Whether something was allowed that is not any more, as far as is known: what is gone is not meant.
    pub fn is_stricter(self) -> bool {
        matches!(self, Verdict::Stricter | Verdict::Incomparable | Verdict::NotDecided(_))
    }
}

impl Change {
    pub(crate) fn plain(verdict: Verdict) -> Change {
        let none = Vec::new;
        Change { verdict, looser: None, stricter: None, gained: none(), lost: none(), up_to: Vec::new() }
    }

    /// Allowed in the same cases, and not for the same roles: roles changed.
    fn is_equal_and(&self, roles: &[Name]) -> bool {
        self.verdict == Verdict::Equal && !roles.is_empty()
    }

    /// A role can do more than it could, and the rule is the same.
    pub fn is_gained_alone(&self) -> bool {
        self.is_equal_and(&self.gained)
    }

    /// A role can do less than it could, and the rule is the same.
    pub fn is_lost_alone(&self) -> bool {
        self.is_equal_and(&self.lost)
    }

    /// Equal, and for every role.
    pub fn is_nothing(&self) -> bool {
        self.verdict == Verdict::Equal && self.gained.is_empty() && self.lost.is_empty()
    }
}

impl ActionCompared {
    /// Whether its function is the old one, with each option and for each role.
    pub fn is_equal(&self) -> bool {
        self.change.is_nothing() && self.options.iter().all(|option| option.change.is_nothing())
    }

    /// Whether its id, its phrase or its headings changed.
    pub fn is_reworded(&self) -> bool {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => (&old.id, &old.phrase, &old.sections) != (&new.id, &new.phrase, &new.sections),
            _ => false,
        }
    }

    /// The action and its options.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        std::iter::once(&self.change).chain(self.options.iter().map(|option| &option.change))
    }

    /// Whether it, or one of its options, is allowed in a case in which it was not, or for a role for which it was not.
    pub fn is_looser(&self) -> bool {
        self.old.is_some()
            && self.new.is_some()
            && self.changes().any(|change| change.verdict.is_looser() || change.is_gained_alone())
    }
}

impl Comparison {
    /// Whether something that was there is allowed in a case in which it was not, a role can do more than it could, or
    /// something could not be decided. New actions, options and roles are not meant.
    pub fn is_looser(&self) -> bool {
        self.actions.iter().any(ActionCompared::is_looser)
    }
}

/// Compares two policies without errors. What takes more than the budget is [`Verdict::NotDecided`], action by action.
pub fn compare(old: &PolicyIndex<'_>, new: &PolicyIndex<'_>, budget: Budget) -> Comparison {
    let pair = Pair::new(old, new);
    let roles = Roles::new(&pair);
    let same = Same::new(&pair);
    let mut comparison = Comparison {
        roles: changes::roles(&pair),
        permissions: changes::permissions(&pair),
        facts: changes::facts(&pair),
        subject: (old.policy().subject != new.policy().subject)
            .then(|| (old.policy().subject.clone(), new.policy().subject.clone())),
        ..Comparison::default()
    };
    let news = new.policy().actions.iter().map(|action| (pair.old_action(&action.id), Some(action.as_ref())));
    let gone = old.policy().actions.iter().filter(|action| pair.new_action(&action.id).is_none());
    for (before, after) in news.chain(gone.map(|action| (Some(action.as_ref()), None))) {
        let mut answers = BTreeMap::new();
        let alike = matches!((before, after), (Some(before), Some(after)) if same.actions(before, after));
        if !alike || roles.touch(&pair, before, after) {
            comparison.asked = comparison.asked.saturating_add(1);
            answers = compared(&pair, &roles, before, after, budget);
        }
        comparison.actions.extend(action(before, after, alike, answers));
    }
    comparison
}

fn action(
    before: Option<&Action>,
    after: Option<&Action>,
    alike: bool,
    mut answers: Compared,
) -> Option<ActionCompared> {
    let mut answer =
        |option: Option<&Name>, verdict| answers.remove(&option.cloned()).unwrap_or_else(|| Change::plain(verdict));
    let change = answer(None, Verdict::Equal);
    let options = |action: Option<&Action>| {
        action.map(|action| action.options.iter().map(|one| (one.id.clone(), one.phrase.clone())).collect::<Vec<_>>())
    };
    let mut all = options(after).unwrap_or_default();
    for (id, phrase) in options(before).unwrap_or_default() {
        if !all.iter().any(|(other, _)| *other == id) {
            all.push((id, phrase));
        }
    }
    let options = all
        .into_iter()
        .map(|(id, phrase)| OptionCompared { change: answer(Some(&id), Verdict::Equal), id, phrase })
        .collect();
    let words = |one: Option<&Action>| -> Vec<String> {
        let Some(one) = one else { return Vec::new() };
        let clauses = one.clauses.iter().chain(one.options.iter().map(|option| &option.clause));
        clauses.map(|clause| clause.text.clone()).collect()
    };
    let (was, is) = if alike { (Vec::new(), Vec::new()) } else { (words(before), words(after)) };
    let face = |action: &Action| Face {
        id: action.id.clone(),
        phrase: action.phrase.clone(),
        sections: action.sections.clone(),
        at: action.at.clone(),
    };
    Some(ActionCompared {
        id: after.or(before)?.id.clone(),
        old: before.map(face),
        new: after.map(face),
        change,
        options,
        words_before: was.iter().filter(|one| !is.contains(one)).cloned().collect(),
        words_after: is.iter().filter(|one| !was.contains(one)).cloned().collect(),
    })
}
