//! Small numbers for large ones, in the order in which they are met, forgotten at once.

/// Numbers from 0 on for the large numbers that were met since [`Numbering::start`].
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The round in which each was met last, and its small number then.
    met: Vec<(u32, u32)>,
    round: u32,
    list: Vec<u32>,
}

impl Numbering {
    /// Forgets all that was met.
    pub(super) fn start(&mut self) {
        self.list.clear();
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.met.clear();
            self.round = 1;
        }
    }

    /// The small number, a new one where it wasn't met before.
    pub(super) fn number(&mut self, large: u32) -> u32 {
        let at = usize::try_from(large).unwrap_or(usize::MAX);
        if self.met.len() <= at {
            self.met.resize(at.saturating_add(1), (0, 0));
        }
        let new = super::question::small(self.list.len());
        let round = self.round;
        match self.met.get_mut(at) {
            Some((met, number)) if *met == round => *number,
            Some(slot) => {
                *slot = (round, new);
                self.list.push(large);
                new
            }
            None => new,
        }
    }

    /// The small number, where it was met.
    pub(super) fn known(&self, large: u32) -> Option<u32> {
        let (round, number) = *self.met.get(usize::try_from(large).ok()?)?;
        (round == self.round).then_some(number)
    }

    /// What was met, by small number.
    pub(super) fn list(&self) -> &[u32] {
        &self.list
    }

    /// Numbers anew: the largest first.
    pub(super) fn sort_descending(&mut self) {
        self.list.sort_unstable_by(|a, b| b.cmp(a));
        for (large, new) in self.list.iter().zip(0u32..) {
            if let Some(slot) = usize::try_from(*large).ok().and_then(|at| self.met.get_mut(at)) {
                *slot = (self.round, new);
            }
        }
    }
}
