//! Sets of small numbers as bits in words; a slice that is too short holds nothing past its end.

/// How many words a set of numbers below `count` takes.
pub(crate) const fn words(count: usize) -> usize {
    count.div_ceil(64)
}

/// The bits of word `word` that stand for a number below `count`.
pub(crate) fn mask(word: usize, count: usize) -> u64 {
    let left = count.saturating_sub(word.saturating_mul(64));
    match left {
        0 => 0,
        1..64 => u64::MAX >> (64_usize.saturating_sub(left)),
        _ => u64::MAX,
    }
}

pub(crate) fn contains(set: &[u64], member: u32) -> bool {
    set.get(word_of(member)).is_some_and(|word| word & bit_of(member) != 0)
}

/// Adds a member, or leaves the set as it is where the set has no room for it.
pub(crate) fn insert(set: &mut [u64], member: u32) {
    if let Some(word) = set.get_mut(word_of(member)) {
        *word |= bit_of(member);
    }
}

#[cfg(feature = "explain")]
pub(crate) fn remove(set: &mut [u64], member: u32) {
    if let Some(word) = set.get_mut(word_of(member)) {
        *word &= !bit_of(member);
    }
}

#[cfg(feature = "explain")]
pub(crate) fn is_subset(part: &[u64], whole: &[u64]) -> bool {
    part.iter().enumerate().all(|(at, word)| word & !whole.get(at).copied().unwrap_or(0) == 0)
}

/// The members of `set` that are below `count`, ascending.
pub(crate) fn members(set: &[u64], count: u32) -> impl Iterator<Item = u32> {
    let firsts = (0..u32::MAX).step_by(64);
    let members = set.iter().zip(firsts).flat_map(|(word, first)| {
        let mut left = *word;
        core::iter::from_fn(move || {
            let lowest = (left != 0).then(|| left.trailing_zeros())?;
            left &= left.wrapping_sub(1);
            Some(first.saturating_add(lowest))
        })
    });
    members.take_while(move |member| *member < count)
}

fn word_of(member: u32) -> usize {
    (member / 64) as usize
}

fn bit_of(member: u32) -> u64 {
    1_u64.wrapping_shl(member % 64)
}
