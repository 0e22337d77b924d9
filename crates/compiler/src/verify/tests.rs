//! Broken graphs are found out, by each method; sound ones are not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a failed test is told so"
)]

mod mutants;
mod shared;
mod slips;
mod sound;

use std::sync::Arc;

use placet_runtime::graph::Graph;

use super::{Disproof, Method, Verification, Wrong};
use crate::compiler::{Compiler, SourceText, Sources};
use crate::model::Policy;

fn compiled(text: &str) -> (Arc<Policy>, Graph) {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    (compiler.policy(), Graph::clone(&compiler.graph().unwrap().graph))
}

/// As a compile does, of a graph as it comes: without being told where large gates begin.
fn verify(policy: &Policy, graph: &Graph) -> Result<Verification, Disproof> {
    super::verify(policy, graph, &[])
}

fn shown(text: &str) -> Result<Verification, Disproof> {
    let (policy, graph) = compiled(text);
    verify(&policy, &graph)
}

/// How the hardest action's graph was shown.
fn method(shown: &Verification) -> Method {
    let mut used = Method::ALL.into_iter().zip(shown.methods).filter(|(_, shown)| shown.actions > 0);
    used.next_back().unwrap().0
}
