//! The kernel by hand: blocks of users, in each block all columns one behind the other.

use placet_by_hand::Value;
use placet_by_hand::maestra_columns::{ACTIONS, PERMISSIONS, TESTS, block};
use placet_by_hand::sliced::{Column, LANES};
use placet_compiler::FactTest;
use placet_transcribe::{Certain, sliced::words};

use crate::facts::outcome;
use crate::set::Set;

/// What the users of each block hold.
pub(super) type Blocks = Box<[[Column; PERMISSIONS]]>;
/// What they may do.
pub(super) type Decided = Box<[[Column; ACTIONS]]>;
/// The outcomes of the tests of facts: all bits, or none.
pub(super) type Tests = [u64; TESTS.len()];

/// Room for what is decided of so many blocks.
pub(super) fn nothing(blocks: usize) -> Decided {
    vec![[[0; LANES]; ACTIONS]; blocks].into_boxed_slice()
}

/// Stores every bit.
pub(super) fn store(columns: &[[Column; PERMISSIONS]], tests: &Tests, decided: &mut [[Column; ACTIONS]]) {
    for (columns, decided) in columns.iter().zip(decided) {
        block(columns, tests, decided);
    }
}

/// Counts for each action who may.
pub(super) fn count(columns: &[[Column; PERMISSIONS]], tests: &Tests) -> Vec<u64> {
    let mut counts = [0u64; ACTIONS];
    let mut decided = Box::new([[0; LANES]; ACTIONS]);
    for columns in columns {
        block(columns, tests, &mut decided);
        for (count, column) in counts.iter_mut().zip(decided.iter()) {
            *count += column.iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        }
    }
    counts.to_vec()
}

/// Each core its part of the blocks.
pub(super) fn parallel(
    cores: usize,
    columns: &[[Column; PERMISSIONS]],
    decided: &mut [[Column; ACTIONS]],
    work: impl Fn(&[[Column; PERMISSIONS]], &mut [[Column; ACTIONS]]) + Sync,
) {
    if cores == 1 {
        return work(columns, decided);
    }
    let part = columns.len().div_ceil(cores);
    std::thread::scope(|scope| {
        for (columns, decided) in columns.chunks(part).zip(decided.chunks_mut(part)) {
            scope.spawn(|| work(columns, decided));
        }
    });
}

/// The outcomes of the tests by hand, as words.
pub(super) fn tests(set: &Set, facts: &[Value]) -> Tests {
    let mut all = Vec::new();
    for action in &set.transcript.actions {
        collect(&action.certain, &mut all);
    }
    TESTS.map(|(test, wanted)| {
        let test = all.iter().find(|one| words(one) == test);
        if test.is_some_and(|test| outcome(set, test, facts) == Some(wanted)) { !0 } else { 0 }
    })
}

fn collect(certain: &Certain, into: &mut Vec<FactTest>) {
    match certain {
        Certain::Known(test, _) => into.push(test.clone()),
        Certain::All(parts) | Certain::Any(parts) => parts.iter().for_each(|part| collect(part, into)),
        Certain::ByTruth(test, ways) => {
            into.push(test.clone());
            ways.iter().for_each(|way| collect(way, into));
        }
        Certain::ByValue { fact, arms } => {
            for (values, arm) in arms {
                into.extend(values.iter().map(|value| FactTest::Is(fact.clone(), value.clone())));
                collect(arm, into);
            }
        }
        _ => {}
    }
}
