//! The hash of all names of a policy; see [`Policy::names_hash`](crate::Policy::names_hash).

use super::hash;

/// Names and numbers one after another, and their hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Digest(u64);

impl Digest {
    pub(crate) fn text(&mut self, text: &str) {
        self.0 = hash(self.0, text.as_bytes());
    }

    pub(crate) fn number(&mut self, number: u32) {
        self.0 = hash(self.0, &number.to_le_bytes());
    }

    /// So many texts come next, which keeps lists apart.
    pub(crate) fn count(&mut self, count: usize) {
        self.0 = hash(self.0, &(count as u64).to_le_bytes());
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}
