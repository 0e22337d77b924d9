//! Working out a plan, block by block.
//!
//! The columns that the plan looks at are brought together first, so that what a block needs lies in one
//! piece, however far apart the columns are; rows are written where they belong at once. A block is as
//! long as half a page of memory, so that a row is left for the next one only after enough of it to be
//! worth the way.

use core::ops::Range;

use super::columns::Columns;
use super::count::ones;
use super::plan::{Plan, Words};
use super::program::{Head, Step};
use crate::batch::{BatchError, Buffer};
use crate::bits;

/// Words of users that are worked out at a time: 16,384 users. Parts that threads take should begin at
/// multiples of it.
pub const BLOCK_WORDS: usize = 256;

impl Plan<'_> {
    /// How many rows the answers have: one for each action of the plan.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns it has to be given.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// How many words [`Self::store`] and [`Self::count`] work in; each thread in its own.
    #[must_use]
    pub const fn scratch_len(&self) -> usize {
        // One more to count in.
        self.used.saturating_add(self.slots).saturating_add(1).saturating_mul(BLOCK_WORDS)
    }

    /// Whether the users of some words may take each action, as bitmaps.
    ///
    /// `words` are words of the columns, 64 users each: `0..columns.words()` for all. Row `r`, of the
    /// plan's action `r`, takes `words.len()` words of `allowed` from `r * words.len()` on, users in
    /// their order; bits past the last user are 0. Allocates nothing.
    ///
    /// # Errors
    ///
    /// - [`BatchError::PastTheEnd`] where the columns have fewer words.
    /// - [`BatchError::TooSmall`] where there are fewer columns than [`Self::columns`], or a buffer is too
    ///   small.
    ///
    /// # Example
    ///
    /// ```
    /// # #[cfg(feature = "encode")] {
    /// # use placet_runtime::graph::*;
    /// # let node = |mask| DecisionNode { test: DecisionTest::Held { word: 0, mask, want: mask }, hi: ALLOW, lo: DENY };
    /// # let action = |id: &str| Action { id: id.into(), ..Action::default() };
    /// # let permission = |name: &str| Permission { name: name.into(), ..Permission::default() };
    /// # let graph = Graph {
    /// #     permissions: vec![permission("read"), Permission { base: 1, ..permission("edit") }],
    /// #     actions: vec![action("notes.read"), action("notes.edit")],
    /// #     decision_nodes: vec![node(0b01), node(0b11)],
    /// #     ..Graph::default()
    /// # };
    /// # let bytes = placet_runtime::encode(&graph).unwrap();
    /// use placet_runtime::{Columns, ColumnsMut, Policy, Request};
    ///
    /// let policy = Policy::open(&bytes).unwrap();
    /// let actions: Vec<_> = policy.actions().map(|action| action.id).collect();
    /// let plan = policy.plan_owned(&actions, &Request::default(), &[])?;
    ///
    /// // Three users: the first may read, the second read and edit, the third nothing.
    /// let mut bits = vec![0; Columns::words_for(plan.columns(), 3)];
    /// let mut columns = ColumnsMut::new(&mut bits, plan.columns(), 3)?;
    /// columns.set_users(0, &[[0b01_u64], [0b11], [0b00]]);
    /// let columns = columns.as_columns();
    ///
    /// let mut scratch = vec![0; plan.scratch_len()];
    /// let mut allowed = vec![0; plan.rows() * columns.words()];
    /// plan.store(&columns, 0..columns.words(), &mut scratch, &mut allowed)?;
    /// assert_eq!(allowed, [0b011, 0b010]); // `notes.read`, `notes.edit`
    ///
    /// let mut counts = vec![0; plan.rows()];
    /// plan.count(&columns, 0..columns.words(), &mut scratch, &mut counts)?;
    /// assert_eq!(counts, [2, 1]);
    /// # }
    /// # Ok::<(), placet_runtime::BatchError>(())
    /// ```
    pub fn store(
        &self,
        columns: &Columns<'_>,
        words: Range<usize>,
        scratch: &mut [u64],
        allowed: &mut [u64],
    ) -> Result<(), BatchError> {
        let width = words.len();
        Buffer::Answers.require(allowed.len(), self.rows.saturating_mul(width))?;
        self.run(columns, words, scratch, &mut Stored { rows: Together { allowed, width } })
    }

    /// As [`Self::store`], with a slice for each row; so threads can share out bitmaps of all users.
    ///
    /// # Errors
    ///
    /// As [`Self::store`]; where there are fewer rows than the plan has, too, or one is shorter than the
    /// words.
    pub fn store_rows(
        &self,
        columns: &Columns<'_>,
        words: Range<usize>,
        scratch: &mut [u64],
        rows: &mut [&mut [u64]],
    ) -> Result<(), BatchError> {
        Buffer::Answers.require(rows.len(), self.rows)?;
        for row in rows.iter().take(self.rows) {
            Buffer::Answers.require(row.len(), words.len())?;
        }
        self.run(columns, words, scratch, &mut Stored { rows: Apart { rows } })
    }

    /// How many users of some words may take each action, into `counts`, in the order of the plan's
    /// actions. What is there before is written over; threads add up theirs.
    ///
    /// # Errors
    ///
    /// As [`Self::store`].
    pub fn count(
        &self,
        columns: &Columns<'_>,
        words: Range<usize>,
        scratch: &mut [u64],
        counts: &mut [u64],
    ) -> Result<(), BatchError> {
        Buffer::Answers.require(counts.len(), self.rows)?;
        let counts = counts.get_mut(..self.rows).unwrap_or_default();
        counts.fill(0);
        self.run(columns, words, scratch, &mut Counted { counts })
    }

    fn run(
        &self,
        columns: &Columns<'_>,
        words: Range<usize>,
        scratch: &mut [u64],
        answers: &mut impl Answers,
    ) -> Result<(), BatchError> {
        if words.end > columns.words() {
            return Err(BatchError::PastTheEnd { asked: words.end, words: columns.words() });
        }
        Buffer::Columns.require(columns.count(), self.columns)?;
        Buffer::Scratch.require(scratch.len(), self.scratch_len())?;
        let all: &[u32] = match &self.words {
            Words::Lent(words) => words,
            #[cfg(feature = "alloc")]
            Words::Own(words) => words,
        };
        let (used, program) = all.split_at_checked(self.used).unwrap_or_default();
        let (counting, scratch) = scratch.split_at_mut_checked(BLOCK_WORDS).unwrap_or_default();
        for at in words.clone().step_by(BLOCK_WORDS) {
            let len = BLOCK_WORDS.min(words.end.saturating_sub(at));
            for (slot, column) in scratch.chunks_exact_mut(len).zip(used) {
                for (own, word) in slot.iter_mut().zip(columns.part(*column as usize, at, len)) {
                    *own = *word;
                }
            }
            // The last word may have bits of no user.
            let ends = at.saturating_add(len) == columns.words() && !columns.users().is_multiple_of(64);
            let last = if ends { bits::mask(columns.words().saturating_sub(1), columns.users()) } else { u64::MAX };
            let place = Place { at: at.saturating_sub(words.start), len, last };
            let counting = counting.get_mut(..len).unwrap_or_default();
            formulas(program, Slots { words: scratch, len }, place, counting, answers);
        }
        Ok(())
    }
}

