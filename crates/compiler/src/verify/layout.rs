//! What of a question is a bit of a row's number, and what is the same in all rows of a table.

use super::question::{Question, Tests};

/// What of a question is a bit of the row's number, and what is the same in all rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) permissions: Vec<Held>,
    pub(super) groups: Vec<Answer>,
    pub(super) bits: u32,
}

/// A permission in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Bit(u32),
    Fixed(bool),
}

/// A group of tests in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The first of its bits, and how many.
    Bits(u32, u32),
    /// One answer in all rows.
    Fixed(u32),
}

/// How many bits number a group's answers and "unknown".
pub(super) fn bits(tests: Tests) -> u32 {
    // One number more than there are answers.
    u32::BITS - tests.cells().leading_zeros()
}

impl Layout {
    /// Everything free, as far as that is no more than `most` bits.
    pub(super) fn whole(&mut self, question: &Question, most: u32) -> bool {
        self.permissions.clear();
        self.groups.clear();
        self.bits = 0;
        for group in &question.groups {
            let bits = bits(*group);
            self.groups.push(Answer::Bits(self.bits, bits));
            self.bits = self.bits.saturating_add(bits);
        }
        if self.bits.saturating_add(question.permissions) > most {
            return false;
        }
        for _ in 0..question.permissions {
            self.permissions.push(Held::Bit(self.bits));
            self.bits += 1;
        }
        true
    }
}
