//! From decision nodes to formulas.
//!
//! ```text
//! seen       which nodes the actions lead to                       parents before children
//! folded     what the facts decide, and what leads one way only    children before parents
//! uses       who uses a node's value: one parent, one row, or many parents before children
//! columns    the columns that are asked of get the first slots
//! written    a formula for each row, and for each node used often  children before parents
//! ```
//!
//! A formula begins at its end and goes up: `a and (b or c) and x`, of which `x` is used elsewhere too,
//! is set to `x`, then joined by "and" with `b or c`, then with `a`.

use super::formula::{all_of, choice_of};
use crate::decide::{ALLOW, DENY, FIRST};
use crate::ids::ActionId;
use crate::many::nodes::{Node, Nodes, Test, members};
use crate::many::program::{Step, Writer};

/// Not led to, and led to but not folded yet; no node has such an id.
const NOT_SEEN: u32 = u32::MAX;
const SEEN: u32 = u32::MAX - 1;

/// What uses a node's value: nothing; the one parent of this id; the row of this number alone; more, so
/// that the value has a slot, and then in the slot of this number.
const UNUSED: u32 = 0;
const ROW: u32 = 1 << 30;
const OFTEN: u32 = 2 << 30;
const SLOT: u32 = 3 << 30;
pub(super) const NUMBER: u32 = ROW - 1;

pub(super) struct Maker<'a, 'r, 'b> {
    pub(super) nodes: Nodes<'a, 'r>,
    pub(super) actions: &'r [ActionId],
    /// Of each node the id of what has its value.
    pub(super) to: &'b mut [u32],
    pub(super) uses: &'b mut [u32],
    /// Of each column its slot.
    pub(super) column: &'b mut [u32],
    pub(super) writer: Writer<'b>,
    pub(super) used: u32,
    pub(super) slots: u32,
}

impl<'r> Maker<'_, 'r, '_> {
    pub(super) fn make(&mut self) {
        self.see();
        self.fold();
        self.count_uses();
        self.place_columns();
        for at in (0..self.to.len()).rev() {
            let id = id_of(at);
            let uses = self.uses.get(at).copied().unwrap_or(UNUSED);
            match uses & !NUMBER {
                ROW => {
                    self.writer.begin(Step::Row, uses & NUMBER);
                    self.formula(id);
                }
                OFTEN => {
                    let slot = self.used.saturating_add(self.slots);
                    self.slots = self.slots.saturating_add(1);
                    self.writer.begin(Step::Slot, slot);
                    self.formula(id);
                    self.set_uses(id, SLOT | slot);
                }
                _ => {}
            }
        }
        self.rows();
    }

    fn see(&mut self) {
        self.to.fill(NOT_SEEN);
        let nodes = self.nodes;
        let roots = self.actions.iter().flat_map(|action| nodes.roots(*action));
        roots.for_each(|root| mark(self.to, root));
        for at in 0..self.to.len() {
            if let (Some(&SEEN), Some(node)) = (self.to.get(at), nodes.node(at)) {
                // An end is none of the nodes.
                [node.hi, node.lo].into_iter().for_each(|id| mark(self.to, id));
            }
        }
    }

    fn fold(&mut self) {
        for at in (0..self.to.len()).rev() {
            let Some(node) = self.node(at) else { continue };
            let (hi, lo) = (node.hi, node.lo);
            let to = match node.test {
                Test::Known(true) | Test::Held { mask: 0, .. } => hi,
                Test::Known(false) => lo,
                Test::Unknown { exact: false } => DENY,
                Test::Unknown { .. } if hi == DENY || lo == DENY => DENY,
                Test::Unknown { .. } if hi == ALLOW => lo,
                Test::Unknown { .. } if lo == ALLOW => hi,
                Test::HoldsAll([], others) if others.iter().next().is_none() => hi,
                _ if hi == lo => hi,
                _ => id_of(at),
            };
            if let Some(own) = self.to.get_mut(at) {
                *own = to;
            }
        }
    }

