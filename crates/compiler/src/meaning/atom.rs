use std::fmt;

use crate::model::{FactTest, Name};

/// What a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Atom {
    /// The user holds the permission.
    Holds(Name),
    /// The user holds the permission, first, in the scope, second.
    HoldsIn(Name, Name),
    /// The user holds every permission that the fact names.
    HoldsAll(Name),
    /// A test of facts.
    Fact(FactTest),
}

impl Atom {
    /// Whether it is a permission that is held, here or in a scope.
    pub fn is_permission(&self) -> bool {
        matches!(self, Atom::Holds(_) | Atom::HoldsIn(..))
    }

    /// The facts that it is about, in order.
    pub fn facts(&self) -> Vec<Name> {
        match self {
            Atom::Holds(_) | Atom::HoldsIn(..) => Vec::new(),
            Atom::HoldsAll(fact) => vec![fact.clone()],
            Atom::Fact(test) => test.facts().cloned().collect(),
        }
    }

    /// Whether it compares two facts with one another.
    pub fn is_comparison(&self) -> bool {
        let Atom::Fact(test) = self else { return false };
        matches!(test, FactTest::Same(..) | FactTest::FactLess(..) | FactTest::FactEqual(..) | FactTest::Member(..))
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Atom::Holds(permission) => f.write_str(permission),
            Atom::HoldsIn(permission, scope) => write!(f, "{permission} in {scope}"),
            Atom::HoldsAll(fact) => write!(f, "user holds all of {fact}"),
            Atom::Fact(test) => write!(f, "{test}"),
        }
    }
}
