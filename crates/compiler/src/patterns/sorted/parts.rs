//! The names of permissions by the words that they are made of, and by how many.

use std::collections::BTreeSet;

use super::Part;
use crate::hash::Map;
use crate::model::Name;

/// The names by what they are made of, each list of places in the sorted names ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// By a word that is one of their parts.
    words: Map<Name, Vec<usize>>,
    /// By how many parts they have.
    pub(super) lengths: Vec<Vec<usize>>,
}

impl Parts {
    pub(super) fn of(names: &[(Name, u32)]) -> Parts {
        let mut parts = Parts::default();
        for (at, (name, _)) in names.iter().enumerate() {
            let mut length = 0;
            for word in name.split('.') {
                length += 1;
                match parts.words.get_mut(word) {
                    Some(known) => known.push(at),
                    None => drop(parts.words.insert(word.into(), vec![at])),
                }
            }
            if parts.lengths.len() <= length {
                parts.lengths.resize(length + 1, Vec::new());
            }
            if let Some(known) = parts.lengths.get_mut(length) {
                known.push(at);
            }
        }
        parts
    }

    /// The names that a word is in.
    fn with(&self, word: &Name) -> &[usize] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The names with one of the words of a part, each once.
    pub(super) fn places(&self, part: &Part) -> Vec<usize> {
        match part {
            Part::Name(word) => self.with(word).to_vec(),
            Part::OneOf(words) => {
                let places: BTreeSet<usize> = words.iter().flat_map(|word| self.with(word)).copied().collect();
                places.into_iter().collect()
            }
            Part::Any | Part::Deep | Part::Index(..) => Vec::new(),
        }
    }

    /// How many names have one of the words of a part, those with several of them more than once.
    pub(super) fn count(&self, part: &Part) -> usize {
        match part {
            Part::Name(word) => self.with(word).len(),
            Part::OneOf(words) => words.iter().map(|word| self.with(word).len()).sum(),
            Part::Any | Part::Deep | Part::Index(..) => usize::MAX,
        }
    }
}
