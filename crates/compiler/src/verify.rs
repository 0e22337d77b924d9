//! Every compile proves itself: for each action and option, the graph that decides means what the resolved source means.
//!
//! ```text
//!   resolved policy                                    graph, as the artifact has it
//!      |  clauses of an action, `can` written out         |  nodes from the action's root, by the artifact's own names
//!      +---------------------- question -----------------+
//!                                 |  equal ones once; a large gate for all actions behind it (`shared`)
//!                                 v
//!        table            all combinations of permissions, and of facts known and unknown, 64 in a word
//!        canonical        too many for a table: both as diagrams in canonical form, within a budget
//!        cubes            past the budget: all combinations in many tables, or some at random with a fixed seed
//!                                 |
//!                                 v
//!                    shown, how, and of how many       or the smallest request that tells the two apart
//! ```
//!
//! **What is shown.** For all permissions that may be held at once and for each set `U` of groups of tests that are unknown
//! (a group: the tests of one fact; see [`meaning`](crate::meaning)): the walk of the graph, which follows both ways at an
//! unknown test, allows exactly where every answer of `U` that the theory allows makes the source true. Where a clause is
//! not exact, that holds of `U` empty, and of all other `U` that the graph allows no more than that.
//!
//! Nothing of `lower`, `link` and `optimise` is used here but what they made. Clauses in diagrams, sets, masks, and what
//! brings what are all part of what is shown.

mod asker;
mod canonical;
mod cubes;
mod disproof;
mod layout;
mod numbering;
mod prover;
mod question;
mod report;
mod shared;
mod source;
mod table;
mod tables;

use std::sync::Mutex;

use placet_runtime::graph::{Atom, Graph};

pub use disproof::{Counterexample, Disproof, Wrong};
pub use report::{Inexact, Method, Sampled, Shown, Verification};

use self::prover::Prover;
use self::shared::Hints;
use self::tables::Tables;
use crate::model::{Action, Policy};
use crate::optimise::Shared;
use crate::parallel;

/// Actions that are looked at together. What is spent on hard questions is limited for each such part, so that the answer
/// does not hang on how many threads there are.
const PART: usize = 512;

/// Nodes of all questions that are asked by canonical form, shared out evenly among the parts; what comes after that is
/// sampled. A question that passes the budget of nodes counts as [`PASSED`].
const CANONICAL_WORK: usize = 100_000_000;

/// Shows that the graph means what the policy says, on as many threads as it is worth.
///
/// `shared` says where the nodes of large gates may begin: what is said there is shown before it is used.
///
/// # Errors
///
/// - [`Disproof`] of the first permission or action of which it doesn't.
pub(crate) fn verify(policy: &Policy, graph: &Graph, shared: &[Shared]) -> Result<Verification, Disproof> {
    let tables = Tables::new(policy, graph)?;
    let options: usize = policy.actions.iter().map(|action| action.options.len()).sum();
    let roots = policy.actions.len().saturating_add(options);
    let other = policy.actions.iter().zip(&graph.actions).find(|(one, made)| one.id != made.id);
    if let Some((action, _)) = other {
        return Err(Disproof::action(&action.id, None, Wrong::Missing));
    }
    if policy.actions.len() != graph.actions.len() || graph.decision_nodes.len() < roots {
        return Err(Disproof { of: "some actions".into(), wrong: Wrong::Missing });
    }
    let inexact = inexact_clauses(graph);
    let hints = Hints::new(shared);
    let parts: Vec<&[std::sync::Arc<Action>]> = policy.actions.chunks(PART).collect();
    let found: Vec<Mutex<Option<Result<Verification, Disproof>>>> = parts.iter().map(|_| Mutex::new(None)).collect();
    let mut first_options = Vec::new();
    let mut option = policy.actions.len();
    for part in &parts {
        first_options.push(option);
        option += part.iter().map(|action| action.options.len()).sum::<usize>();
    }
    parallel::parts(parts.len(), |next| {
        let mut prover = Prover::new(&tables, &inexact, &hints, CANONICAL_WORK / parts.len().max(1));
        while let Some(at) = next() {
            let (Some(part), Some(option)) = (parts.get(at), first_options.get(at)) else { break };
            let shown = prover.part(part, at.saturating_mul(PART), *option);
            if let Some(slot) = found.get(at).and_then(|slot| slot.lock().ok().map(|mut slot| slot.replace(shown))) {
                debug_assert!(slot.is_none());
            }
        }
    });
    let mut verification = Verification::default();
    for (shown, part) in found.into_iter().zip(&parts) {
        let missing = || part.first().map_or_else(String::new, |action| action.id.to_string());
        match shown.into_inner().ok().flatten() {
            Some(shown) => verification.join(shown?),
            None => return Err(Disproof::action(&missing(), None, Wrong::Missing)),
        }
    }
    verification.options = options;
    Ok(verification)
}

/// For each clause of the graph, whether it reads facts and does not decide exactly where they are unknown.
fn inexact_clauses(graph: &Graph) -> Vec<bool> {
    let reads_facts = |root: u32| {
        let mut seen = crate::hash::Set::default();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let at = id.checked_sub(placet_runtime::graph::FIRST_NODE).and_then(|at| usize::try_from(at).ok());
            let Some(node) = at.and_then(|at| graph.nodes.get(at)).filter(|_| seen.insert(id)) else { continue };
            let atom = usize::try_from(node.atom).ok().and_then(|at| graph.atoms.get(at));
            if !matches!(atom, Some(Atom::Holds(_))) {
                return true;
            }
            open.extend([node.hi, node.lo]);
        }
        false
    };
    graph.clauses.iter().map(|clause| !clause.exact && reads_facts(clause.root)).collect()
}

#[cfg(test)]
mod tests;
