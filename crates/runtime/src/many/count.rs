//! How many bits of some words are set.

/// Where the machine has an instruction for it.
#[cfg(any(target_feature = "popcnt", not(target_arch = "x86_64")))]
pub(super) fn ones(words: &[u64]) -> u64 {
    words.iter().map(|word| u64::from(word.count_ones())).sum()
}

/// Where not: words are added up bit by bit, three to two each time, so that one of eight is left to be
/// counted. Eight lanes that have nothing to do with one another, for the compiler to make vectors of.
#[cfg(not(any(target_feature = "popcnt", not(target_arch = "x86_64"))))]
pub(super) fn ones(words: &[u64]) -> u64 {
    type Lanes = [u64; 8];
    /// Of each bit the sum of three: its lower digit and its upper one.
    #[inline(always)]
    fn add(a: u64, b: u64, c: u64) -> (u64, u64) {
        let two = a ^ b;
        (two ^ c, a & b | two & c)
    }
    fn weight(lanes: &[u64]) -> u64 {
        lanes.iter().map(|word| u64::from(word.count_ones())).sum()
    }
    let (rows, left) = words.as_chunks::<8>();
    let (squares, rows) = rows.as_chunks::<8>();
    let (mut one, mut two, mut four, mut eights): (Lanes, Lanes, Lanes, u64) = ([0; 8], [0; 8], [0; 8], 0);
    for [a, b, c, d, e, f, g, h] in squares {
        let sums = one.iter_mut().zip(&mut two).zip(&mut four);
        let lanes = a.iter().zip(b).zip(c.iter().zip(d)).zip(e.iter().zip(f).zip(g.iter().zip(h)));
        for (((one, two), four), (((a, b), (c, d)), ((e, f), (g, h)))) in sums.zip(lanes) {
            let (sum, first) = add(*one, *a, *b);
            let (sum, second) = add(sum, *c, *d);
            let (sum, third) = add(sum, *e, *f);
            let (sum, fourth) = add(sum, *g, *h);
            *one = sum;
            let (sum, first) = add(*two, first, second);
            let (sum, second) = add(sum, third, fourth);
            *two = sum;
            let (sum, carried) = add(*four, first, second);
            *four = sum;
            eights = eights.wrapping_add(u64::from(carried.count_ones()));
        }
    }
    let sums = weight(&one).wrapping_add(weight(&two) << 1).wrapping_add(weight(&four) << 2);
    sums.wrapping_add(eights << 3).wrapping_add(weight(rows.as_flattened())).wrapping_add(weight(left))
}

#[cfg(test)]
mod tests {
    use super::ones;

    #[test]
    fn every_bit_counts_once_however_many_words_there_are() {
        let mut words = [0_u64; 300];
        let mut state = 1_u64;
        for word in &mut words {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            *word = state ^ state >> 29;
        }
        for length in 0..words.len() {
            let words = words.get(..length).unwrap_or_default();
            assert_eq!(ones(words), words.iter().map(|word| u64::from(word.count_ones())).sum(), "{length}");
        }
        assert_eq!(ones(&[u64::MAX; 256]), 256 * 64);
    }
}
