//! Exact answers about policies, for people: each a plain value that the command, the server and a gate in a build share.

mod coverage;
mod mutants;
mod prove;
mod suggest;
mod trial;

pub use coverage::{ClauseCoverage, Coverage, Shown, TestCoverage, TestKind, Totals, coverage};
pub use mutants::{Fate, Mutant, Mutation, Operator, Score};
pub use prove::{CanAnswer, Counterexample, Proof, Refutation, Undecided, confirm, prove, prove_together, separate};
pub use suggest::{GENERATED, SuggestedTest, Suggestions};

pub use placet_logic::Budget;
