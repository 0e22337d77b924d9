//! Invariants proved, or refuted by the smallest counterexample.
//!
//! A claim is about every case: each closed set of permissions here and in each scope, with each value of the facts.
//!
//! | form | a case against it |
//! | --- | --- |
//! | `always E` | `E` is not so |
//! | `always E implies F` | `E` is so and `F` is not |
//! | `no user E` | `E` is so |
//! | `no role E` | `E` is so of somebody who has the role, and nothing in any scope |
//!
//! What is against a claim is one [function](placet_logic::Function) of permissions and facts. Where it is so in no possible
//! world, the claim is proved. Where two facts are compared with one another, a world of it may be one that no values make so;
//! such worlds are taken out one after the other, so a refutation is always a case that can be written down.

mod confirm;
mod counterexample;
mod roles;
mod search;
mod violation;

use std::fmt;

use placet_compiler::{Expr, Invariant, InvariantForm, Name, PolicyIndex};
use placet_logic::{Budget, NotDecided};

pub use confirm::confirm;
pub use counterexample::{CanAnswer, Counterexample};
use search::{Found, Search, Who};
use violation::Violation;

/// How many roles, or combinations of them, get a counterexample of their own.
const LISTED: usize = 64;

/// What is known of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// There is no case against it.
    Proved {
        /// Where there are worlds against it that could not be written down as cases: the tests of facts that they take to
        /// be independent.
        up_to: Vec<String>,
    },
    /// There is a case against it.
    Refuted(Refutation),
    /// It takes more than was allowed for.
    NotDecided(Undecided),
}

/// The cases against a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refutation {
    /// The smallest case; of `no role`, one for each role or combination of roles, in the order of declaration, the fewest
    /// roles together first; at most 64. Never empty.
    pub cases: Vec<Counterexample>,
    /// How many roles and combinations there are, those that are not listed included; 1 where the claim is about users.
    pub count: usize,
}

/// Why a claim is not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// A diagram passes the budget.
    Nodes(NotDecided),
    /// The worlds against it that were looked at, this many, could not be written down as cases, and there are others.
    Cases(usize),
    /// Cases against it can be, and no test can say them: a permission fact, or one of a set, is a permission that the policy
    /// does not declare. With the tests that are not so in them.
    Unsayable(Vec<String>),
    /// There are more combinations of roles than this.
    Combinations(usize),
}

impl From<NotDecided> for Undecided {
    fn from(passed: NotDecided) -> Undecided {
        Undecided::Nodes(passed)
    }
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Undecided::Nodes(passed) => write!(f, "{passed}"),
            Undecided::Cases(count) => {
                write!(f, "not decided within {count} cases that could not be written down")
            }
            Undecided::Unsayable(tests) => {
                let tests = tests.join("`, `");
                write!(
                    f,
                    "not decided, as a case against it names a permission that the policy does not declare, which no "
                )?;
                write!(f, "test can say (in it `{tests}` is not so)")
            }
            Undecided::Combinations(count) => write!(f, "not decided within {count} combinations of roles"),
        }
    }
}

impl std::error::Error for Undecided {}

/// Proves an invariant of a policy without errors, or refutes it.
pub fn prove(index: &PolicyIndex<'_>, invariant: &Invariant, budget: Budget) -> Proof {
    prove_together(index, invariant, 1, budget)
}

/// The same, where `no role …` is also said of up to `together` roles that one user has. A combination counts where nothing
/// smaller in it does. The other forms are about every set of permissions anyway.
pub fn prove_together(index: &PolicyIndex<'_>, invariant: &Invariant, together: usize, budget: Budget) -> Proof {
    let proof = match invariant.form {
        InvariantForm::NoRole => roles::prove(index, invariant, together, budget),
        InvariantForm::Always | InvariantForm::NoUser => of_users(index, invariant, budget),
    };
    proof.unwrap_or_else(Proof::NotDecided)
}

/// Whether no role, and no up to `together` roles of one user, can both do `first` and do `second` in one case: the same as
/// `no role can first and can second`. Actions that the policy doesn't have can't be done.
pub fn separate(index: &PolicyIndex<'_>, first: &Name, second: &Name, together: usize, budget: Budget) -> Proof {
    let can = |action: &Name| Expr::Can { action: action.clone(), options: Vec::new() };
    let invariant = Invariant {
        name: format!("no role can do both {first} and {second}"),
        form: InvariantForm::NoRole,
        claim: Expr::all([can(first), can(second)]),
        implied: None,
        text: format!("no role can {first} and can {second}"),
        at: placet_compiler::Location::default(),
    };
    prove_together(index, &invariant, together, budget)
}

fn of_users(index: &PolicyIndex<'_>, invariant: &Invariant, budget: Budget) -> Result<Proof, Undecided> {
    let violation = Violation::of(index, invariant, budget)?;
    let mut search = Search::new(index, &violation);
    Ok(match search.find(&violation.function, &Who::Anyone)? {
        Found::Case(case) => Proof::Refuted(Refutation { cases: vec![case], count: 1 }),
        Found::Nothing => Proof::Proved { up_to: search.up_to() },
    })
}
