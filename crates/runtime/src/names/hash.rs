//! The hash of names: words of eight bytes at a time, each pair folded into the state by one wide
//! multiplication.
//!
//! Quick for names of some ten to sixty bytes, and seedable: which names collide depends on the seed.
//! It is part of the format, so it never changes. It is no defence by itself; the tables are, which are
//! built so that a look-up is one probe whatever the names are.

const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const SECOND: u64 = 0xD6E8_FEB8_6659_FD93;
const THIRD: u64 = 0xA076_1D64_78BD_642F;

/// The hash of some bytes under a seed.
#[inline]
pub(crate) fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = seed ^ FIRST ^ (bytes.len() as u64).wrapping_mul(THIRD);
    let key = seed.rotate_left(32) ^ SECOND;
    // Pieces of 16 bytes from the front, and the last 16; in what is shorter, the ends may overlap.
    let mut rest = bytes;
    while let Some((piece, behind)) = rest.split_first_chunk::<16>() {
        if behind.is_empty() {
            break;
        }
        let (one, other) = halves(piece);
        state = fold(one ^ state, other ^ key);
        rest = behind;
    }
    let (one, other) = match bytes.last_chunk::<16>() {
        Some(last) => halves(last),
        None => ends(bytes),
    };
    fold(one ^ state, other ^ key)
}

/// Both halves of the product.
#[inline]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one).wrapping_mul(u128::from(other));
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let low = product as u64;
    let high = (product >> 64) as u64;
    low ^ high
}

#[inline]
fn halves(piece: &[u8; 16]) -> (u64, u64) {
    let number = u128::from_le_bytes(*piece);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let low = number as u64;
    let high = (number >> 64) as u64;
    (low, high)
}

/// All bytes of fewer than 16.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into());
    }
    let few = bytes.iter().fold(0, |few: u64, byte| (few << 8) | u64::from(*byte));
    (few, 0)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::BTreeSet;
    use std::format;

    use super::hash;

    #[test]
    fn the_hash_of_the_format_never_changes() {
        let texts = ["", "a", "read", "tasks.edit", "tasks.edit.all.x", "customers.export_customers", "größer"];
        let hashes = texts.map(|text| hash(7, text.as_bytes()));
        assert_eq!(
            hashes,
            [
                14_378_528_423_830_764_860,
                12_494_492_304_981_667_173,
                1_631_263_840_050_473_601,
                13_161_300_735_077_422_195,
                9_904_803_668_322_093_437,
                8_162_131_831_779_328_351,
                2_749_214_516_875_065_255,
            ]
        );
    }

    #[test]
    fn every_length_byte_and_seed_counts() {
        let mut seen = BTreeSet::new();
        let mut expected = 0;
        for length in 0..70_usize {
            let mut bytes = std::vec![0; length];
            for seed in 0..3 {
                expected += 1;
                seen.insert(hash(seed, &bytes));
            }
            for at in 0..length {
                for bit in 0..8 {
                    bytes[at] ^= 1 << bit;
                    expected += 1;
                    seen.insert(hash(0, &bytes));
                    bytes[at] ^= 1 << bit;
                }
            }
        }
        assert_eq!(seen.len(), expected);
    }

    #[test]
    fn names_that_only_count_up_spread_evenly() {
        let mut buckets = [0_u32; 256];
        for number in 0..65_536 {
            let hash = hash(0, format!("area{}.action_{number}", number % 7).as_bytes());
            buckets[(hash & 255) as usize] += 1;
        }
        assert!(buckets.iter().all(|count| (160..370).contains(count)), "{buckets:?}");
    }
}
