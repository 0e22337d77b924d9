//! How good a policy's tests are: each slip that a person could make in it is made, and the tests should notice.
//!
//! A *mutant* is the policy with one slip ([`Operator`]): `and` read as `or`, a clause dropped. It is made on the resolved
//! policy, at a place that is written once: a gate is changed for all that it gates, a template for all its instances, `A / B`
//! for both actions, `node[fact]` for all its values.
//!
//! | what becomes of it | [`Fate`] |
//! | --- | --- |
//! | an expectation of a test comes out otherwise | `Killed` |
//! | none does, and by proof it decides alike in every possible world | `Equivalent`: no test could notice; not counted |
//! | none does, and a proof takes more than the budget | `NotDecided`: counted apart |
//! | none does, and there is a world that would show it | `Survived`; [`Mutation::suggest`] writes a test of it |
//!
//! The tests are not run by compiling each mutant: their requests are evaluated against the changed functions
//! ([`crate::trial`]), and of the tests only those that ask about an action that the slip reaches.

mod changes;
mod near;
mod operator;
mod report;
mod sites;
mod survey;
mod term;

pub use operator::Operator;
pub use report::{Fate, Mutant, Score};
pub use survey::Mutation;

pub(crate) use changes::Changes;
pub(crate) use near::Near;
pub(crate) use sites::sites;
pub(crate) use survey::differs;
pub(crate) use term::Term;
