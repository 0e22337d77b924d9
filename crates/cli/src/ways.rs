//! What an action needs, in the terms of its lookup page.
//!
//! The clauses of an action are taken apart by what a reader does with them:
//!
//! ```text
//! opens with a          always  ─┐
//! requires b or c       always  ─┴─>  ways:  {a, b}  {a, c}
//! requires d if fact    when fact     also:  {d}
//! to go on … requires e option        also:  {e}
//! forbidden if fact     prohibition   apart, with its `because`
//! ```
//!
//! A way is a set of permissions, and the conditions on facts under which it is enough. Ways are minimal: none is
//! listed whose permissions and conditions another one's are part of, and a permission that another one of the way
//! implies is left out. Everything is bounded; what is cut is said to be cut.

mod catalogue;
mod demands;
mod normal;
mod said;
#[cfg(test)]
mod tests;

use placet_compiler::{Action, Location};

pub(crate) use self::catalogue::{Catalogue, Held, in_scope};
pub(crate) use self::normal::{Way, Ways};

/// Everything that an action needs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    pub(crate) always: Also,
    pub(crate) options: Vec<OptionNeeds>,
}

/// What has to hold besides what is said before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Also {
    /// Each enough by itself.
    pub(crate) ways: Ways,
    /// What more it takes under a condition.
    pub(crate) when: Vec<When>,
    pub(crate) prohibitions: Vec<Prohibition>,
}

/// More, under a condition on facts.
#[derive(Clone, Debug)]
pub(crate) struct When {
    pub(crate) condition: String,
    /// The condition with what people call the facts and values.
    pub(crate) said: String,
    pub(crate) about: Option<About>,
    pub(crate) ways: Ways,
}

/// That a fact has a value, or that a set contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) fact: String,
    pub(crate) value: String,
    pub(crate) contains: bool,
}

/// More, for an option.
#[derive(Clone, Debug)]
pub(crate) struct OptionNeeds {
    pub(crate) id: String,
    pub(crate) phrase: String,
    pub(crate) also: Also,
}

/// What no permission overcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prohibition {
    /// As it is written.
    pub(crate) text: String,
    pub(crate) because: Option<String>,
    pub(crate) at: Location,
}

/// What an action needs.
pub(crate) fn needs(catalogue: &Catalogue<'_>, action: &Action) -> Needs {
    let always = demands::also(catalogue, action.clauses.iter().map(AsRef::as_ref), &Ways::anyone());
    let mut options = Vec::new();
    for option in &action.options {
        options.push(OptionNeeds {
            id: option.id.to_string(),
            phrase: option.phrase.clone(),
            also: demands::also(catalogue, [option.clause.as_ref()], &always.ways),
        });
    }
    Needs { always, options }
}
