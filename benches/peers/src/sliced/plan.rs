//! Placet's plans on some cores.

use placet_runtime::{BLOCK_WORDS, BatchError, Columns, Plan};

/// Words of a core's part: whole blocks.
fn part(columns: &Columns<'_>, cores: usize) -> usize {
    columns.words().div_ceil(cores.max(1)).next_multiple_of(BLOCK_WORDS)
}

/// Stores every bit; a row takes as many words as a column has.
pub(super) fn store(plan: &Plan<'_>, columns: &Columns<'_>, cores: usize, rows: &mut [u64]) -> Result<(), BatchError> {
    let (words, part) = (columns.words(), part(columns, cores));
    let mut parts: Vec<Vec<&mut [u64]>> = (0..words.div_ceil(part)).map(|_| Vec::new()).collect();
    for row in rows.chunks_mut(words) {
        for (own, piece) in parts.iter_mut().zip(row.chunks_mut(part)) {
            own.push(piece);
        }
    }
    std::thread::scope(|scope| {
        let threads = parts.into_iter().enumerate().map(|(at, mut rows)| {
            scope.spawn(move || {
                let words = at * part..((at + 1) * part).min(words);
                plan.store_rows(columns, words, &mut vec![0; plan.scratch_len()], &mut rows)
            })
        });
        let threads: Vec<_> = threads.collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or(Ok(())))
    })
}

/// Counts for each action who may.
pub(super) fn count(
    plan: &Plan<'_>,
    columns: &Columns<'_>,
    cores: usize,
    counts: &mut [u64],
) -> Result<(), BatchError> {
    let (words, part) = (columns.words(), part(columns, cores));
    let all = std::thread::scope(|scope| {
        let threads = (0..words.div_ceil(part)).map(|at| {
            scope.spawn(move || {
                let mut counts = vec![0; plan.rows()];
                let words = at * part..((at + 1) * part).min(words);
                plan.count(columns, words, &mut vec![0; plan.scratch_len()], &mut counts).map(|()| counts)
            })
        });
        let threads: Vec<_> = threads.collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Ok(Vec::new())))
            .collect::<Result<Vec<_>, _>>()
    })?;
    counts.fill(0);
    for own in all {
        counts.iter_mut().zip(own).for_each(|(count, more)| *count += more);
    }
    Ok(())
}
