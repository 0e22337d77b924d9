//! Where blocks of rows go: to bitmaps, or into counts.

use crate::many::count::ones;

/// Where in the answers a block goes.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) len: usize,
    /// The bits of the last word that are users.
    pub(super) last: u64,
}

/// Where blocks of rows go.
pub(super) trait Answers {
    /// Works out the block of a row; in `counting` where only its bits count.
    fn take(&mut self, row: usize, place: Place, counting: &mut [u64], work: impl FnOnce(&mut [u64]));
}

pub(super) trait Rows {
    /// The words of a row at a place.
    fn row(&mut self, row: usize, place: Place) -> &mut [u64];
}

pub(super) struct Together<'a> {
    pub(super) allowed: &'a mut [u64],
    pub(super) width: usize,
}

impl Rows for Together<'_> {
    fn row(&mut self, row: usize, place: Place) -> &mut [u64] {
        let from = row.saturating_mul(self.width).saturating_add(place.at);
        self.allowed.get_mut(from..from.saturating_add(place.len)).unwrap_or_default()
    }
}

pub(super) struct Apart<'a, 'r> {
    pub(super) rows: &'a mut [&'r mut [u64]],
}

impl Rows for Apart<'_, '_> {
    fn row(&mut self, row: usize, place: Place) -> &mut [u64] {
        let own = place.at..place.at.saturating_add(place.len);
        self.rows.get_mut(row).and_then(|row| row.get_mut(own)).unwrap_or_default()
    }
}

pub(super) struct Stored<R> {
    pub(super) rows: R,
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

pub(super) struct Counted<'a> {
    pub(super) counts: &'a mut [u64],
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
