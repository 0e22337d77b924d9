//! A 64-bit checksum that finds damage, word by word in four lanes so that it runs at the speed of
//! memory. It is no defence against an author of bad bytes: validation is.

const PRIME: u64 = 0x9E37_79B1_85EB_CA87;
const LANES: usize = 4;

pub(crate) fn checksum(seed: u64, bytes: &[u8]) -> u64 {
    let mut lanes = [seed, seed.rotate_left(16), seed.rotate_left(32), !seed];
    let (blocks, tail) = bytes.as_chunks::<32>();
    for block in blocks {
        mix(&mut lanes, block);
    }
    let mut last = [0; 32];
    for (to, from) in last.iter_mut().zip(tail) {
        *to = *from;
    }
    mix(&mut lanes, &last);
    let mut sum = bytes.len() as u64;
    for lane in lanes {
        sum = step(sum.rotate_left(23), lane);
    }
    sum ^ (sum >> 29)
}

/// Word by word out of the bytes: a copy of the block would go through memory.
#[inline]
fn mix(lanes: &mut [u64; LANES], block: &[u8; 32]) {
    let (words, _) = block.as_chunks::<8>();
    for (lane, word) in lanes.iter_mut().zip(words) {
        *lane = step(*lane, u64::from_le_bytes(*word));
    }
}

/// For a fixed `word` one-to-one in `state`, and the other way round, so a single changed word
/// always changes the sum.
#[inline]
fn step(state: u64, word: u64) -> u64 {
    (state ^ word).wrapping_mul(PRIME).rotate_left(31)
}
