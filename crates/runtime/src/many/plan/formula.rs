//! What is written of one node: the steps of a formula.

use super::maker::{Maker, NUMBER, at_of};
use crate::decide::{ALLOW, DENY};
use crate::fact::Texts;
use crate::many::nodes::{Node, Nodes, Test, members};
use crate::many::program::Step;

/// A node whose value is its own: a choice between the rest of a formula and something else.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// Where the formula goes on.
    pub(super) main: u32,
    pub(super) other: u32,
    /// Whether it goes on there where the test holds, rather than where it fails.
    pub(super) where_held: bool,
}

impl<'r> Maker<'_, 'r, '_> {
    /// Writes what has the value of a node, from the formula's end up to it.
    pub(super) fn formula(&mut self, head: u32) {
        let mut at = head;
        let mut end;
        loop {
            end = self.node(at_of(at)).map_or(DENY, |node| choice_of(&node).main);
            if end <= ALLOW || self.uses(end) != at {
                break;
            }
            at = end;
        }
        self.begin(end);
        loop {
            if let Some(node) = self.node(at_of(at)) {
                self.step(&node);
            }
            if at == head {
                return;
            }
            at = self.uses(at);
        }
    }

    /// Sets a formula to an end, or to what a slot has.
    pub(super) fn begin(&mut self, end: u32) {
        match self.slot(end) {
            Ok(false) => self.writer.step(Step::No, false, core::iter::empty(), None),
            Ok(true) => self.writer.step(Step::Yes, false, core::iter::empty(), None),
            Err(slot) => self.writer.step(Step::Set, false, core::iter::once(slot), None),
        }
    }

    /// What is known of a value, or its slot.
    pub(super) fn slot(&self, id: u32) -> Result<bool, u32> {
        if id <= ALLOW { Ok(id == ALLOW) } else { Err(self.uses(id) & NUMBER) }
    }

    fn step(&mut self, node: &Node<'r>) {
        let choice = choice_of(node);
        match node.test {
            Test::Held { word, mask, want } => {
                let (wanted, unwanted) = (mask & want, mask & !want);
                // Where one that isn't wanted is held the test fails.
                if unwanted != 0 {
                    self.choose(choice, true, !choice.where_held, members(word as usize, unwanted));
                }
                if wanted != 0 {
                    self.choose(choice, false, choice.where_held, members(word as usize, wanted));
                }
            }
            Test::Column(column) => {
                self.choose(choice, false, choice.where_held, core::iter::once(column));
            }
            Test::HoldsAll(declared, others) => {
                let nodes = self.nodes;
                self.choose(choice, false, choice.where_held, all_of(&nodes, declared, others));
            }
            Test::Unknown { .. } => {
                if let Err(slot) = self.slot(choice.other) {
                    self.writer.step(Step::And, false, core::iter::once(slot), None);
                }
            }
            Test::Known(_) => {}
        }
    }

    /// Goes on where these columns hold, all or any, or where they don't; else it is the other value.
    fn choose(&mut self, choice: Choice, any: bool, where_held: bool, columns: impl Iterator<Item = u32>) {
        let (step, choice) = match (self.slot(choice.other), where_held) {
            (Ok(false), true) => (Step::And, None),
            (Ok(true), true) => (Step::OrNot, None),
            (Ok(false), false) => (Step::AndNot, None),
            (Ok(true), false) => (Step::Or, None),
            (Err(slot), true) => (Step::Keep, Some(slot)),
            (Err(slot), false) => (Step::Replace, Some(slot)),
        };
        let column = &*self.column;
        let slots = columns.map(|own| column.get(own as usize).copied().unwrap_or(0));
        self.writer.step(step, any, slots, choice);
    }
}

/// Every child that isn't an end and that a formula doesn't go on at has a slot.
pub(super) fn choice_of(node: &Node<'_>) -> Choice {
    let (hi, lo) = (node.hi, node.lo);
    let mixed = matches!(node.test, Test::Held { mask, want, .. } if want & mask != 0 && want & mask != mask);
    // A test of both kinds is two steps, which both go on at `hi`.
    if hi > ALLOW || lo <= ALLOW || mixed {
        Choice { main: hi, other: lo, where_held: true }
    } else {
        Choice { main: lo, other: hi, where_held: false }
    }
}

pub(super) fn all_of<'r>(nodes: &Nodes<'_, 'r>, declared: &'r [u64], others: Texts<'r>) -> impl Iterator<Item = u32> {
    let declared = declared.iter().enumerate().flat_map(|(word, bits)| members(word, *bits));
    declared.chain(nodes.named(others))
}
