//! The sets of an action: what is said already vanishes, and the rest becomes masks.

use placet_runtime::graph::{DENY, Graph};

use super::nodes::Nodes;
use super::slips::{Slip, made};

/// Sets that are compared with one another; of more, only those that are equal.
const COMPARED: usize = 32;

/// Of each set one permission must be held; those of one permission are taken together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sets {
    /// All of these must be held; ascending.
    pub(super) all: Vec<u32>,
    /// One of each; each ascending, with two at least.
    pub(super) any: Vec<Vec<u32>>,
}

fn brings(graph: &Graph, one: u32, other: u32) -> bool {
    let permission = usize::try_from(one).ok().and_then(|at| graph.permissions.get(at));
    permission.is_some_and(|permission| permission.implies.binary_search(&other).is_ok())
}

/// The permissions without those that come with another one.
pub(super) fn without_brought(graph: &Graph, set: &[u32]) -> Vec<u32> {
    let first_of_equals = |one: u32, other: u32| other < one || !brings(graph, one, other);
    let needed = |one: &u32| {
        !set.iter().any(|other| other != one && brings(graph, *other, *one) && first_of_equals(*one, *other))
    };
    set.iter().copied().filter(needed).collect()
}

/// The permissions and all that come with them, ascending.
pub(super) fn with_brought(graph: &Graph, set: &[u32]) -> Vec<u32> {
    let permission = |one: &u32| graph.permissions.get(usize::try_from(*one).ok()?);
    let brought = set.iter().filter_map(permission).flat_map(|permission| &permission.implies);
    let mut all: Vec<u32> = set.iter().chain(brought).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The permissions without those that bring another one: where one of them is asked for, the other is enough.
pub(super) fn without_bringing(graph: &Graph, set: &[u32]) -> Vec<u32> {
    let first_of_equals = |one: u32, other: u32| other < one || !brings(graph, other, one);
    let needed = |one: &u32| {
        !set.iter().any(|other| other != one && brings(graph, *one, *other) && first_of_equals(*one, *other))
    };
    set.iter().copied().filter(needed).collect()
}

/// The same demand in fewer and smaller sets.
pub(super) fn simplified(graph: &Graph, sets: Vec<Vec<u32>>) -> Sets {
    let mut all: Vec<u32> = Vec::new();
    let mut any: Vec<Vec<u32>> = Vec::new();
    for set in sets {
        let set = if set.len() == 1 { set } else { without_bringing(graph, &set) };
        match set.as_slice() {
            [one] => all.push(*one),
            _ => any.push(set),
        }
    }
    all.sort_unstable();
    all.dedup();
    any.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    any.dedup();
    // Whoever has all of `all` has one of these.
    any.retain(|set| !set.iter().any(|one| all.iter().any(|held| held == one || brings(graph, *held, *one))));
    if any.len() <= COMPARED {
        let sets = any.clone();
        let mut place = 0;
        any.retain(|set| {
            let smaller = sets.iter().take(place);
            place += 1;
            !smaller.into_iter().any(|smaller| smaller.iter().all(|one| set.binary_search(one).is_ok()))
        });
    }
    let needed = if made(Slip::WrongWayRound) { without_bringing } else { without_brought };
    Sets { all: needed(graph, &all), any }
}

/// Nodes that demand the sets and then lead on: first what must be held in full, then the sets of one word, then the others.
pub(super) fn put_before(nodes: &mut Nodes, sets: &Sets, next: u32) -> u32 {
    let mut any: Vec<&Vec<u32>> = sets.any.iter().collect();
    let words = |set: &[u32]| super::nodes::masks(set).len();
    any.sort_by_key(|set| (words(set), set.len()));
    let mut at = next;
    for set in any.into_iter().rev() {
        at = nodes.any(set, at, DENY);
    }
    nodes.all(&sets.all, at, DENY)
}
