//! Requests tried on a policy of which some clauses may be read differently, without compiling it again.
//!
//! A request of a test knows permissions in full and some facts. A requirement is evaluated in two steps:
//!
//! ```text
//!   requirement   of an action with options, `can` written out, clauses replaced where the reading says so
//!      |  what the request knows is put in
//!      v
//!   residue       an expression of what is unknown: nothing is left of it where the answer is known
//!      |  asked as a function, unknown facts in every way they can be
//!      v
//!   decision      allowed where it is always so; missing sets of permissions
//! ```
//!
//! That is what the runtime decides: tests of unknown facts are one unknown each ([`Detail::AsDecided`]).

mod decide;
mod known;
mod program;
mod tests;

pub(crate) use decide::Decider;
pub(crate) use known::Request;
pub(crate) use program::{ClauseId, Program, Reading};
pub(crate) use tests::{Reach, Tests, by_action, targets};
