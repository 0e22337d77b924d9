//! What a clause demands: sets of permissions of which one must be held, and a rest.

use placet_runtime::graph::{ALLOW, Atom, Clause, DENY, FIRST_NODE, Graph, Node};

/// How many permissions of a clause may be taken out as sets. Behind a gate, they are tested anew in each action, together
/// with what it asks for itself; what is larger is shared by all of them.
pub(super) const PULLED: usize = 64;

/// A clause, taken apart: all of this must be so.
#[derive(Debug, Default)]
pub(super) struct Conjuncts {
    /// Permissions, ascending; one of each set must be held.
    pub(super) sets: Vec<Vec<u32>>,
    pub(super) rest: Option<Rest>,
}

/// The part of a clause that is no set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Rest {
    /// A node of the clauses, or a terminal.
    pub(super) root: u32,
    /// Whether unknown facts are decided exactly; else they deny.
    pub(super) exact: bool,
}

/// A node of the clauses; terminals have none.
pub(super) fn node(graph: &Graph, id: u32) -> Option<Node> {
    let at = usize::try_from(id.checked_sub(FIRST_NODE)?).ok()?;
    graph.nodes.get(at).copied()
}

/// The permission that a node tests.
pub(super) fn held(graph: &Graph, node: Node) -> Option<u32> {
    match graph.atoms.get(usize::try_from(node.atom).ok()?)? {
        Atom::Holds(permission) => Some(*permission),
        _ => None,
    }
}

pub(super) fn of_clause(graph: &Graph, clause: &Clause) -> Conjuncts {
    let mut conjuncts = Conjuncts::default();
    let mut at = clause.root;
    let mut taken = 0;
    while at != ALLOW {
        let room = PULLED.saturating_sub(taken);
        let Some((mut set, next)) = set_at(graph, at, room) else {
            conjuncts.rest = Some(Rest { root: at, exact: clause.exact });
            break;
        };
        taken += set.len();
        set.sort_unstable();
        set.dedup();
        conjuncts.sets.push(set);
        at = next;
    }
    conjuncts
}

/// The permissions of which one has to be held to come from this node to another one, while all else ends in deny; and that
/// other one.
fn set_at(graph: &Graph, at: u32, room: usize) -> Option<(Vec<u32>, u32)> {
    let first = node(graph, at)?;
    let mut set = Vec::new();
    let mut now = first;
    loop {
        set.push(held(graph, now)?);
        if set.len() > room || now.hi != first.hi {
            return None;
        }
        if now.lo == DENY {
            return Some((set, first.hi));
        }
        now = node(graph, now.lo)?;
    }
}
