//! Working out a plan, block by block.
//!
//! The columns that the plan looks at are brought together first, so that what a block needs lies in one
//! piece, however far apart the columns are; rows are written where they belong at once. A block is as
//! long as half a page of memory, so that a row is left for the next one only after enough of it to be
//! worth the way.

mod answers;
mod steps;

use core::ops::Range;

use self::answers::{Answers, Apart, Counted, Place, Stored, Together};
use self::steps::{Slots, formulas};
use super::columns::Columns;
use super::plan::Plan;
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
        let all = self.words.as_slice();
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
