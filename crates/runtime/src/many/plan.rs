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

use super::nodes::{Node, Nodes, Test, members};
use super::program::{Step, Writer};
use crate::batch::{BatchError, Buffer};
use crate::decide::{ALLOW, DENY, FIRST};
use crate::ids::{ActionId, FactId};
use crate::policy::Policy;
use crate::request::{Request, RequestError};

/// What some actions ask of users, some facts given: a row for each action.
///
/// Made by [`Policy::plan`]; used with any number of [`Columns`](super::Columns), from any number of
/// threads. It stays good as long as the facts do.
#[derive(Clone, Debug)]
pub struct Plan<'b> {
    /// The columns that are looked at, then the formulas.
    pub(super) words: Words<'b>,
    /// How many columns are looked at.
    pub(super) used: usize,
    /// How many slots formulas go to besides.
    pub(super) slots: usize,
    pub(super) rows: usize,
    /// How many columns there have to be.
    pub(super) columns: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Words<'b> {
    Lent(&'b [u32]),
    #[cfg(feature = "alloc")]
    Own(alloc::vec::Vec<u32>),
}

impl Policy<'_> {
    /// A plan of these actions under the request's facts, each with all the options that the request
    /// asks for. What the request's user holds is of no matter; facts that it leaves out are unknown.
    ///
    /// `own` names boolean facts that differ from user to user: each has a column, behind those of the
    /// permissions, in this order, and is known of everybody.
    ///
    /// The plan is kept in `buffer`. How much room it takes is found out by making it: where there is
    /// too little, the error says how much to give for another attempt, at most two times. With the
    /// feature `alloc` there is [`Self::plan_owned`].
    ///
    /// Takes time linear in the policy and in the actions' options.
    ///
    /// # Errors
    ///
    /// - [`BatchError::TooSmall`] where the buffer is.
    /// - [`BatchError::NotBoolean`] where `own` names another fact.
    /// - [`BatchError::Request`] for what [`Self::decide`] refuses of any of the actions.
    pub fn plan<'b>(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
        buffer: &'b mut [u32],
    ) -> Result<Plan<'b>, BatchError> {
        let made = self.make_plan(actions, request, own, buffer)?;
        let words = buffer.get(made.from..made.end).unwrap_or_default();
        Ok(made.plan(Words::Lent(words)))
    }

    /// [`Self::plan`], in memory of its own.
    ///
    /// # Errors
    ///
    /// As [`Self::plan`], but for the buffer.
    #[cfg(feature = "alloc")]
    pub fn plan_owned(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
    ) -> Result<Plan<'static>, BatchError> {
        let mut buffer = alloc::vec::Vec::new();
        loop {
            match self.make_plan(actions, request, own, &mut buffer) {
                Ok(made) => {
                    let words = buffer.get(made.from..made.end).unwrap_or_default().to_vec();
                    return Ok(made.plan(Words::Own(words)));
                }
                Err(BatchError::TooSmall { needed, given, .. }) if needed > given => buffer.resize(needed, 0),
                Err(error) => return Err(error),
            }
        }
    }

    fn make_plan(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
        buffer: &mut [u32],
    ) -> Result<Made, BatchError> {
        self.check_scopes(request)?;
        for action in actions {
            self.clauses_of(*action).ok_or(RequestError::UnknownAction(*action))?;
            for option in request.options() {
                let (action, option) = (*action, *option);
                let own = self.clauses_of_option(action, option);
                own.ok_or(RequestError::UnknownOption { action, option })?;
            }
        }
        for fact in own {
            self.is_boolean(*fact).then_some(()).ok_or(BatchError::NotBoolean(*fact))?;
        }
        let nodes = Nodes { policy: self, request, own };
        let (count, columns) = (nodes.len(), nodes.columns());
        let from = count.saturating_mul(2).saturating_add(columns);
        // The smallest plan of all has two words a row.
        let least = from.saturating_add(actions.len().saturating_mul(2));
        Buffer::Plan.require(buffer.len(), least)?;
        let given = buffer.len();
        let (work, program) = buffer.split_at_mut_checked(from).unwrap_or_default();
        let (to, rest) = work.split_at_mut_checked(count).unwrap_or_default();
        let (uses, column) = rest.split_at_mut_checked(count).unwrap_or_default();
        let mut maker = Maker { nodes, actions, to, uses, column, writer: Writer::new(program), used: 0, slots: 0 };
        maker.make();
        let end = from.saturating_add(maker.writer.len);
        let (used, slots) = (maker.used as usize, maker.slots as usize);
        Buffer::Plan.require(given, end)?;
        Ok(Made { from, end, used, slots, rows: actions.len(), columns })
    }
}

