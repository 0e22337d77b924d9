use zerocopy::little_endian::{U16, U32};

use super::hash;

/// How many pilots a bucket may try.
#[cfg(feature = "encode")]
pub(crate) const PILOTS: core::ops::RangeInclusive<u16> = 0..=u16::MAX;

/// Where each name of one kind leads; see [`names`](crate::names).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a> {
    pub(crate) seed: u64,
    /// One of each bucket.
    pub(crate) pilots: &'a [U16],
    /// Places; in those that no name leads to, any number.
    pub(crate) slots: &'a [U32],
}

impl Table<'_> {
    /// The one place that can have this name.
    #[inline]
    pub(crate) fn place(&self, name: &[u8]) -> Option<u32> {
        let hash = hash(self.seed, name);
        let pilot = self.pilots.get(bucket(hash, self.pilots.len()))?;
        self.slots.get(slot(hash, pilot.get(), self.slots.len())).map(|place| place.get())
    }
}

/// The bucket of a hash, of so many: by its lower half.
#[inline]
pub(crate) fn bucket(hash: u64, buckets: usize) -> usize {
    scale(hash & u64::from(u32::MAX), buckets)
}

/// The slot of a hash, of so many, where its bucket has this pilot.
#[inline]
pub(crate) fn slot(hash: u64, pilot: u16, slots: usize) -> usize {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    const MIX: u64 = 0xF135_7AEA_2E62_A9C5;
    let mixed = (hash ^ u64::from(pilot).wrapping_mul(SPREAD)).wrapping_mul(MIX);
    scale(mixed >> 32, slots)
}

/// A number below 2^32 as the same part of `count`, which is at most 2^32: no division.
#[inline]
fn scale(number: u64, count: usize) -> usize {
    (number.wrapping_mul(count as u64) >> 32) as usize
}