    /// A node that is led to, with what its children are folded to.
    pub(super) fn node(&self, at: usize) -> Option<Node<'r>> {
        if *self.to.get(at)? == NOT_SEEN {
            return None;
        }
        let node = self.nodes.node(at)?;
        Some(Node { hi: self.folded(node.hi), lo: self.folded(node.lo), ..node })
    }

    fn folded(&self, id: u32) -> u32 {
        if id <= ALLOW { id } else { self.to.get(at_of(id)).copied().unwrap_or(DENY) }
    }

    fn count_uses(&mut self) {
        self.uses.fill(UNUSED);
        self.column.fill(0);
        let actions = self.actions;
        for (row, action) in (0_u32..).zip(actions) {
            let alone = self.nodes.roots(*action).count() == 1;
            let nodes = self.nodes;
            for root in nodes.roots(*action) {
                self.add_use(self.folded(root), if alone { ROW | row } else { OFTEN });
            }
        }
        for at in 0..self.to.len() {
            let own = id_of(at);
            let used = self.to.get(at) == Some(&own) && self.uses.get(at).is_some_and(|uses| *uses != UNUSED);
            let (Some(node), true) = (self.node(at), used) else { continue };
            let choice = choice_of(&node);
            self.add_use(choice.main, own);
            self.add_use(choice.other, OFTEN);
            let mark = |column: u32| {
                if let Some(mark) = self.column.get_mut(column as usize) {
                    *mark = 1;
                }
            };
            match node.test {
                Test::Held { word, mask, .. } => members(word as usize, mask).for_each(mark),
                Test::Column(column) => core::iter::once(column).for_each(mark),
                Test::HoldsAll(declared, others) => all_of(&self.nodes, declared, others).for_each(mark),
                Test::Known(_) | Test::Unknown { .. } => {}
            }
        }
    }

    fn add_use(&mut self, id: u32, by: u32) {
        if id > ALLOW {
            let before = self.uses.get(at_of(id)).copied().unwrap_or(OFTEN);
            self.set_uses(id, if before == UNUSED { by } else { OFTEN });
        }
    }

    fn set_uses(&mut self, id: u32, uses: u32) {
        if let Some(own) = self.uses.get_mut(at_of(id)) {
            *own = uses;
        }
    }

    pub(super) fn uses(&self, id: u32) -> u32 {
        self.uses.get(at_of(id)).copied().unwrap_or(UNUSED)
    }

    fn place_columns(&mut self) {
        for (at, slot) in (0_u32..).zip(self.column.iter_mut()) {
            if *slot != 0 {
                *slot = self.used;
                self.used = self.used.saturating_add(1);
                self.writer.word(at);
            }
        }
    }

    /// The rows that no node's formula went to.
    fn rows(&mut self) {
        let (actions, nodes) = (self.actions, self.nodes);
        for (row, action) in (0_u32..).zip(actions) {
            let roots = nodes.roots(*action).map(|root| self.folded(root));
            let mut done = false;
            let mut denies = false;
            for root in roots {
                done |= root > ALLOW && self.uses(root) == (ROW | row);
                denies |= root == DENY;
            }
            if done {
                continue;
            }
            self.writer.begin(Step::Row, row);
            self.begin(if denies { DENY } else { ALLOW });
            if denies {
                continue;
            }
            for root in nodes.roots(*action) {
                if let Err(slot) = self.slot(self.folded(root)) {
                    self.writer.step(Step::And, false, core::iter::once(slot), None);
                }
            }
        }
    }
}

fn id_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX).saturating_add(FIRST)
}

pub(super) fn at_of(id: u32) -> usize {
    id.wrapping_sub(FIRST) as usize
}

fn mark(to: &mut [u32], id: u32) {
    // Ends wrap around, past the last node.
    if let Some(own) = to.get_mut(at_of(id)) {
        *own = SEEN;
    }
}