/// Where in the answers a block goes.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    len: usize,
    /// The bits of the last word that are users.
    last: u64,
}

/// Blocks that are worked with.
struct Slots<'a> {
    words: &'a mut [u64],
    len: usize,
}

/// Those that are there to be read.
#[derive(Clone, Copy)]
struct Known<'a> {
    words: &'a [u64],
    len: usize,
}

impl Known<'_> {
    #[inline(always)]
    fn slot(&self, at: u32) -> &[u64] {
        let from = (at as usize).wrapping_mul(self.len);
        self.words.get(from..from.wrapping_add(self.len)).unwrap_or_default()
    }
}

/// Where blocks of rows go.
trait Answers {
    /// Works out the block of a row; in `counting` where only its bits count.
    fn take(&mut self, row: usize, place: Place, counting: &mut [u64], work: impl FnOnce(&mut [u64]));
}

trait Rows {
    /// The words of a row at a place.
    fn row(&mut self, row: usize, place: Place) -> &mut [u64];
}

struct Together<'a> {
    allowed: &'a mut [u64],
    width: usize,
}

impl Rows for Together<'_> {
    fn row(&mut self, row: usize, place: Place) -> &mut [u64] {
        let from = row.saturating_mul(self.width).saturating_add(place.at);
        self.allowed.get_mut(from..from.saturating_add(place.len)).unwrap_or_default()
    }
}

struct Apart<'a, 'r> {
    rows: &'a mut [&'r mut [u64]],
}

impl Rows for Apart<'_, '_> {
    fn row(&mut self, row: usize, place: Place) -> &mut [u64] {
        let own = place.at..place.at.saturating_add(place.len);
        self.rows.get_mut(row).and_then(|row| row.get_mut(own)).unwrap_or_default()
    }
}

struct Stored<R> {
    rows: R,
}

impl<R: Rows> Answers for Stored<R> {
    #[inline(always)]
    fn take(&mut self, row: usize, place: Place, _: &mut [u64], work: impl FnOnce(&mut [u64])) {
        let block = self.rows.row(row, place);
        work(block);
        if let Some(last) = block.last_mut() {
            *last &= place.last;
        }
    }
}

struct Counted<'a> {
    counts: &'a mut [u64],
}

impl Answers for Counted<'_> {
    #[inline(always)]
    fn take(&mut self, row: usize, place: Place, counting: &mut [u64], work: impl FnOnce(&mut [u64])) {
        work(counting);
        if let Some(last) = counting.last_mut() {
            *last &= place.last;
        }
        if let Some(count) = self.counts.get_mut(row) {
            *count = count.wrapping_add(ones(counting));
        }
    }
}

