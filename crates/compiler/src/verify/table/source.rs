//! What the source says in each row.

use super::super::layout::{Answer, Layout};
use super::super::question::{Node, Question, small};
use super::Rows;
use super::words::{all_if, fold, held, table};

impl Rows {
    pub(super) fn evaluate_source(&mut self, question: &Question, layout: &Layout) {
        let words = self.words;
        self.source.clear();
        self.source.resize(question.source.len().saturating_mul(words), 0);
        for (at, node) in question.source.iter().enumerate() {
            let (before, here) = self.source.split_at_mut(at.saturating_mul(words));
            let here = here.get_mut(..words).unwrap_or_default();
            let of = |node: u32| table(before, words, node);
            let parts = |start: u32, end: u32| {
                let range = usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
                question.parts.get(range).unwrap_or_default()
            };
            match *node {
                Node::Constant(value) => here.fill(all_if(value)),
                Node::Held(one) => here.iter_mut().enumerate().for_each(|(word, out)| *out = held(layout, one, word)),
                Node::Test(test) => here.copy_from_slice(table(&self.so, words, test)),
                Node::Not(inner) => here.iter_mut().zip(of(inner)).for_each(|(out, inner)| *out = !inner),
                Node::All(start, end) => {
                    here.fill(u64::MAX);
                    for part in parts(start, end) {
                        here.iter_mut().zip(of(*part)).for_each(|(out, part)| *out &= part);
                    }
                }
                Node::Any(start, end) => {
                    for part in parts(start, end) {
                        here.iter_mut().zip(of(*part)).for_each(|(out, part)| *out |= part);
                    }
                }
                Node::When(condition, then, otherwise) => {
                    let ways = of(condition).iter().zip(of(then)).zip(of(otherwise));
                    for (out, ((condition, then), otherwise)) in here.iter_mut().zip(ways) {
                        *out = condition & then | !condition & otherwise;
                    }
                }
            }
        }
        self.said.clear();
        self.said.extend_from_slice(table(&self.source, words, small(question.source.len()).saturating_sub(1)));
    }

    /// What the source says where groups are unknown: what it says in all their answers.
    pub(super) fn complete(&mut self, question: &Question, layout: &Layout) {
        let words = self.words;
        let mut folded = std::mem::take(&mut self.source);
        for (group, place) in (0..small(question.groups.len())).zip(&layout.groups) {
            let Answer::Bits(first, count) = *place else { continue };
            let known = table(&self.known, words, group);
            folded.clear();
            folded.extend(self.said.iter().zip(known).map(|(said, known)| said | !known));
            for bit in first..first + count {
                fold(&mut folded, bit);
            }
            let states = known.iter().zip(table(&self.unknown, words, group));
            for ((said, folded), (_, unknown)) in self.said.iter_mut().zip(&folded).zip(states) {
                *said = *said & !unknown | folded & unknown;
            }
        }
        self.source = folded;
    }
}
