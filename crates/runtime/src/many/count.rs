//! How many bits of some words are set.

/// Where the machine has an instruction for it.
#[cfg(any(target_feature = "popcnt", not(target_arch = "x86_64")))]
pub(super) fn ones(words: &[u64]) -> u64 {
    words.iter().map(|word| u64::from(word.count_ones())).sum()
}

/// Where not: words are added up bit by bit, three to two each time, so that few are left to be counted.
#[cfg(not(any(target_feature = "popcnt", not(target_arch = "x86_64"))))]
pub(super) fn ones(words: &[u64]) -> u64 {
    type Pair = [u64; 2];
    /// Of each bit the sum of three: the lower digit and the upper one.
    #[inline(always)]
    fn add(a: Pair, b: Pair, c: Pair) -> (Pair, Pair) {
        let [[a0, a1], [b0, b1], [c0, c1]] = [a, b, c];
        let (u0, u1) = (a0 ^ b0, a1 ^ b1);
        ([u0 ^ c0, u1 ^ c1], [a0 & b0 | u0 & c0, a1 & b1 | u1 & c1])
    }
    #[inline(always)]
    fn weight(pair: Pair) -> u64 {
        pair.iter().map(|word| u64::from(word.count_ones())).sum()
    }
    let (sixteens, left) = words.as_chunks::<16>();
    let (mut one, mut two, mut four, mut eight) = ([0; 2], [0; 2], [0; 2], 0_u64);
    for sixteen in sixteens {
        let ([a, b, c, d, e, f, g, h], _) = sixteen.as_chunks::<2>() else { continue };
        let (s0, t0) = add(one, *a, *b);
        let (s1, t1) = add(s0, *c, *d);
        let (s2, t2) = add(s1, *e, *f);
        let (s3, t3) = add(s2, *g, *h);
        let (u0, v0) = add(two, t0, t1);
        let (u1, v1) = add(u0, t2, t3);
        let (w0, x0) = add(four, v0, v1);
        (one, two, four) = (s3, u1, w0);
        eight = eight.wrapping_add(weight(x0));
    }
    let small = weight(one).wrapping_add(weight(two) << 1).wrapping_add(weight(four) << 2);
    let left: u64 = left.iter().map(|word| u64::from(word.count_ones())).sum();
    small.wrapping_add(eight << 3).wrapping_add(left)
}
