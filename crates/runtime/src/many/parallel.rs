//! A plan on all cores.

use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZero;
use core::ops::Range;
use std::thread;

use super::columns::Columns;
use super::plan::Plan;
use super::run::BLOCK_WORDS;
use crate::batch::{BatchError, Buffer};

impl Plan<'_> {
    /// [`Self::store`] for all users, on so many threads: row `r` takes the words of `allowed` from
    /// `r * columns.words()` on. 0 threads are as many as the machine has cores.
    ///
    /// # Errors
    ///
    /// As [`Self::store`].
    pub fn store_all(&self, columns: &Columns<'_>, threads: usize, allowed: &mut [u64]) -> Result<(), BatchError> {
        let words = columns.words();
        Buffer::Answers.require(allowed.len(), self.rows().saturating_mul(words))?;
        if words == 0 {
            return Ok(());
        }
        let parts = parts(words, threads);
        let mut shares: Vec<Vec<&mut [u64]>> = parts.iter().map(|_| Vec::with_capacity(self.rows())).collect();
        for row in allowed.chunks_exact_mut(words).take(self.rows()) {
            let mut rest = row;
            for (share, part) in shares.iter_mut().zip(&parts) {
                let (own, behind) = rest.split_at_mut_checked(part.len()).unwrap_or_default();
                share.push(own);
                rest = behind;
            }
        }
        let parts = parts.into_iter().zip(shares);
        on_threads(parts, |(part, mut rows)| {
            let mut scratch = vec![0; self.scratch_len()];
            self.store_rows(columns, part, &mut scratch, &mut rows)
        })?;
        Ok(())
    }

    /// [`Self::count`] for all users, on so many threads; 0 threads are as many as the machine has cores.
    ///
    /// # Errors
    ///
    /// As [`Self::count`].
    pub fn count_all(&self, columns: &Columns<'_>, threads: usize) -> Result<Vec<u64>, BatchError> {
        let counted = on_threads(parts(columns.words(), threads).into_iter(), |part| {
            let (mut scratch, mut counts) = (vec![0; self.scratch_len()], vec![0; self.rows()]);
            self.count(columns, part, &mut scratch, &mut counts).map(|()| counts)
        })?;
        let mut sums = vec![0_u64; self.rows()];
        for counts in counted {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.wrapping_add(count));
        }
        Ok(sums)
    }
}

/// Parts of about the same size, of whole blocks; one at least.
fn parts(words: usize, threads: usize) -> Vec<Range<usize>> {
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if threads == 0 { cores() } else { threads };
    let blocks = words.div_ceil(BLOCK_WORDS).div_ceil(threads).max(1);
    let size = blocks.saturating_mul(BLOCK_WORDS);
    let part = |from: usize| from..from.saturating_add(size).min(words);
    (0..words.max(1)).step_by(size).map(part).collect()
}

/// Does each part on a thread of its own, the first on this one.
fn on_threads<T: Send, R: Send>(
    mut parts: impl Iterator<Item = T>,
    work: impl Fn(T) -> Result<R, BatchError> + Sync,
) -> Result<Vec<R>, BatchError> {
    let first = parts.next();
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = parts.map(|part| scope.spawn(move || work(part))).collect();
        let mut done: Vec<R> = first.map(work).into_iter().collect::<Result<_, _>>()?;
        for other in others {
            match other.join() {
                Ok(result) => done.push(result?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(done)
    })
}
