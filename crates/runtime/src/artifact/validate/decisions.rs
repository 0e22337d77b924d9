//! The nodes that decide.

use super::{Check, Checked, Fault, ensure, every, require};
use crate::artifact::record::{DecisionRecord, atom_kind, decision_word, fact_kind};
use crate::bits;

impl Check<'_, '_> {
    pub(super) fn decision_nodes(&self) -> Checked {
        let s = self.s;
        if s.decision_nodes.is_empty() {
            return Ok(());
        }
        let roots = s.actions.len().saturating_add(s.options.len());
        require("decision nodes", s.decision_nodes.len() >= roots, Fault::Roots)?;
        let end = (s.decision_nodes.len() as u64).saturating_add(2);
        let permissions = s.permissions.len();
        let inner = (roots as u64).saturating_add(2);
        every("decision nodes", s.decision_nodes, |place, node| {
            let id = (place as u64).wrapping_add(2);
            let rises = |to: u32| {
                let to = u64::from(to);
                (to < 2) | ((to > id) & (to >= inner) & (to < end))
            };
            ensure(rises(node.hi.get()) & rises(node.lo.get()), Fault::Rises)?;
            ensure(node.alone.get() == node.alone_of(), Fault::Alone)?;
            let word = node.word.get();
            if word & decision_word::FACT != 0 {
                return ensure(self.is_test_of_facts(node), Fault::Test);
            }
            let (mask, want) = (node.mask.get(), node.want.get());
            ensure(want & !mask == 0, Fault::Wanted)?;
            ensure(mask & !bits::mask(word as usize, permissions) == 0, Fault::Held)
        })
    }

    fn is_test_of_facts(&self, node: &DecisionRecord) -> bool {
        let word = node.word.get();
        let index = (word & decision_word::INDEX) as usize;
        if word & decision_word::VALUE == 0 {
            let atom = self.s.atoms.get(index);
            return atom.is_some_and(|atom| atom.kind.get() != atom_kind::HOLDS);
        }
        let fact = self.s.facts.get(index).filter(|fact| fact.kind.get() == fact_kind::ONE_OF);
        fact.is_some_and(|fact| node.mask.get() & !bits::mask(0, fact.values.len.get() as usize) == 0)
    }
}
