//! The graph that decides, of the clauses: for each action one, whose nodes test many permissions at once.
//!
//! ```text
//!   clauses of an action            requires export and (a or b)    gate: requires see and t    when system: p else q
//!      |  conjuncts                 every clause falls apart into sets of which one must be held, and a rest
//!      v
//!   sets {export} {a, b} {see} {t}                 rests: when system: p else q
//!      |  sets                      what another one brings vanishes; sets of one become one mask a word
//!      v
//!   all of 1011 -> any of 0100100 -> rests, own first, the outermost gate last
//!      |  attach                    a rest is copied in front of what comes after it, runs of permissions as masks
//!      v
//!   nodes, each once for all actions (`nodes`)
//! ```
//!
//! **Size.** A rest is attached once for each different thing that comes after it; as the rests behind an action are those of
//! its sections, outermost last, that is once for each section. What the sets of an action say already is left out of a rest,
//! if that is small ([`SPECIALISED`](attach::SPECIALISED)) and nothing large comes before it that other actions share. A clause that would fall apart into more than
//! [`PULLED`](conjuncts::PULLED) permissions is a rest. So all nodes are linear in the expanded policy.
//!
//! **Unknown facts.** In a rest, every way is the way of some completion (see `lower`); what the sets ask is never unknown.
//! Rests are only put one after another, so a completion that one of them denies is denied, and no other is: following both
//! ways at an unknown test stays exact.

mod attach;
mod conjuncts;
mod nodes;
mod sets;
pub(crate) mod slips;
mod values;

use placet_runtime::graph::{ALLOW, DecisionNode, FIRST_NODE, Graph};

use self::attach::Attach;
use self::conjuncts::{Conjuncts, Rest, of_clause};
use self::nodes::Nodes;
use self::sets::Held;
use self::slips::{Slip, made};
use crate::hash::OrderedSet;

/// The nodes that decide, and where those of large gates begin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Decided {
    pub(crate) nodes: Vec<DecisionNode>,
    pub(crate) shared: Vec<Shared>,
}

/// A node from which on all clauses of an action are tested up to one, the outermost first, but for the sets that are tested
/// before. Several actions come to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Shared {
    /// The last of the clauses.
    pub(crate) clause: u32,
    /// The node, as it is in the graph.
    pub(crate) node: DecisionNode,
}

/// The nodes that decide the actions and options of a linked graph.
pub(crate) fn decided(graph: &Graph) -> Decided {
    let conjuncts: Vec<Conjuncts> = graph.clauses.iter().map(|clause| of_clause(graph, clause)).collect();
    let mut optimiser = Optimiser {
        graph,
        conjuncts,
        of_several: of_several(graph),
        nodes: Nodes::default(),
        attach: Attach::default(),
        shared: OrderedSet::default(),
    };
    let actions = graph.actions.iter().map(|action| action.clauses.as_slice());
    let options = graph.actions.iter().flat_map(|action| &action.options).map(|option| option.clauses.as_slice());
    let roots: Vec<u32> = actions.chain(options).map(|clauses| optimiser.root(clauses)).collect();
    let (clauses, marks): (Vec<u32>, Vec<u32>) = optimiser.shared.into_iter().unzip();
    let (nodes, marked) = optimiser.nodes.finish(&roots, &marks);
    let shared = clauses.into_iter().zip(marked).map(|(clause, node)| Shared { clause, node }).collect();
    Decided { nodes, shared }
}

/// Of each clause, whether several actions have it.
fn of_several(graph: &Graph) -> Vec<bool> {
    let mut met = vec![0u8; graph.clauses.len()];
    for clause in graph.actions.iter().flat_map(|action| &action.clauses) {
        if let Some(met) = usize::try_from(*clause).ok().and_then(|at| met.get_mut(at)) {
            *met = met.saturating_add(1);
        }
    }
    met.into_iter().map(|met| met > 1).collect()
}

/// Nodes of the rests of clauses, one after another, from which on they are one part that the actions behind them share,
/// whatever else an action asks for.
const ONE_PART: usize = 256;

struct Optimiser<'g> {
    graph: &'g Graph,
    /// Of each clause.
    conjuncts: Vec<Conjuncts>,
    of_several: Vec<bool>,
    nodes: Nodes,
    attach: Attach,
    /// Clauses at which a large part ends, with the nodes at which it begins.
    shared: OrderedSet<(u32, u32)>,
}

impl Optimiser<'_> {
    /// Where the decision starts that asks for all these clauses, outermost first.
    fn root(&mut self, clauses: &[u32]) -> u32 {
        let index = |clause: &u32| usize::try_from(*clause).ok();
        let conjuncts = clauses.iter().filter_map(|clause| Some((*clause, self.conjuncts.get(index(clause)?)?)));
        let conjuncts: Vec<(u32, &Conjuncts)> = conjuncts.skip(usize::from(made(Slip::ForgottenGate))).collect();
        let sets = conjuncts.iter().flat_map(|(_, conjuncts)| conjuncts.sets.iter().cloned()).collect();
        let sets = sets::simplified(self.graph, sets);
        // Who comes to a rest holds these.
        let held = Held::all_of(self.graph, &sets.all);
        let rests: Vec<(u32, Rest)> =
            conjuncts.iter().filter_map(|(clause, conjuncts)| Some((*clause, conjuncts.rest?))).collect();
        let mut size = 0usize;
        let mut ends = Vec::new();
        for (place, (clause, rest)) in rests.iter().enumerate() {
            let own = self.attach.size(self.graph, *rest);
            size = size.saturating_add(own);
            let of_several = index(clause).and_then(|at| self.of_several.get(at)) == Some(&true);
            if of_several && (own > attach::SPECIALISED || size > ONE_PART) {
                ends.push(place);
                size = 0;
            }
        }
        let mut at = ALLOW;
        for (place, (clause, rest)) in rests.iter().enumerate() {
            // A large part is one for all actions, and so is what comes after it.
            let held = ends.last().is_none_or(|end| place > *end).then_some(&held);
            at = self.attach.rest(self.graph, &mut self.nodes, *rest, held, at);
            if ends.binary_search(&place).is_ok() && at >= FIRST_NODE {
                self.shared.insert((*clause, at));
            }
        }
        sets::put_before(&mut self.nodes, &sets, at)
    }
}

#[cfg(test)]
mod tests;
