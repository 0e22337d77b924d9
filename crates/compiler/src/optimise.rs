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
//! if that is small ([`SPECIALISED`](attach::SPECIALISED)). A clause that would fall apart into more than
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

use placet_runtime::graph::{ALLOW, DecisionNode, Graph};

use self::attach::Attach;
use self::conjuncts::{Conjuncts, of_clause};
use self::nodes::Nodes;
use self::slips::{Slip, made};

/// The nodes that decide the actions and options of a linked graph.
pub(crate) fn decision_nodes(graph: &Graph) -> Vec<DecisionNode> {
    let conjuncts: Vec<Conjuncts> = graph.clauses.iter().map(|clause| of_clause(graph, clause)).collect();
    let mut optimiser = Optimiser { graph, conjuncts, nodes: Nodes::default(), attach: Attach::default() };
    let actions = graph.actions.iter().map(|action| action.clauses.as_slice());
    let options = graph.actions.iter().flat_map(|action| &action.options).map(|option| option.clauses.as_slice());
    let roots: Vec<u32> = actions.chain(options).map(|clauses| optimiser.root(clauses)).collect();
    optimiser.nodes.finish(&roots)
}

struct Optimiser<'g> {
    graph: &'g Graph,
    /// Of each clause.
    conjuncts: Vec<Conjuncts>,
    nodes: Nodes,
    attach: Attach,
}

impl Optimiser<'_> {
    /// Where the decision starts that asks for all these clauses, outermost first.
    fn root(&mut self, clauses: &[u32]) -> u32 {
        let index = |clause: &u32| usize::try_from(*clause).ok();
        let conjuncts = clauses.iter().filter_map(|clause| self.conjuncts.get(index(clause)?));
        let conjuncts: Vec<&Conjuncts> = conjuncts.skip(usize::from(made(Slip::ForgottenGate))).collect();
        let sets = conjuncts.iter().flat_map(|conjuncts| conjuncts.sets.iter().cloned()).collect();
        let sets = sets::simplified(self.graph, sets);
        // Who comes to a rest holds these.
        let held = sets::with_brought(self.graph, &sets.all);
        let mut at = ALLOW;
        for rest in conjuncts.iter().filter_map(|conjuncts| conjuncts.rest) {
            at = self.attach.rest(self.graph, &mut self.nodes, rest, &held, at);
        }
        sets::put_before(&mut self.nodes, &sets, at)
    }
}

#[cfg(test)]
mod tests;
