//! The texts of an artifact, each once.

use alloc::string::String;
use alloc::vec::Vec;

use super::count;
use crate::artifact::record::Run;
use crate::names::hash;

/// Texts behind one another, found again by their hashes: a table with open addresses, never more than half full.
#[derive(Default)]
pub(super) struct Strings {
    bytes: String,
    slots: Vec<Option<Slot>>,
    used: usize,
    only_ascii: bool,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u64,
    start: usize,
    end: usize,
}

impl Strings {
    /// Whether texts that are not ASCII are left out for now; then nothing says where they stand.
    pub(super) fn only_ascii(&mut self, only_ascii: bool) {
        self.only_ascii = only_ascii;
    }

    /// Where the text stands; it is added where it doesn't stand yet.
    pub(super) fn run(&mut self, text: &str) -> Run {
        if text.is_empty() || (self.only_ascii && !text.is_ascii()) {
            return Run::EMPTY;
        }
        if self.used.saturating_mul(2) >= self.slots.len() {
            self.grow();
        }
        let hash = hash(0, text.as_bytes());
        let (slot, found) = self.find(hash, text);
        let place = found.unwrap_or_else(|| {
            let start = self.bytes.len();
            self.bytes.push_str(text);
            self.used = self.used.saturating_add(1);
            Slot { hash, start, end: self.bytes.len() }
        });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = Some(place);
        }
        Run { start: count(place.start), len: count(text.len()) }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.as_bytes()
    }

    /// The slot of a text, and what stands there.
    fn find(&self, hash: u64, text: &str) -> (usize, Option<Slot>) {
        let mut at = self.first(hash);
        loop {
            let found = self.slots.get(at).copied().flatten();
            match found {
                Some(slot) if slot.hash != hash || self.bytes.get(slot.start..slot.end) != Some(text) => {
                    at = self.after(at);
                }
                _ => return (at, found),
            }
        }
    }

    fn first(&self, hash: u64) -> usize {
        // The number of slots is a power of two.
        usize::try_from(hash & (self.slots.len() as u64).saturating_sub(1)).unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.slots.len().saturating_sub(1)
    }

    fn grow(&mut self) {
        let room = self.slots.len().saturating_mul(2).max(64);
        let before = core::mem::replace(&mut self.slots, alloc::vec![None; room]);
        for slot in before.into_iter().flatten() {
            let mut at = self.first(slot.hash);
            while self.slots.get(at).is_some_and(Option::is_some) {
                at = self.after(at);
            }
            if let Some(free) = self.slots.get_mut(at) {
                *free = Some(slot);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_once_in_the_order_of_its_first_use() {
        let mut strings = Strings::default();
        let texts: Vec<String> = (0..1000).map(|number: u32| alloc::format!("text {}", number % 300)).collect();
        let runs: Vec<Run> = texts.iter().map(|text| strings.run(text)).collect();
        for (text, run) in texts.iter().zip(&runs) {
            let (start, len) = (run.start.get() as usize, run.len.get() as usize);
            assert_eq!(strings.as_bytes()[start..start + len], *text.as_bytes());
        }
        assert_eq!(strings.as_bytes().len(), texts.iter().take(300).map(String::len).sum::<usize>());
    }
}
