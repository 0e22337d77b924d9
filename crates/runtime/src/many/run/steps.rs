//! The steps of formulas over a block of users.

use super::answers::{Answers, Place};
use crate::many::program::{Head, Step};

/// Blocks that are worked with.
pub(super) struct Slots<'a> {
    pub(super) words: &'a mut [u64],
    pub(super) len: usize,
}

/// Those that are there to be read.
#[derive(Clone, Copy)]
struct Known<'a> {
    words: &'a [u64],
    len: usize,
}

impl Known<'_> {
    #[inline(always)]
    fn slot(&self, at: u32) -> &[u64] {
        let from = (at as usize).wrapping_mul(self.len);
        self.words.get(from..from.wrapping_add(self.len)).unwrap_or_default()
    }
}

/// Works out all formulas for one block of users.
pub(super) fn formulas(
    program: &[u32],
    slots: Slots<'_>,
    place: Place,
    counting: &mut [u64],
    answers: &mut impl Answers,
) {
    let Slots { words, len } = slots;
    let mut rest = program;
    while let [first, to, behind @ ..] = rest {
        rest = behind;
        let to = *to as usize;
        match Head::of(*first).map(|head| head.step) {
            Some(Step::Row) => {
                let known = Known { words, len };
                answers.take(to, place, counting, |block| steps(&mut rest, known, block));
            }
            Some(Step::Slot) => {
                // A formula only asks for slots below its own.
                let Some((known, own)) = words.split_at_mut_checked(to.saturating_mul(len)) else { return };
                steps(&mut rest, Known { words: known, len }, own.get_mut(..len).unwrap_or_default());
            }
            _ => return,
        }
    }
}

/// Works out one formula, of what `rest` begins with; leaves what is behind it.
#[inline(always)]
fn steps(rest: &mut &[u32], known: Known<'_>, block: &mut [u64]) {
    while let [first, behind @ ..] = *rest {
        let Some(head) = Head::of(*first) else { return };
        if matches!(head.step, Step::Row | Step::Slot) {
            return;
        }
        let Some((operands, behind)) = behind.split_at_checked(head.count as usize) else { return };
        *rest = behind;
        match head.step {
            Step::Set => each(block, head.any, operands, known, |_, held| held),
            Step::And => each(block, head.any, operands, known, |own, held| own & held),
            Step::Or => each(block, head.any, operands, known, |own, held| own | held),
            _ => seldom(head, operands, rest, known, block),
        }
    }
}

/// The steps of few formulas, apart from the others.
#[inline(never)]
fn seldom(head: Head, operands: &[u32], rest: &mut &[u32], known: Known<'_>, block: &mut [u64]) {
    match head.step {
        Step::No => block.fill(0),
        Step::Yes => block.fill(u64::MAX),
        Step::SetNot => each(block, head.any, operands, known, |_, held| !held),
        Step::AndNot => each(block, head.any, operands, known, |own, held| own & !held),
        Step::OrNot => each(block, head.any, operands, known, |own, held| own | !held),
        Step::Keep | Step::Replace => {
            let [choice, behind @ ..] = *rest else { return };
            *rest = behind;
            let keep = head.step == Step::Keep;
            // A few words at a time, so that what the operands say needs no room.
            for (at, (own, other)) in block.iter_mut().zip(known.slot(*choice)).enumerate() {
                let words = operands.iter().filter_map(|operand| known.slot(*operand).get(at));
                let held = if head.any {
                    words.fold(0, |any, word| any | word)
                } else {
                    words.fold(u64::MAX, |all, word| all & word)
                };
                let keeps = if keep { held } else { !held };
                *own = *own & keeps | other & !keeps;
            }
        }
        _ => {}
    }
}

/// Changes each word of a block by what it is and what the operands say together.
#[inline(always)]
fn each(block: &mut [u64], any: bool, operands: &[u32], known: Known<'_>, change: impl Fn(u64, u64) -> u64) {
    match (operands, any) {
        ([a], _) => {
            block.iter_mut().zip(known.slot(*a)).for_each(|(own, a)| *own = change(*own, *a));
        }
        ([a, b], false) => {
            let (a, b) = (known.slot(*a), known.slot(*b));
            block.iter_mut().zip(a).zip(b).for_each(|((own, a), b)| *own = change(*own, a & b));
        }
        ([a, b, c], false) => {
            let (a, b, c) = (known.slot(*a), known.slot(*b), known.slot(*c));
            block.iter_mut().zip(a).zip(b).zip(c).for_each(|(((own, a), b), c)| *own = change(*own, a & b & c));
        }
        ([a, b], true) => {
            let (a, b) = (known.slot(*a), known.slot(*b));
            block.iter_mut().zip(a).zip(b).for_each(|((own, a), b)| *own = change(*own, a | b));
        }
        _ => many(block, any, operands, known, change),
    }
}

/// A few words at a time, whose operands are joined before they change the block.
#[inline(always)]
fn many(block: &mut [u64], any: bool, operands: &[u32], known: Known<'_>, change: impl Fn(u64, u64) -> u64) {
    const FEW: usize = 16;
    for (at, block) in block.chunks_mut(FEW).enumerate() {
        let from = at.wrapping_mul(FEW);
        let mut held = [if any { 0 } else { u64::MAX }; FEW];
        for operand in operands {
            let words = known.slot(*operand).get(from..from.wrapping_add(block.len())).unwrap_or_default();
            for (held, word) in held.iter_mut().zip(words) {
                *held = if any { *held | word } else { *held & word };
            }
        }
        block.iter_mut().zip(&held).for_each(|(own, held)| *own = change(*own, *held));
    }
}
