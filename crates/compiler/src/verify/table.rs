//! Truth tables of 64 rows a word: every permission held or not, every group of tests in each of its answers *or unknown*.
//!
//! ```text
//!   a permission       one bit of the row's number
//!   a group of tests   as many bits as number its answers and "unknown"; numbers that are left over are no rows
//! ```
//!
//! The source is evaluated on the rows in which all is known; then, group by group, the row "unknown" gets the conjunction of
//! the group's other rows. What stands there in the end is "every completion allows" for every set of unknown groups at once.
//! The graph is evaluated as the runtime walks it: at an unknown test both ways have to allow, or none does. Rows in which
//! a permission is held without what it brings don't count.
//!
//! The theory ties no test of one group to one of another, so sets of groups are more than sets of facts: no more than these
//! is needed, and nothing less is shown.

mod source;
mod walk;
mod words;

use self::words::{all_if, answer, answers, held, is_held, table, weight};
use super::layout::Layout;
use super::question::{Question, small};

/// A row: which permissions are held, and the answer of each group, nothing for unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) held: Vec<bool>,
    pub(super) answers: Vec<Option<u32>>,
    /// Whether the graph allows here; the source says the other.
    pub(super) graph_allows: bool,
}

/// The space that tables take, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Rows {
    words: usize,
    source: Vec<u64>,
    walk: Vec<u64>,
    /// Where each test is so.
    so: Vec<u64>,
    /// Where each group is known, and where it is unknown.
    known: Vec<u64>,
    unknown: Vec<u64>,
    valid: Vec<u64>,
    said: Vec<u64>,
}

impl Rows {
    /// The row with the fewest permissions and tests in which the graph and the source differ, where there is one.
    pub(super) fn difference(&mut self, question: &Question, layout: &Layout) -> Option<Row> {
        self.words = 1 << layout.bits.saturating_sub(6);
        self.tests(question, layout);
        self.rows(question, layout);
        self.evaluate_source(question, layout);
        self.complete(question, layout);
        self.evaluate_walk(question, layout);
        self.compare(question, layout)
    }

    /// Where tests are so, and groups known.
    fn tests(&mut self, question: &Question, layout: &Layout) {
        let words = self.words;
        self.so.clear();
        self.known.clear();
        self.unknown.clear();
        for (group, answer) in question.groups.iter().zip(&layout.groups) {
            let cells = group.cells();
            self.known.extend((0..words).map(|word| answers(*answer, 0..cells, word)));
            self.unknown.extend((0..words).map(|word| answers(*answer, cells..cells.saturating_add(1), word)));
        }
        for (group, place) in &question.tests {
            let at = usize::try_from(*group).unwrap_or(usize::MAX);
            let (Some(tests), Some(answer)) = (question.groups.get(at), layout.groups.get(at)) else { continue };
            let so = tests.so(*place);
            self.so.extend((0..words).map(|word| answers(*answer, so.clone(), word)));
        }
    }

    /// The rows that count.
    fn rows(&mut self, question: &Question, layout: &Layout) {
        let words = self.words;
        self.valid.clear();
        let first = if layout.bits < 6 { (1u64 << (1u32 << layout.bits)).wrapping_sub(1) } else { u64::MAX };
        self.valid.resize(words, first);
        for (word, valid) in self.valid.iter_mut().enumerate() {
            for (one, other) in &question.implied {
                *valid &= !held(layout, *one, word) | held(layout, *other, word);
            }
        }
        for group in 0..small(question.groups.len()) {
            let states = table(&self.known, words, group).iter().zip(table(&self.unknown, words, group));
            self.valid.iter_mut().zip(states).for_each(|(valid, (known, unknown))| *valid &= known | unknown);
        }
    }

    fn compare(&self, question: &Question, layout: &Layout) -> Option<Row> {
        let words = self.words;
        let mut least: Option<(usize, usize, bool)> = None;
        for (word, (said, valid)) in self.said.iter().zip(&self.valid).enumerate() {
            let graph = match question.root {
                0 | 1 => all_if(question.root == 1),
                root => table(&self.walk, words, root - 2).get(word).copied().unwrap_or(0),
            };
            let mut wrong = (graph ^ said) & valid;
            if !question.exact {
                // What isn't decided exactly may deny where a fact is unknown.
                let groups = 0..small(question.groups.len());
                let unknown = groups
                    .fold(0, |all, group| all | table(&self.unknown, words, group).get(word).copied().unwrap_or(0));
                wrong &= !unknown | graph;
            }
            while wrong != 0 {
                let bit = wrong.trailing_zeros();
                wrong &= wrong.wrapping_sub(1);
                let row = word << 6 | usize::try_from(bit).unwrap_or(0);
                let weight = weight(question, layout, row);
                if least.is_none_or(|(known, ..)| weight < known) {
                    least = Some((weight, row, graph >> bit & 1 == 1));
                }
            }
        }
        least.map(|(_, row, graph_allows)| Row {
            held: layout.permissions.iter().map(|place| is_held(*place, row)).collect(),
            answers: question
                .groups
                .iter()
                .zip(&layout.groups)
                .map(|(group, place)| answer(*group, *place, row))
                .collect(),
            graph_allows,
        })
    }
}
