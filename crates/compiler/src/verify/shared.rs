//! A large gate is shown once for all actions behind it.
//!
//! ```text
//!   an action        its own sets -> its own rests -> g       g: all clauses from the outermost to a large gate, but for
//!                                                              sets, which stand before it
//!   shown once       sets of these clauses, then g    =   these clauses
//!   each action      with `g is so` as one permission on both sides, which may be held or not whatever else is
//! ```
//!
//! What is shown of one free permission holds of the gate in its place: it is a clause of its own, and "for every completion
//! of the unknown facts" goes through the `and` of clauses. Where the gate or the action isn't shown so, the action is looked
//! at as a whole; only that tells of a mistake.

use placet_runtime::graph::DecisionNode;

use super::Method;
use super::asker::{Behind, Part};
use super::prover::{Clauses, Found, Prover};
use crate::hash::{Map, Set};
use crate::optimise;

/// Where the nodes of large gates may begin.
#[derive(Debug, Default)]
pub(super) struct Hints {
    nodes: Set<(u32, DecisionNode)>,
    clauses: Set<u32>,
}

impl Hints {
    pub(super) fn new(shared: &[optimise::Shared]) -> Hints {
        Hints {
            nodes: shared.iter().map(|one| (one.clause, one.node)).collect(),
            clauses: shared.iter().map(|one| one.clause).collect(),
        }
    }

    /// Whether the nodes that test all clauses up to this one may begin here.
    pub(super) fn begins(&self, clause: u32, node: &DecisionNode) -> bool {
        self.nodes.contains(&(clause, *node))
    }

    /// How many clauses the innermost large gate ends, where one of the first `count` does.
    fn last(&self, clauses: &[u32], count: usize) -> Option<usize> {
        let first = clauses.get(..count).unwrap_or(clauses);
        first.iter().rposition(|clause| self.clauses.contains(clause)).map(|at| at.saturating_add(1))
    }
}

/// What was shown of gates.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// By the address of each clause, the outermost first, and the node; nothing where it wasn't shown.
    gates: Map<(Vec<usize>, DecisionNode), Option<Gate>>,
}

impl Shown {
    pub(super) fn clear(&mut self) {
        self.gates.clear();
    }
}

/// How a gate was shown.
#[derive(Debug, Clone)]
struct Gate {
    method: Method,
    looked_at: u64,
    combinations: f64,
    /// What its question asked for, that of the gates around it too; by their numbers in the tables.
    permissions: std::sync::Arc<Set<u32>>,
    tests: std::sync::Arc<Set<u32>>,
}

impl Prover<'_> {
    /// How the graph from a root was shown to mean the clauses, the innermost large gate taken as one; and of how many
    /// combinations. Nothing where there is no such gate, or where it is not shown so.
    pub(super) fn behind_shared(&mut self, clauses: Clauses<'_>, root: usize) -> Option<(Found, f64)> {
        let count = self.hints.last(clauses.made, clauses.made.len())?;
        let gate = self.behind(clauses, count, root)?;
        Some((Found { method: gate.method, looked_at: gate.looked_at, row: None }, gate.combinations))
    }

    /// The graph from a node, with the first `count` clauses taken as one.
    fn behind(&mut self, clauses: Clauses<'_>, count: usize, root: usize) -> Option<Gate> {
        let clause = *clauses.made.get(count.checked_sub(1)?)?;
        let hints = self.hints;
        let node = self.asker.only_beginning(root, &|node| hints.begins(clause, node))?;
        let gate = self.gate(clauses.first(count), node)?;
        let part = Part { behind: Some(Behind { clauses: count, node }), after_sets: false };
        let found = self.asked(clauses, root, part)?;
        let all = self.joined(&gate, &found);
        if self.taken_for_exact(clauses, count).is_some() {
            return None;
        }
        Some(all)
    }

    /// That from this node on, all of these clauses are tested but for sets; each is shown once.
    fn gate(&mut self, clauses: Clauses<'_>, node: usize) -> Option<Gate> {
        let content = *self.tables.graph.decision_nodes.get(node)?;
        let key = (clauses.said.iter().map(|clause| std::ptr::from_ref(*clause) as usize).collect(), content);
        if let Some(known) = self.shown.gates.get(&key) {
            return known.clone();
        }
        let gate = self.shown_gate(clauses, node);
        self.shown.gates.insert(key, gate.clone());
        gate
    }

    fn shown_gate(&mut self, clauses: Clauses<'_>, node: usize) -> Option<Gate> {
        let before = clauses.made.len().checked_sub(1)?;
        let hints = self.hints;
        let around = hints.last(clauses.made, before).and_then(|count| {
            let clause = *clauses.made.get(count.checked_sub(1)?)?;
            let node = self.asker.only_beginning(node, &|node| hints.begins(clause, node))?;
            Some((self.gate(clauses.first(count), node)?, Behind { clauses: count, node }))
        });
        let (gate, behind) = around.unzip();
        let (gate, count) = (gate.unwrap_or_else(Gate::nothing), behind.map_or(0, |behind| behind.clauses));
        let found = self.asked(clauses, node, Part { behind, after_sets: true });
        let mut all = self.joined(&gate, &found?);
        let (permissions, tests) = self.asker.asked_for();
        all.permissions = std::sync::Arc::new(gate.permissions.iter().copied().chain(permissions).collect());
        all.tests = std::sync::Arc::new(gate.tests.iter().copied().chain(tests).collect());
        if self.taken_for_exact(clauses, count).is_some() {
            return None;
        }
        Some(all)
    }

    /// What was shown of a gate and of the last question together.
    fn joined(&self, gate: &Gate, found: &Found) -> Gate {
        let beside = self.asker.combinations_beside(&self.question, &gate.permissions, &gate.tests);
        Gate {
            method: gate.method.max(found.method),
            looked_at: gate.looked_at.saturating_add(found.looked_at),
            combinations: gate.combinations * beside,
            ..gate.clone()
        }
    }
}

impl Gate {
    fn nothing() -> Gate {
        Gate {
            method: Method::Table,
            looked_at: 0,
            combinations: 1.0,
            permissions: std::sync::Arc::default(),
            tests: std::sync::Arc::default(),
        }
    }
}