/// Works out all formulas for one block of users.
fn formulas(program: &[u32], slots: Slots<'_>, place: Place, counting: &mut [u64], answers: &mut impl Answers) {
    let Slots { words, len } = slots;
    let mut rest = program;
    while let [first, to, behind @ ..] = rest {
        rest = behind;
        let to = *to as usize;
        match Head::of(*first).map(|head| head.step) {
            Some(Step::Row) => {
                let known = Known { words, len };
                answers.take(to, place, counting, |block| steps(&mut rest, known, block));
            }
            Some(Step::Slot) => {
                // A formula only asks for slots below its own.
                let Some((known, own)) = words.split_at_mut_checked(to.saturating_mul(len)) else { return };
                steps(&mut rest, Known { words: known, len }, own.get_mut(..len).unwrap_or_default());
            }
            _ => return,
        }
    }
}

/// Works out one formula, of what `rest` begins with; leaves what is behind it.
#[inline(always)]
fn steps(rest: &mut &[u32], known: Known<'_>, block: &mut [u64]) {
    while let [first, behind @ ..] = *rest {
        let Some(head) = Head::of(*first) else { return };
        if matches!(head.step, Step::Row | Step::Slot) {
            return;
        }
        let Some((operands, behind)) = behind.split_at_checked(head.count as usize) else { return };
        *rest = behind;
        match head.step {
            Step::Set => each(block, head.any, operands, known, |_, held| held),
            Step::And => each(block, head.any, operands, known, |own, held| own & held),
            Step::Or => each(block, head.any, operands, known, |own, held| own | held),
            _ => seldom(head, operands, rest, known, block),
        }
    }
}

/// The steps of few formulas, apart from the others.
#[inline(never)]
fn seldom(head: Head, operands: &[u32], rest: &mut &[u32], known: Known<'_>, block: &mut [u64]) {
    match head.step {
        Step::No => block.fill(0),
        Step::Yes => block.fill(u64::MAX),
        Step::SetNot => each(block, head.any, operands, known, |_, held| !held),
        Step::AndNot => each(block, head.any, operands, known, |own, held| own & !held),
        Step::OrNot => each(block, head.any, operands, known, |own, held| own | !held),
        Step::Keep | Step::Replace => {
            let [choice, behind @ ..] = *rest else { return };
            *rest = behind;
            let keep = head.step == Step::Keep;
            // A few words at a time, so that what the operands say needs no room.
            for (at, (own, other)) in block.iter_mut().zip(known.slot(*choice)).enumerate() {
                let words = operands.iter().filter_map(|operand| known.slot(*operand).get(at));
                let held = if head.any {
                    words.fold(0, |any, word| any | word)
                } else {
                    words.fold(u64::MAX, |all, word| all & word)
                };
                let keeps = if keep { held } else { !held };
                *own = *own & keeps | other & !keeps;
            }
        }
        _ => {}
    }
}

/// Changes each word of a block by what it is and what the operands say together.
#[inline(always)]
fn each(block: &mut [u64], any: bool, operands: &[u32], known: Known<'_>, change: impl Fn(u64, u64) -> u64) {
    match (operands, any) {
        ([a], _) => {
            block.iter_mut().zip(known.slot(*a)).for_each(|(own, a)| *own = change(*own, *a));
        }
        ([a, b], false) => {
            let (a, b) = (known.slot(*a), known.slot(*b));
            block.iter_mut().zip(a).zip(b).for_each(|((own, a), b)| *own = change(*own, a & b));
        }
        ([a, b, c], false) => {
            let (a, b, c) = (known.slot(*a), known.slot(*b), known.slot(*c));
            block.iter_mut().zip(a).zip(b).zip(c).for_each(|(((own, a), b), c)| *own = change(*own, a & b & c));
        }
        ([a, b], true) => {
            let (a, b) = (known.slot(*a), known.slot(*b));
            block.iter_mut().zip(a).zip(b).for_each(|((own, a), b)| *own = change(*own, a | b));
        }
        _ => many(block, any, operands, known, change),
    }
}

/// A few words at a time, whose operands are joined before they change the block.
#[inline(always)]
fn many(block: &mut [u64], any: bool, operands: &[u32], known: Known<'_>, change: impl Fn(u64, u64) -> u64) {
    const FEW: usize = 16;
    for (at, block) in block.chunks_mut(FEW).enumerate() {
        let from = at.wrapping_mul(FEW);
        let mut held = [if any { 0 } else { u64::MAX }; FEW];
        for operand in operands {
            let words = known.slot(*operand).get(from..from.wrapping_add(block.len())).unwrap_or_default();
            for (held, word) in held.iter_mut().zip(words) {
                *held = if any { *held | word } else { *held & word };
            }
        }
        block.iter_mut().zip(&held).for_each(|(own, held)| *own = change(*own, *held));
    }
}
