//! The rest of a clause, in front of what comes after it.

use placet_runtime::graph::{ALLOW, DecisionTest, FIRST_NODE, Graph, Node};

use super::conjuncts::{Rest, held, node};
use super::nodes::Nodes;
use super::sets::{without_bringing, without_brought};
use crate::hash::Map;

/// Rests that were attached, by what comes after them.
#[derive(Debug, Default)]
pub(super) struct Attach {
    known: Map<(Rest, u32), u32>,
}

/// Permissions that are tested one after another and have one way out in common.
enum Run {
    /// Held all: on; else out.
    All(Vec<u32>),
    /// None held: on; else out.
    Any(Vec<u32>),
    /// One test of facts.
    Fact(u32),
}

struct Step {
    run: Run,
    hi: u32,
    lo: u32,
}

impl Attach {
    /// The nodes of `rest`, with `after` in place of allow.
    pub(super) fn rest(&mut self, graph: &Graph, nodes: &mut Nodes, rest: Rest, after: u32) -> u32 {
        if let Some(known) = self.known.get(&(rest, after)) {
            return *known;
        }
        let parents = parents(graph, rest.root);
        let mut made: Map<u32, u32> = Map::default();
        let end = |id: u32| (id < FIRST_NODE).then_some(if id == ALLOW { after } else { id });
        let mut open = vec![(rest.root, None)];
        while let Some((id, step)) = open.pop() {
            if end(id).is_some() || made.contains_key(&id) {
                continue;
            }
            let Some(step) = step.or_else(|| step_at(graph, id, &parents)) else { continue };
            let to = |made: &Map<u32, u32>, id: u32| end(id).or_else(|| made.get(&id).copied());
            match (to(&made, step.hi), to(&made, step.lo)) {
                (Some(hi), Some(lo)) => {
                    let at = match &step.run {
                        Run::All(all) => nodes.all(&without_brought(graph, all), hi, lo),
                        Run::Any(any) => nodes.any(&without_bringing(graph, any), hi, lo),
                        Run::Fact(atom) => nodes.make(DecisionTest::Fact { atom: *atom, exact: rest.exact }, hi, lo),
                    };
                    made.insert(id, at);
                }
                _ => {
                    let (hi, lo) = (step.hi, step.lo);
                    open.push((id, Some(step)));
                    open.push((lo, None));
                    open.push((hi, None));
                }
            }
        }
        let root = end(rest.root).or_else(|| made.get(&rest.root).copied()).unwrap_or(placet_runtime::graph::DENY);
        self.known.insert((rest, after), root);
        root
    }
}

/// How many branches lead to each node that the root reaches.
fn parents(graph: &Graph, root: u32) -> Map<u32, u32> {
    let mut parents: Map<u32, u32> = Map::default();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let Some(node) = node(graph, id) else { continue };
        for to in [node.hi, node.lo] {
            let known = parents.entry(to).or_insert(0);
            *known += 1;
            if *known == 1 {
                open.push(to);
            }
        }
    }
    parents
}

fn step_at(graph: &Graph, id: u32, parents: &Map<u32, u32>) -> Option<Step> {
    let first = node(graph, id)?;
    let Some(permission) = held(graph, first) else {
        return Some(Step { run: Run::Fact(first.atom), hi: first.hi, lo: first.lo });
    };
    // What other branches lead to as well begins a step of its own, so that nothing is tested in two places.
    let next = |id: u32, fits: &dyn Fn(Node) -> bool| {
        let next = node(graph, id).filter(|next| fits(*next) && parents.get(&id) == Some(&1))?;
        Some((held(graph, next)?, next))
    };
    let (mut all, mut hi) = (vec![permission], first.hi);
    while let Some((permission, node)) = next(hi, &|next| next.lo == first.lo) {
        all.push(permission);
        hi = node.hi;
    }
    let (mut any, mut lo) = (vec![permission], first.lo);
    while let Some((permission, node)) = next(lo, &|next| next.hi == first.hi) {
        any.push(permission);
        lo = node.lo;
    }
    Some(if all.len() >= any.len() {
        Step { run: Run::All(all), hi, lo: first.lo }
    } else {
        Step { run: Run::Any(any), hi: first.hi, lo }
    })
}
