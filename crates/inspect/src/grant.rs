use std::fmt;

use placet_compiler::{Answers, Atom, Name};
use placet_logic::{Count, Function, NotDecided, Variable};

/// How many sets are listed; all are counted.
pub(crate) const LISTED: usize = 64;

/// A permission that is held where the request is made, or in a scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// The permission.
    pub permission: Name,
    /// The scope, where it is held in one.
    pub scope: Option<Name>,
}

impl Grant {
    /// The permission that a variable stands for.
    pub(crate) fn of(answers: &Answers, variable: Variable) -> Option<Grant> {
        match answers.atom(variable)? {
            Atom::Holds(permission) => Some(Grant { permission: permission.clone(), scope: None }),
            Atom::HoldsIn(permission, scope) => {
                Some(Grant { permission: permission.clone(), scope: Some(scope.clone()) })
            }
            _ => None,
        }
    }

    /// The test that it is held.
    pub(crate) fn atom(&self) -> Atom {
        match &self.scope {
            None => Atom::Holds(self.permission.clone()),
            Some(scope) => Atom::HoldsIn(self.permission.clone(), scope.clone()),
        }
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.atom())
    }
}

/// Minimal sets of permissions: each is enough, and none holds another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sets {
    /// How many there are.
    pub count: Count,
    /// The first 64: those with the fewest permissions first, then in the order of declaration. Permissions that another one
    /// of the set brings are left out.
    pub sets: Vec<Vec<Grant>>,
    /// Whether there are more than are listed.
    pub more: bool,
}

impl Sets {
    /// The minimal sets of a function of permissions.
    pub(crate) fn of(answers: &Answers, function: &Function) -> Result<Sets, NotDecided> {
        let found = answers.space.minimal_sets(function, answers.permissions(), LISTED)?;
        let sets = found.sets.iter();
        let sets = sets.map(|set| set.iter().filter_map(|one| Grant::of(answers, *one)).collect()).collect();
        Ok(Sets { count: found.count, sets, more: found.more })
    }

    /// Whether there is none: no permission helps.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Whether nothing is needed.
    pub fn is_nothing(&self) -> bool {
        self.sets.iter().any(Vec::is_empty)
    }
}
