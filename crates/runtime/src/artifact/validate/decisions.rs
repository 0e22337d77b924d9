//! The nodes that decide.

use super::{At, Check, Checked, each};
use crate::artifact::record::{DecisionRecord, atom_kind, decision_word, fact_kind};
use crate::bits;

impl Check<'_, '_> {
    pub(super) fn decision_nodes(&self) -> Checked {
        let s = self.s;
        if s.decision_nodes.is_empty() {
            return Ok(());
        }
        let at = At { section: "decision nodes", record: 0 };
        let roots = s.actions.len().saturating_add(s.options.len());
        at.require(s.decision_nodes.len() >= roots, "an action or option has none")?;
        let end = s.decision_nodes.len().saturating_add(2);
        let words = bits::words(s.permissions.len());
        for ((at, node), id) in each("decision nodes", s.decision_nodes).zip(2_u32..) {
            let rises = |to: u32| to < 2 || (to > id && (to as usize) < end);
            let rises = rises(node.hi.get()) && rises(node.lo.get());
            at.require(rises, "a branch doesn't lead to a larger node or an end")?;
            self.decision_test(at, node, words)?;
        }
        Ok(())
    }

    fn decision_test(&self, at: At, node: &DecisionRecord, words: usize) -> Checked {
        let word = node.word.get();
        if word & decision_word::FACT != 0 {
            let index = (word & decision_word::INDEX) as usize;
            let good = if word & decision_word::VALUE == 0 {
                let atom = self.s.atoms.get(index);
                atom.is_some_and(|atom| atom.kind.get() != atom_kind::HOLDS)
            } else {
                let fact = self.s.facts.get(index).filter(|fact| fact.kind.get() == fact_kind::ONE_OF);
                fact.is_some_and(|fact| node.mask.get() & !bits::mask(0, fact.values.len.get() as usize) == 0)
            };
            return at.require(good, "it names a test that isn't there");
        }
        let (mask, want) = (node.mask.get(), node.want.get());
        at.require(want & !mask == 0, "it wants what it doesn't look at")?;
        at.require((word as usize) < words || mask == 0, "it names permissions that aren't there")
    }
}
