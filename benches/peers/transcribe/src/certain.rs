//! What must be said for an action to be allowed, whatever the facts that are not said.
//!
//! Placet allows where every completion of the unknown facts allows. Of a clause that reads no fact twice that is what it says
//! read with "is known to be": `user.staff` becomes "staff is known to be true", `not task.system` "system is known to be
//! false". "Whatever the facts are" goes through `and` as it is, and through `or` where the two sides read different facts.
//! Where both sides read the same fact, the clause is split by that fact first:
//!
//! ```text
//!   requires p unless item.system, otherwise q        system is known to be true:   q
//!                                                     system is known to be false:  p
//!                                                     system is not known:          p and q
//! ```
//!
//! Both steps are exact, so the whole is. It shares no code with Placet's own way to a graph.

mod join;
mod policy;
mod without_can;

use std::collections::HashSet;

use placet_compiler::{FactTest, Name};

pub(crate) use join::{all, by_truth};
pub use policy::transcribe;

/// What must be said. Nothing in it is unknown: each leaf is true or false of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Certain {
    /// Nothing.
    Always,
    /// What can't be.
    Never,
    /// The permission is held.
    Holds(Name),
    /// The fact is known, and every permission in it is declared and held.
    HoldsAll(Name),
    /// The facts are known, and the test of them comes out like this.
    Known(FactTest, bool),
    /// All of them.
    All(Vec<Certain>),
    /// One of them.
    Any(Vec<Certain>),
    /// By a test: the first where it is known to be true, the second where false, both where it isn't known.
    ByTruth(FactTest, Box<[Certain; 2]>),
    /// By the value of a `one of` fact; all of them where it isn't known.
    ByValue {
        /// The fact.
        fact: Name,
        /// The values, each in one arm, and what must be said for them.
        arms: Vec<(Vec<Name>, Certain)>,
    },
    /// What another action requires, with options of it.
    Can {
        /// The action.
        action: Name,
        /// The options.
        options: Vec<Name>,
    },
}

/// What one action requires.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its id.
    pub id: Name,
    /// What must be said whatever else is asked for.
    pub certain: Certain,
    /// The options, and what must be said besides.
    pub options: Vec<(Name, Certain)>,
}

impl Requirement {
    /// The actions that it refers to.
    pub(crate) fn calls<'r>(&'r self, into: &mut HashSet<&'r Name>) {
        called(&self.certain, into);
        self.options.iter().for_each(|(_, certain)| called(certain, into));
    }
}

fn called<'r>(certain: &'r Certain, into: &mut HashSet<&'r Name>) {
    match certain {
        Certain::All(parts) | Certain::Any(parts) => parts.iter().for_each(|part| called(part, into)),
        Certain::ByTruth(_, ways) => ways.iter().for_each(|way| called(way, into)),
        Certain::ByValue { arms, .. } => arms.iter().for_each(|(_, arm)| called(arm, into)),
        Certain::Can { action, .. } => {
            into.insert(action);
        }
        _ => {}
    }
}

/// A whole policy, written out.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The actions in order.
    pub actions: Vec<Requirement>,
}
