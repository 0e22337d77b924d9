use super::{Checked, Fault, Sound, ensure};
use crate::artifact::ArtifactError;
use crate::artifact::record::Run;

/// Runs that have to lie one behind the other, and fill a section.
#[derive(Clone, Copy)]
pub(super) struct Tiles {
    end: u64,
    len: u64,
}

impl Tiles {
    /// In a section of so many records.
    pub(super) fn of(len: usize) -> Self {
        Self { end: 0, len: len as u64 }
    }

    /// The next run. With a fault, what is behind it is of no use.
    #[inline]
    pub(super) fn next(&mut self, run: Run) -> Sound {
        let joins = u64::from(run.start.get()) == self.end;
        self.end = self.end.wrapping_add(run.len.get().into());
        ensure(joins & (self.end <= self.len), Fault::Tile)
    }

    /// How many records the runs have so far.
    pub(super) fn covered(self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }

    pub(super) fn end(self, section: &'static str) -> Checked {
        if self.end == self.len {
            return Ok(());
        }
        Err(ArtifactError::damaged(section, self.covered(), "it is in no list"))
    }
}
