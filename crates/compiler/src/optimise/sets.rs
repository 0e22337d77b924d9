//! The sets of an action: what is said already vanishes, and the rest becomes masks.

use placet_runtime::graph::{DENY, Graph};

use super::nodes::Nodes;
use super::slips::{Slip, made};
use crate::hash::Set;

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

/// Whether a permission brings another one of the set, ascending, for which `counts` is true. Goes through what it brings or
/// through the set, whichever is shorter.
fn brings_one(graph: &Graph, one: u32, set: &[u32], counts: &mut dyn FnMut(u32) -> bool) -> bool {
    let permission = usize::try_from(one).ok().and_then(|at| graph.permissions.get(at));
    let brought = permission.map_or(&[][..], |permission| &permission.implies);
    let (short, long) = if brought.len() < set.len() { (brought, set) } else { (set, brought) };
    short.iter().any(|other| *other != one && long.binary_search(other).is_ok() && counts(*other))
}

fn ascending(set: &[u32]) -> Vec<u32> {
    let mut set = set.to_vec();
    set.sort_unstable();
    set.dedup();
    set
}

/// The permissions without those that come with another one; of those that bring one another the first stays.
pub(super) fn without_brought(graph: &Graph, set: &[u32]) -> Vec<u32> {
    let among = ascending(set);
    let mut brought = Set::default();
    for one in &among {
        brings_one(graph, *one, &among, &mut |other| {
            if *one < other || !brings(graph, other, *one) {
                brought.insert(other);
            }
            false
        });
    }
    set.iter().copied().filter(|one| !brought.contains(one)).collect()
}

/// What is held by who holds all of a set.
pub(super) struct Held<'g> {
    graph: &'g Graph,
    all: Vec<u32>,
    /// Those of the set that bring others.
    bringing: Vec<u32>,
}

impl<'g> Held<'g> {
    pub(super) fn all_of(graph: &'g Graph, set: &[u32]) -> Held<'g> {
        let all = ascending(set);
        let brings = |one: &u32| usize::try_from(*one).ok().and_then(|at| graph.permissions.get(at));
        let bringing = all.iter().copied().filter(|one| brings(one).is_some_and(|one| !one.implies.is_empty()));
        Held { graph, bringing: bringing.collect(), all }
    }

    pub(super) fn has(&self, one: u32) -> bool {
        self.all.binary_search(&one).is_ok() || self.bringing.iter().any(|held| brings(self.graph, *held, one))
    }
}

/// The permissions without those that bring another one: where one of them is asked for, the other is enough.
pub(super) fn without_bringing(graph: &Graph, set: &[u32]) -> Vec<u32> {
    let among = ascending(set);
    let needed = |one: &u32| !brings_one(graph, *one, &among, &mut |other| other < *one || !brings(graph, other, *one));
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
    let held = Held::all_of(graph, &all);
    any.retain(|set| !set.iter().any(|one| held.has(*one)));
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
