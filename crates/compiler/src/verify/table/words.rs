//! The rows of a table, 64 in a word: where a permission is held, where a group has an answer.

use super::super::layout::{Answer, Held, Layout};
use super::super::question::{Question, Tests};

/// The rows in which a bit of the row's number is set, within a word.
const WITHIN: [u64; 6] = [
    0xAAAA_AAAA_AAAA_AAAA,
    0xCCCC_CCCC_CCCC_CCCC,
    0xF0F0_F0F0_F0F0_F0F0,
    0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
];

/// The word at `at` of the table of one bit of the row's number.
pub(super) fn pattern(bit: u32, at: usize) -> u64 {
    match usize::try_from(bit).ok().and_then(|bit| WITHIN.get(bit)) {
        Some(within) => *within,
        None => all_if(at >> bit.saturating_sub(6) & 1 == 1),
    }
}

pub(super) fn all_if(value: bool) -> u64 {
    if value { u64::MAX } else { 0 }
}

/// The words of the table at a place of a list of tables.
pub(super) fn table(tables: &[u64], words: usize, at: u32) -> &[u64] {
    let start = usize::try_from(at).unwrap_or(usize::MAX).saturating_mul(words);
    tables.get(start..start.saturating_add(words)).unwrap_or_default()
}

/// Where a group has one of these answers.
pub(super) fn answers(answer: Answer, these: std::ops::Range<u32>, word: usize) -> u64 {
    match answer {
        Answer::Fixed(cell) => all_if(these.contains(&cell)),
        Answer::Bits(first, count) => below(these.end, first, count, word) & !below(these.start, first, count, word),
    }
}

/// Where the number in some bits of the row's is less than `end`.
fn below(end: u32, first: u32, count: u32, word: usize) -> u64 {
    if end >> count != 0 {
        return u64::MAX;
    }
    // From the highest bit down: where all above are those of `end`, and where the number is less already.
    let (mut same, mut less) = (u64::MAX, 0);
    for bit in (0..count).rev() {
        let set = pattern(first + bit, word);
        if end >> bit & 1 == 1 {
            less |= same & !set;
            same &= set;
        } else {
            same &= !set;
        }
    }
    less
}

/// Where a permission is held.
pub(super) fn held(layout: &Layout, permission: u32, word: usize) -> u64 {
    match usize::try_from(permission).ok().and_then(|at| layout.permissions.get(at)) {
        Some(Held::Bit(bit)) => pattern(*bit, word),
        Some(Held::Fixed(value)) => all_if(*value),
        None => 0,
    }
}

/// Each row with the one that differs from it in the bit: the conjunction in both.
pub(super) fn fold(rows: &mut [u64], bit: u32) {
    match usize::try_from(bit).ok().and_then(|bit| WITHIN.get(bit)) {
        Some(high) => {
            let by = 1u32 << bit;
            rows.iter_mut().for_each(|word| *word &= (*word & high) >> by | (*word & !high) << by);
        }
        None => {
            let by = 1usize << (bit - 6);
            for pair in rows.chunks_mut(by.saturating_mul(2)) {
                let (low, high) = pair.split_at_mut(by.min(pair.len()));
                for (low, high) in low.iter_mut().zip(high) {
                    *low &= *high;
                    *high = *low;
                }
            }
        }
    }
}

pub(super) fn is_held(place: Held, row: usize) -> bool {
    match place {
        Held::Bit(bit) => row >> bit & 1 == 1,
        Held::Fixed(value) => value,
    }
}

pub(super) fn answer(tests: Tests, place: Answer, row: usize) -> Option<u32> {
    match place {
        Answer::Fixed(cell) => Some(cell),
        Answer::Bits(first, count) => {
            let state = u32::try_from(row >> first & ((1usize << count) - 1)).unwrap_or(0);
            (state < tests.cells()).then_some(state)
        }
    }
}

/// How much there is to say of a row: permissions that are held, and facts that are known.
pub(super) fn weight(question: &Question, layout: &Layout, row: usize) -> usize {
    let held = layout.permissions.iter().filter(|place| is_held(**place, row)).count();
    let groups = question.groups.iter().zip(&layout.groups);
    held.saturating_add(groups.filter(|(group, place)| answer(**group, **place, row).is_some()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_where_the_bits_are_one_of_these_numbers() {
        for (first, count) in [(0, 1), (0, 4), (2, 3), (5, 4), (7, 3)] {
            let numbers = 1u32 << count;
            for (start, end) in (0..=numbers).flat_map(|start| (start..=numbers).map(move |end| (start, end))) {
                for word in 0..16usize {
                    let found = answers(Answer::Bits(first, count), start..end, word);
                    for bit in 0..64usize {
                        let number = u32::try_from((word << 6 | bit) >> first).unwrap() & (numbers - 1);
                        assert_eq!(found >> bit & 1 == 1, (start..end).contains(&number), "{start}..{end} at {number}");
                    }
                }
            }
        }
    }
}
