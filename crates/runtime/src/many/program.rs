//! The formulas of a plan, as words.
//!
//! ```text
//! row r | slot s      what is worked out next, and where it goes
//! step, operands…     what is done with it, by the "and" or the "or" of some slots
//! ```
//!
//! The first word of a step is its kind and how many slots follow; behind those, where it chooses,
//! stands the slot to choose. A slot holds the block of a column, or what was worked out before.

/// What a step does with what is worked out so far, by the "and" or "or" of its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    No,
    Yes,
    Set,
    SetNot,
    And,
    AndNot,
    Or,
    OrNot,
    /// Where the operands hold it stays; else the slot behind them.
    Keep,
    /// Where the operands hold, the slot behind them; else it stays.
    Replace,
    Row,
    Slot,
}

const STEPS: [Step; 12] = [
    Step::No,
    Step::Yes,
    Step::Set,
    Step::SetNot,
    Step::And,
    Step::AndNot,
    Step::Or,
    Step::OrNot,
    Step::Keep,
    Step::Replace,
    Step::Row,
    Step::Slot,
];

/// The first word of a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) step: Step,
    /// Whether the operands are joined by "or".
    pub(super) any: bool,
    pub(super) count: u32,
}

impl Head {
    fn word(self) -> u32 {
        self.count << 8 | u32::from(self.any) << 7 | self.step as u32
    }

    pub(super) fn of(word: u32) -> Option<Self> {
        let step = *STEPS.get((word & 0x7F) as usize)?;
        Some(Self { step, any: word & 0x80 != 0, count: word >> 8 })
    }
}

/// What is written so far. Past the end of the buffer it goes on counting, so that it can be told how
/// much is needed.
pub(super) struct Writer<'b> {
    pub(super) words: &'b mut [u32],
    pub(super) len: usize,
    /// Where the last step of this formula stands.
    last: Option<usize>,
}

impl<'b> Writer<'b> {
    pub(super) fn new(words: &'b mut [u32]) -> Self {
        Self { words, len: 0, last: None }
    }

    pub(super) fn word(&mut self, word: u32) {
        if let Some(place) = self.words.get_mut(self.len) {
            *place = word;
        }
        self.len = self.len.saturating_add(1);
    }

    /// Begins what goes to a row or slot.
    pub(super) fn begin(&mut self, step: Step, place: u32) {
        self.word(Head { step, any: false, count: 0 }.word());
        self.word(place);
        self.last = None;
    }

    pub(super) fn step(&mut self, step: Step, any: bool, operands: impl Iterator<Item = u32>, choice: Option<u32>) {
        let at = self.len;
        self.word(0);
        let mut count = 0_u32;
        for operand in operands {
            self.word(operand);
            count = count.saturating_add(1);
        }
        choice.into_iter().for_each(|choice| self.word(choice));
        self.end(at, Head { step, any: any && count > 1, count });
    }

    /// Writes the first word of a step; two that are one become one.
    fn end(&mut self, at: usize, head: Head) {
        let fits = self.len <= self.words.len();
        let before = self.last.and_then(|last| Some((last, Head::of(*self.words.get(last)?)?)));
        let joined = before.filter(|_| fits).and_then(|(last, before)| {
            let step = match (before.step, head.step) {
                // What starts from a constant is set.
                (Step::Yes, Step::And) | (Step::No, Step::Or) => Step::Set,
                (Step::Yes, Step::AndNot) | (Step::No, Step::OrNot) => Step::SetNot,
                (Step::Set | Step::And, Step::And) if !before.any && !head.any => before.step,
                _ => return None,
            };
            Some((last, Head { step, any: head.any, count: before.count.saturating_add(head.count) }))
        });
        let (place, head) = match joined {
            Some((last, head)) => {
                self.words.copy_within(at.saturating_add(1)..self.len, at);
                self.len = self.len.saturating_sub(1);
                (last, head)
            }
            None => (at, head),
        };
        if let Some(first) = self.words.get_mut(place) {
            *first = head.word();
        }
        self.last = Some(place);
    }
}
