//! The rest of a clause, in front of what comes after it.

use placet_runtime::graph::{ALLOW, Atom, DENY, DecisionTest, FIRST_NODE, Graph, Node};

use super::conjuncts::{Rest, held, node};
use super::nodes::Nodes;
use super::sets::{Held, without_bringing, without_brought};
use super::slips::{Slip, made};
use super::values;
use crate::hash::Map;

/// Rests of more nodes than this are the same for all actions, whatever an action asks for besides.
pub(super) const SPECIALISED: usize = 64;

/// Rests that were attached, by what is held when they are reached and what comes after them.
#[derive(Debug, Default)]
pub(super) struct Attach {
    known: Map<(Rest, Vec<u32>, u32), u32>,
    /// How many nodes a rest has, and the permissions that it tests, ascending; none of a large one.
    tested: Map<u32, (usize, Vec<u32>)>,
}

/// Tests that are made one after another, as one.
enum Run {
    /// All held: the first way; else the second.
    All(Vec<u32>),
    /// One of these held: the first way; else the second.
    Any(Vec<u32>),
    /// One test of facts: true, false.
    Fact(u32),
    /// A `one of` fact, and which value leads which way; another value leads the last way.
    Values(u32, Vec<u64>),
}

struct Step {
    run: Run,
    ways: Vec<u32>,
}

impl Attach {
    /// How many nodes a rest has.
    pub(super) fn size(&mut self, graph: &Graph, rest: Rest) -> usize {
        self.tested.entry(rest.root).or_insert_with(|| tested(graph, rest.root)).0
    }

    /// The nodes of `rest`, with `after` in place of allow. They are reached only by who has what is `held`.
    pub(super) fn rest(
        &mut self,
        graph: &Graph,
        nodes: &mut Nodes,
        rest: Rest,
        held: Option<&Held<'_>>,
        after: u32,
    ) -> u32 {
        let (_, tested) = self.tested.entry(rest.root).or_insert_with(|| tested(graph, rest.root));
        let held: Vec<u32> = tested.iter().copied().filter(|one| held.is_some_and(|held| held.has(*one))).collect();
        let key = (rest, held, after);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let view = View { graph, held: &key.1 };
        let root = view.settled(rest.root);
        let parents = parents(&view, root);
        let mut made: Map<u32, u32> = Map::default();
        let end = |id: u32| (id < FIRST_NODE).then_some(if id == ALLOW { after } else { id });
        let mut open = vec![(root, None)];
        while let Some((id, step)) = open.pop() {
            if end(id).is_some() || made.contains_key(&id) {
                continue;
            }
            let Some(step) = step.or_else(|| step_at(&view, id, &parents)) else { continue };
            let to = |id: &u32| end(*id).or_else(|| made.get(id).copied());
            let Some(ways) = step.ways.iter().map(to).collect::<Option<Vec<u32>>>() else {
                let ways = step.ways.clone();
                open.push((id, Some(step)));
                open.extend(ways.into_iter().rev().map(|way| (way, None)));
                continue;
            };
            made.insert(id, step.run.nodes(graph, nodes, rest.exact, &ways));
        }
        let root = end(root).or_else(|| made.get(&root).copied()).unwrap_or(DENY);
        self.known.insert(key, root);
        root
    }
}

impl Run {
    fn nodes(&self, graph: &Graph, nodes: &mut Nodes, exact: bool, ways: &[u32]) -> u32 {
        let way = |at: usize| ways.get(at).copied().unwrap_or(DENY);
        let exact = (exact || made(Slip::TakenForExact)) && !made(Slip::TakenForInexact);
        match self {
            Run::All(all) => nodes.all(&without_brought(graph, all), way(0), way(1)),
            Run::Any(any) => nodes.any(&without_bringing(graph, any), way(0), way(1)),
            Run::Fact(atom) if made(Slip::Swapped) => {
                nodes.make(DecisionTest::Fact { atom: *atom, exact }, way(1), way(0))
            }
            Run::Fact(atom) => nodes.make(DecisionTest::Fact { atom: *atom, exact }, way(0), way(1)),
            Run::Values(fact, values) => {
                let otherwise = ways.last().copied().unwrap_or(DENY);
                let cases = values.iter().copied().zip(ways.iter().copied());
                values::cases(nodes, *fact, exact, &values::merged(cases, otherwise), Some(otherwise))
            }
        }
    }
}

/// The nodes of the clauses, as they are to who holds some permissions.
struct View<'a> {
    graph: &'a Graph,
    held: &'a [u32],
}

impl View<'_> {
    /// The first node from here on whose outcome isn't known.
    fn settled(&self, mut id: u32) -> u32 {
        while let Some(node) = node(self.graph, id)
            && let Some(permission) = held(self.graph, node)
            && self.held.binary_search(&permission).is_ok()
        {
            id = node.hi;
        }
        id
    }

    fn node(&self, id: u32) -> Option<Node> {
        let node = node(self.graph, id)?;
        Some(Node { atom: node.atom, hi: self.settled(node.hi), lo: self.settled(node.lo) })
    }
}

fn tested(graph: &Graph, root: u32) -> (usize, Vec<u32>) {
    let view = View { graph, held: &[] };
    let reached = parents(&view, root);
    let size = reached.len();
    if size > SPECIALISED {
        return (size, Vec::new());
    }
    let reached = reached.keys().copied().chain([root]);
    let mut tested: Vec<u32> = reached.filter_map(|id| held(graph, node(graph, id)?)).collect();
    tested.sort_unstable();
    tested.dedup();
    (size, tested)
}

/// How many branches lead to each node that the root reaches.
fn parents(view: &View<'_>, root: u32) -> Map<u32, u32> {
    let mut parents: Map<u32, u32> = Map::default();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let Some(node) = view.node(id) else { continue };
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

fn step_at(view: &View<'_>, id: u32, parents: &Map<u32, u32>) -> Option<Step> {
    let first = view.node(id)?;
    // What other branches lead to as well begins a step of its own, so that nothing is tested in two places.
    let alone = |id: u32| view.node(id).filter(|_| parents.get(&id) == Some(&1));
    let Some(permission) = held(view.graph, first) else {
        let Some((fact, value)) = value(view.graph, first) else {
            return Some(Step { run: Run::Fact(first.atom), ways: vec![first.hi, first.lo] });
        };
        let (mut values, mut ways, mut lo) = (vec![value], vec![first.hi], first.lo);
        while let Some(node) = alone(lo)
            && let Some((_, value)) = value_of(view.graph, node, fact)
        {
            values.push(value);
            ways.push(node.hi);
            lo = node.lo;
        }
        ways.push(lo);
        return Some(Step { run: Run::Values(fact, values), ways });
    };
    let next = |id: u32, fits: &dyn Fn(Node) -> bool| {
        let next = alone(id).filter(|next| fits(*next))?;
        Some((held(view.graph, next)?, next))
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
        Step { run: Run::All(all), ways: vec![hi, first.lo] }
    } else {
        Step { run: Run::Any(any), ways: vec![first.hi, lo] }
    })
}

/// The fact whose value a node asks for, and the value as a bit.
fn value(graph: &Graph, node: Node) -> Option<(u32, u64)> {
    match graph.atoms.get(usize::try_from(node.atom).ok()?)? {
        Atom::IsValue(fact, value) if *value < u64::BITS => Some((*fact, 1 << value)),
        _ => None,
    }
}

fn value_of(graph: &Graph, node: Node, fact: u32) -> Option<(u32, u64)> {
    value(graph, node).filter(|(own, _)| *own == fact)
}
