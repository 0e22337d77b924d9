//! The nodes that decide.

use core::cmp::Ordering;

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
        let inner = (roots as u64).saturating_add(2);
        // The words of which all bits are permissions, and the bits of the next one.
        let (whole, rest) = (s.permissions.len() / 64, bits::mask(0, s.permissions.len() % 64));
        every("decision nodes", s.decision_nodes, |place, node| {
            let (word, mask, want) = (node.word.get(), node.mask.get(), node.want.get());
            let beyond = match (word as usize).cmp(&whole) {
                Ordering::Less => 0,
                Ordering::Equal => !rest,
                Ordering::Greater => u64::MAX,
            };
            // Most nodes are of one kind, and of that little has to be asked.
            let ends = u64::from(node.hi.get()) | u64::from(node.lo.get()) << 32;
            let usual = (ends == 1) & (node.unknown.get() == 0) & (word as usize <= whole);
            if usual & ((want & !mask) | (mask & beyond) == 0) {
                return Ok(());
            }
            let id = (place as u64).wrapping_add(2);
            let rises = |to: u32| {
                let to = u64::from(to);
                (to < 2) | ((to > id) & (to >= inner) & (to < end))
            };
            ensure(rises(node.hi.get()) & rises(node.lo.get()), Fault::Rises)?;
            ensure(node.unknown.get() == node.unknown_of(), Fault::Unknown)?;
            if word & decision_word::FACT != 0 {
                return ensure(self.is_test_of_facts(node), Fault::Test);
            }
            ensure(want & !mask == 0, Fault::Wanted)?;
            ensure(mask & beyond == 0, Fault::Held)
        })
    }

    fn is_test_of_facts(&self, node: &DecisionRecord) -> bool {
        let word = node.word.get();
        let index = (word & decision_word::INDEX) as usize;
        let fact = self.s.facts.get(index);
        match word & decision_word::KIND {
            decision_word::ATOM => {
                let atom = self.s.atoms.get(index);
                atom.is_some_and(|atom| atom.kind.get() != atom_kind::HOLDS)
            }
            decision_word::BOOLEAN => fact.is_some_and(|fact| fact.kind.get() == fact_kind::BOOLEAN),
            decision_word::VALUE => fact.is_some_and(|fact| {
                let values = bits::mask(0, fact.values.len.get() as usize);
                (fact.kind.get() == fact_kind::ONE_OF) & (node.mask.get() & !values == 0)
            }),
            _ => false,
        }
    }
}