/// Where in its buffer a plan is.
struct Made {
    from: usize,
    end: usize,
    used: usize,
    slots: usize,
    rows: usize,
    columns: usize,
}

impl Made {
    fn plan(self, words: Words<'_>) -> Plan<'_> {
        let Self { used, slots, rows, columns, .. } = self;
        Plan { words, used, slots, rows, columns }
    }
}

/// Not led to, and led to but not folded yet; no node has such an id.
const NOT_SEEN: u32 = u32::MAX;
const SEEN: u32 = u32::MAX - 1;

/// What uses a node's value: nothing; the one parent of this id; the row of this number alone; more, so
/// that the value has a slot, and then in the slot of this number.
const UNUSED: u32 = 0;
const ROW: u32 = 1 << 30;
const OFTEN: u32 = 2 << 30;
const SLOT: u32 = 3 << 30;
const NUMBER: u32 = ROW - 1;

struct Maker<'a, 'r, 'b> {
    nodes: Nodes<'a, 'r>,
    actions: &'r [ActionId],
    /// Of each node the id of what has its value.
    to: &'b mut [u32],
    uses: &'b mut [u32],
    /// Of each column its slot.
    column: &'b mut [u32],
    writer: Writer<'b>,
    used: u32,
    slots: u32,
}

/// A node whose value is its own: a choice between the rest of a formula and something else.
#[derive(Clone, Copy)]
struct Choice {
    /// Where the formula goes on.
    main: u32,
    other: u32,
    /// Whether it goes on there where the test holds, rather than where it fails.
    where_held: bool,
}

impl<'r> Maker<'_, 'r, '_> {
    fn make(&mut self) {
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
    fn node(&self, at: usize) -> Option<Node<'r>> {
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

    fn uses(&self, id: u32) -> u32 {
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

    /// Writes what has the value of a node, from the formula's end up to it.
    fn formula(&mut self, head: u32) {
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
    fn begin(&mut self, end: u32) {
        match self.slot(end) {
            Ok(false) => self.writer.step(Step::No, false, core::iter::empty(), None),
            Ok(true) => self.writer.step(Step::Yes, false, core::iter::empty(), None),
            Err(slot) => self.writer.step(Step::Set, false, core::iter::once(slot), None),
        }
    }

    /// What is known of a value, or its slot.
    fn slot(&self, id: u32) -> Result<bool, u32> {
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

fn at_of(id: u32) -> usize {
    id.wrapping_sub(FIRST) as usize
}

fn mark(to: &mut [u32], id: u32) {
    // Ends wrap around, past the last node.
    if let Some(own) = to.get_mut(at_of(id)) {
        *own = SEEN;
    }
}

/// Every child that isn't an end and that a formula doesn't go on at has a slot.
fn choice_of(node: &Node<'_>) -> Choice {
    let (hi, lo) = (node.hi, node.lo);
    let mixed = matches!(node.test, Test::Held { mask, want, .. } if want & mask != 0 && want & mask != mask);
    // A test of both kinds is two steps, which both go on at `hi`.
    if hi > ALLOW || lo <= ALLOW || mixed {
        Choice { main: hi, other: lo, where_held: true }
    } else {
        Choice { main: lo, other: hi, where_held: false }
    }
}

fn all_of<'r>(nodes: &Nodes<'_, 'r>, declared: &'r [u64], others: crate::fact::Texts<'r>) -> impl Iterator<Item = u32> {
    let declared = declared.iter().enumerate().flat_map(|(word, bits)| members(word, *bits));
    declared.chain(nodes.named(others))
}
