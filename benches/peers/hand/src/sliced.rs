//! Many users at once: a word has a bit of 64 of them.

/// Words of one column that are worked on at once: 512 users.
pub const LANES: usize = 8;

/// A bit of each user of a block.
pub type Column = [u64; LANES];

/// Computes a column, word by word; the compiler makes vectors of it.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "all columns have as many words")]
#[expect(clippy::needless_range_loop, reason = "of an iterator or `array::from_fn` the compiler makes fewer vectors")]
pub fn each(out: &mut Column, of: impl Fn(usize) -> u64) {
    for lane in 0..LANES {
        out[lane] = of(lane);
    }
}
