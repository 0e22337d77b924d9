//! Where neither one table nor a canonical form will do: many tables, in each of which most permissions and tests are fixed.

use super::layout::{Answer, Held, Layout, bits};
use super::question::{Look, Question, small};
use super::table::{Row, Rows};

/// Bits of the tables.
const BITS: u32 = 12;

/// Permissions and groups of tests, in bits, up to which all tables together are everything.
const EXHAUSTIVE: u32 = 20;

/// Words that the random tables of one question may take, all nodes counted.
const WORK: usize = 4_000_000;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    /// Every row.
    Everything,
    /// This many rows.
    Rows(u64),
}

/// A row in which graph and source differ, where one was found, and what was looked at.
pub(super) fn difference(question: &Question, rows: &mut Rows) -> (Option<Row>, Looked) {
    let facts: u32 = question.groups.iter().map(|group| bits(*group)).sum();
    if facts <= BITS && facts.saturating_add(question.permissions) <= EXHAUSTIVE {
        return (everything(question, facts, rows), Looked::Everything);
    }
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let one = question.size().saturating_mul(1 << (BITS - 6));
    let tables = (WORK / one.max(1)).clamp(4, 64);
    for table in 0..tables {
        // Every other table lies around a way that allows: what is asked for together is rarely met by chance.
        let layout = some(question, &mut random, table % 2 == 0);
        if let Some(row) = rows.difference(question, &layout) {
            return (Some(row), Looked::Everything);
        }
    }
    (None, Looked::Rows(u64::try_from(tables).unwrap_or(u64::MAX).saturating_mul(1 << BITS)))
}

fn everything(question: &Question, facts: u32, rows: &mut Rows) -> Option<Row> {
    let free = BITS.saturating_sub(facts).min(question.permissions);
    let fixed = question.permissions.saturating_sub(free);
    let mut layout = Layout::default();
    for group in &question.groups {
        let bits = bits(*group);
        layout.groups.push(Answer::Bits(layout.bits, bits));
        layout.bits += bits;
    }
    for _ in 0..free {
        layout.permissions.push(Held::Bit(layout.bits));
        layout.bits += 1;
    }
    let first = layout.permissions.len();
    (0u32..1 << fixed).find_map(|held| {
        layout.permissions.truncate(first);
        layout.permissions.extend((0..fixed).map(|at| Held::Fixed(held >> at & 1 == 1)));
        rows.difference(question, &layout)
    })
}

/// A table in which some permissions and groups are free, and the rest is as it comes, or so that a way of the graph allows.
fn some(question: &Question, random: &mut Random, on_a_way: bool) -> Layout {
    let (permissions, groups) = (size(question.permissions), question.groups.len());
    // Mostly held, mostly not, and between: a conjunction of many is so where nearly all are held.
    let sparse = [(1, 2), (1, 8), (7, 8), (1, 64), (63, 64), (0, 1), (1, 1)];
    let (of, out_of) = sparse.get(random.below(sparse.len())).copied().unwrap_or((1, 2));
    let mut layout = Layout { permissions: Vec::new(), groups: Vec::new(), bits: 0 };
    layout.permissions = (0..permissions).map(|_| Held::Fixed(random.below(out_of) < of)).collect();
    layout.groups =
        question.groups.iter().map(|group| Answer::Fixed(small(random.below(size(group.cells()))))).collect();
    let met = if on_a_way { way(question, random, &mut layout) } else { Vec::new() };
    close(question, &mut layout);
    let mut others: Vec<usize> = (0..permissions.saturating_add(groups)).collect();
    random.shuffle(&mut others);
    // What the way asks for is free first: there the smallest changes matter.
    for one in met.into_iter().chain(others) {
        match one.checked_sub(permissions) {
            None => {
                if let Some(slot @ Held::Fixed(_)) = layout.permissions.get_mut(one)
                    && layout.bits < BITS
                {
                    *slot = Held::Bit(layout.bits);
                    layout.bits += 1;
                }
            }
            Some(group) => {
                let count = question.groups.get(group).map_or(0, |group| bits(*group));
                if let Some(slot @ Answer::Fixed(_)) = layout.groups.get_mut(group)
                    && layout.bits.saturating_add(count) <= BITS
                {
                    *slot = Answer::Bits(layout.bits, count);
                    layout.bits += count;
                }
            }
        }
    }
    layout
}

/// Fixes what leads along some way of the graph that allows. What the way tests, permissions before groups, in any order.
fn way(question: &Question, random: &mut Random, layout: &mut Layout) -> Vec<usize> {
    let mut met = Vec::new();
    let mut at = question.root;
    while let Some(step) = at.checked_sub(2).and_then(|at| question.walk.get(size(at))) {
        let hi = step.lo == 0 || (step.hi != 0 && random.below(2) == 0);
        at = if hi { step.hi } else { step.lo };
        match step.look {
            Look::Held(start, end) => {
                let looked_at = question.looked_at.get(size(start)..size(end)).unwrap_or_default();
                // One of them is otherwise where the way goes on at `lo`.
                let other = random.below(looked_at.len());
                for (place, (one, wanted)) in looked_at.iter().enumerate() {
                    let held = if hi { *wanted } else { *wanted != (place == other) };
                    if let Some(slot) = layout.permissions.get_mut(size(*one)) {
                        *slot = Held::Fixed(held);
                    }
                    met.push(size(*one));
                }
            }
            Look::Tests { of, these: (start, end), .. } => {
                let these = question.asked_for.get(size(start)..size(end)).unwrap_or_default();
                let place = |test: &u32| question.tests.get(size(*test)).copied();
                let Some((group, _)) = place(&of) else { continue };
                let Some(tests) = question.groups.get(size(group)) else { continue };
                let is_so =
                    |cell: &u32| these.iter().filter_map(place).any(|(_, place)| tests.so(place).contains(cell));
                let cells: Vec<u32> = (0..tests.cells()).filter(|cell| is_so(cell) == hi).collect();
                if let Some(cell) = cells.get(random.below(cells.len()))
                    && let Some(slot) = layout.groups.get_mut(size(group))
                {
                    *slot = Answer::Fixed(*cell);
                }
                met.push(size(question.permissions.saturating_add(group)));
            }
        }
    }
    random.shuffle(&mut met);
    met
}

/// What is held brings what comes with it; the question knows of chains.
fn close(question: &Question, layout: &mut Layout) {
    for (one, other) in &question.implied {
        if layout.permissions.get(size(*one)) == Some(&Held::Fixed(true))
            && let Some(slot) = layout.permissions.get_mut(size(*other))
        {
            *slot = Held::Fixed(true);
        }
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Equal in every run, so that equal sets get equal answers.
struct Random(u64);

impl Random {
    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at.saturating_add(1)));
        }
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % count.max(1)
    }
}
