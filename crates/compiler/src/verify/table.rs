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

use super::question::{Look, Node, Question, Tests, small};

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

/// The rows in which a bit of the row's number is set, within a word.
const WITHIN: [u64; 6] = [
    0xAAAA_AAAA_AAAA_AAAA,
    0xCCCC_CCCC_CCCC_CCCC,
    0xF0F0_F0F0_F0F0_F0F0,
    0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
];

/// The word at `at` of the table of one bit of the row's number.
fn pattern(bit: u32, at: usize) -> u64 {
    match usize::try_from(bit).ok().and_then(|bit| WITHIN.get(bit)) {
        Some(within) => *within,
        None => all_if(at >> bit.saturating_sub(6) & 1 == 1),
    }
}

fn all_if(value: bool) -> u64 {
    if value { u64::MAX } else { 0 }
}

/// The words of the table at a place of a list of tables.
fn table(tables: &[u64], words: usize, at: u32) -> &[u64] {
    let start = usize::try_from(at).unwrap_or(usize::MAX).saturating_mul(words);
    tables.get(start..start.saturating_add(words)).unwrap_or_default()
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

    fn evaluate_source(&mut self, question: &Question, layout: &Layout) {
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
    fn complete(&mut self, question: &Question, layout: &Layout) {
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

    fn evaluate_walk(&mut self, question: &Question, layout: &Layout) {
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

/// Where a group has one of these answers.
fn answers(answer: Answer, these: std::ops::Range<u32>, word: usize) -> u64 {
    match answer {
        Answer::Fixed(cell) => all_if(these.contains(&cell)),
        Answer::Bits(first, count) => these.fold(0, |any, state| {
            let is_state = (0..count).fold(u64::MAX, |all, bit| {
                let set = pattern(first + bit, word);
                all & if state >> bit & 1 == 1 { set } else { !set }
            });
            any | is_state
        }),
    }
}

/// Where a permission is held.
fn held(layout: &Layout, permission: u32, word: usize) -> u64 {
    match usize::try_from(permission).ok().and_then(|at| layout.permissions.get(at)) {
        Some(Held::Bit(bit)) => pattern(*bit, word),
        Some(Held::Fixed(value)) => all_if(*value),
        None => 0,
    }
}

/// Each row with the one that differs from it in the bit: the conjunction in both.
fn fold(rows: &mut [u64], bit: u32) {
    match usize::try_from(bit).ok().and_then(|bit| WITHIN.get(bit)) {
        Some(high) => {
            let by = 1u32 << bit;
            rows.iter_mut().for_each(|word| *word &= (*word & high) >> by | (*word & !high) << by);
        }
        None => {
            let by = 1usize << (bit - 6);
            for pair in rows.chunks_mut(by.saturating_mul(2)) {
                let (low, high) = pair.split_at_mut(by.min(pair.len()));
                for (low, high) in low.iter_mut().zip(high) {
                    *low &= *high;
                    *high = *low;
                }
            }
        }
    }
}

fn is_held(place: Held, row: usize) -> bool {
    match place {
        Held::Bit(bit) => row >> bit & 1 == 1,
        Held::Fixed(value) => value,
    }
}

fn answer(tests: Tests, place: Answer, row: usize) -> Option<u32> {
    match place {
        Answer::Fixed(cell) => Some(cell),
        Answer::Bits(first, count) => {
            let state = u32::try_from(row >> first & ((1usize << count) - 1)).unwrap_or(0);
            (state < tests.cells()).then_some(state)
        }
    }
}

/// How much there is to say of a row: permissions that are held, and facts that are known.
fn weight(question: &Question, layout: &Layout, row: usize) -> usize {
    let held = layout.permissions.iter().filter(|place| is_held(**place, row)).count();
    let groups = question.groups.iter().zip(&layout.groups);
    held.saturating_add(groups.filter(|(group, place)| answer(**group, **place, row).is_some()).count())
}
