//! Exact answers about policies, for people: each a plain value that the command, the server and a gate in a build share.

mod prove;

pub use prove::{CanAnswer, Counterexample, Proof, Refutation, Undecided, confirm, prove, prove_together, separate};
