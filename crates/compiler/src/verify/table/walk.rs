//! What the walk of the graph says in each row.

use super::super::layout::Layout;
use super::super::question::{Look, Question};
use super::Rows;
use super::words::{all_if, held, table};

impl Rows {
    pub(super) fn evaluate_walk(&mut self, question: &Question, layout: &Layout) {
        let words = self.words;
        self.walk.clear();
        self.walk.resize(question.walk.len().saturating_mul(words), 0);
        for (at, step) in question.walk.iter().enumerate() {
            let (before, here) = self.walk.split_at_mut(at.saturating_mul(words));
            let here = here.get_mut(..words).unwrap_or_default();
            let way = |to: u32, word: usize| match to {
                0 | 1 => all_if(to == 1),
                to => table(before, words, to - 2).get(word).copied().unwrap_or(0),
            };
            match step.look {
                Look::Held(start, end) => {
                    let range =
                        usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
                    let looked_at = question.looked_at.get(range).unwrap_or_default();
                    for (word, out) in here.iter_mut().enumerate() {
                        let mut is_so = u64::MAX;
                        for (one, wanted) in looked_at {
                            is_so &= held(layout, *one, word) ^ all_if(!wanted);
                        }
                        *out = is_so & way(step.hi, word) | !is_so & way(step.lo, word);
                    }
                }
                Look::Tests { of, these: (start, end), exact } => {
                    let group = usize::try_from(of).ok().and_then(|at| question.tests.get(at)).map_or(0, |test| test.0);
                    let range =
                        usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
                    let these = question.asked_for.get(range).unwrap_or_default();
                    let states = table(&self.known, words, group).iter().zip(table(&self.unknown, words, group));
                    for ((word, out), (known, unknown)) in here.iter_mut().enumerate().zip(states) {
                        let so = these
                            .iter()
                            .fold(0, |any, test| any | table(&self.so, words, *test).get(word).copied().unwrap_or(0));
                        let (hi, lo) = (way(step.hi, word), way(step.lo, word));
                        *out = so & hi | known & !so & lo | unknown & all_if(exact) & hi & lo;
                    }
                }
            }
        }
    }
}
