//! Every action of a million users at once, from columns of permissions.

use std::hint::black_box;
use std::time::Instant;

use placet_benches::rng::Rng;
use placet_by_hand::maestra_columns::{ACTIONS, PERMISSIONS, TESTS, block};
use placet_by_hand::sliced::{Column, LANES};
use placet_compiler::FactTest;
use placet_runtime::{ActionId, PermissionId, Request};
use placet_transcribe::{Certain, sliced::words};

use crate::cases::Cases;
use crate::engines::placet::fact;
use crate::facts::outcome;
use crate::run::median;
use crate::set::Set;

/// Users of a block.
const BLOCK: usize = 64 * LANES;
/// How many blocks there are.
const BLOCKS: usize = 1_954;
/// How many users there are.
pub const USERS: usize = BLOCKS * BLOCK;
/// How many users are compared with Placet's decisions, one by one.
const COMPARED: usize = 64;
/// How often each way is run.
const RUNS: usize = 15;
/// Bytes that are written to see how quick memory is.
const BYTES: usize = 256 << 20;

/// The vectors that this was compiled for.
pub const TARGET: &str = if cfg!(target_feature = "avx512f") {
    "AVX-512"
} else if cfg!(target_feature = "avx2") {
    "AVX2"
} else {
    "SSE2, what every x86-64 has"
};

/// What was measured.
pub struct Measured {
    /// GiB/s that one core writes.
    pub one: f64,
    /// GiB/s that all cores write.
    pub all: f64,
    /// The ways.
    pub ways: Vec<Way>,
}

/// A way to decide for all users.
pub struct Way {
    /// Its name in the table.
    pub name: String,
    /// Seconds, the median.
    pub seconds: f64,
    /// Where it stores: which part of the bandwidth of as many cores its stores are.
    pub roof: Option<f64>,
}

type Columns = Box<[[Column; PERMISSIONS]]>;
type Tests = [u64; TESTS.len()];
type Decided = Box<[[Column; ACTIONS]]>;

/// Measures storing and counting by hand, on one core and on all.
///
/// # Errors
///
/// - Where a decision is not Placet's.
pub fn measure(set: &Set) -> Result<Measured, String> {
    let columns = columns(set);
    // The facts are those of one request; what is asked of many users at once is asked in one situation.
    let cases = Cases::random(set, 1, 3);
    let facts = cases.facts.first().ok_or("no facts")?;
    let tests = tests(set, facts);
    let mut decided: Decided = vec![[[0; LANES]; ACTIONS]; BLOCKS].into_boxed_slice();
    store(&columns, &tests, &mut decided);
    let known: Vec<_> = facts.iter().map(fact).collect();
    compare(set, &columns, &known, &decided)?;
    let counted = count(&columns, &tests);
    let stored = counts(&decided);
    if counted != stored {
        return Err("counting and storing differ".to_owned());
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (one, all) = (written(1), written(cores));
    let mut ways = Vec::new();
    let bytes = size_of_val(decided.as_ref()) as f64;
    for (cores, bandwidth) in [(1, one), (cores, all)] {
        let seconds =
            timed(|| parallel(cores, &columns, &mut decided, |columns, decided| store(columns, &tests, decided)));
        let roof = Some(bytes / seconds / (1u64 << 30) as f64 / bandwidth);
        ways.push(Way { name: format!("hand, storing, {cores} core{}", plural(cores)), seconds, roof });
        let seconds = timed(|| {
            parallel(cores, &columns, &mut decided, |columns, _| {
                black_box(count(columns, &tests));
            });
        });
        ways.push(Way { name: format!("hand, counting, {cores} core{}", plural(cores)), seconds, roof: None });
    }
    Ok(Measured { one, all, ways })
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn store(columns: &[[Column; PERMISSIONS]], tests: &Tests, decided: &mut [[Column; ACTIONS]]) {
    for (columns, decided) in columns.iter().zip(decided) {
        block(columns, tests, decided);
    }
}

fn count(columns: &[[Column; PERMISSIONS]], tests: &Tests) -> Vec<u64> {
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

/// The counts of what is stored.
fn counts(decided: &[[Column; ACTIONS]]) -> Vec<u64> {
    let of = |action: usize| decided.iter().filter_map(move |block| block.get(action)).flatten();
    (0..ACTIONS).map(|action| of(action).map(|word| u64::from(word.count_ones())).sum()).collect()
}

/// Each core its part of the blocks.
fn parallel(
    cores: usize,
    columns: &[[Column; PERMISSIONS]],
    decided: &mut [[Column; ACTIONS]],
    work: impl Fn(&[[Column; PERMISSIONS]], &mut [[Column; ACTIONS]]) + Sync,
) {
    let part = BLOCKS.div_ceil(cores);
    if cores == 1 {
        return work(columns, decided);
    }
    std::thread::scope(|scope| {
        for (columns, decided) in columns.chunks(part).zip(decided.chunks_mut(part)) {
            scope.spawn(|| work(columns, decided));
        }
    });
}

/// The median of some runs after one that is not counted, in seconds.
fn timed(mut run: impl FnMut()) -> f64 {
    run();
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    median(&mut seconds)
}

/// GiB/s that so many cores write, word after word.
fn written(cores: usize) -> f64 {
    let mut words = vec![0u64; BYTES / 8];
    let part = words.len().div_ceil(cores);
    let mut round = 0u64;
    let seconds = timed(|| {
        round += 1;
        let fill = |words: &mut [u64]| {
            let value = black_box(0x0101_0101_0101_0102 * round);
            words.fill(value);
            black_box(words);
        };
        if cores == 1 {
            return fill(&mut words);
        }
        std::thread::scope(|scope| {
            for part in words.chunks_mut(part) {
                scope.spawn(move || fill(part));
            }
        });
    });
    BYTES as f64 / seconds / (1u64 << 30) as f64
}

/// Random halves, closed under implication.
fn columns(set: &Set) -> Columns {
    let mut rng = Rng::new(4);
    let mut columns = vec![[[0; LANES]; PERMISSIONS]; BLOCKS].into_boxed_slice();
    let implied: Vec<Vec<usize>> = (0..PERMISSIONS)
        .map(|permission| {
            let mut held = vec![0; set.placet.permission_words()];
            set.placet.hold(&mut held, PermissionId::new(u32::try_from(permission).unwrap_or(0)));
            (0..PERMISSIONS).filter(|at| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)).collect()
        })
        .collect();
    for block in &mut columns {
        for implied in &implied {
            let random: Column = std::array::from_fn(|_| rng.next());
            for at in implied {
                if let Some(column) = block.get_mut(*at) {
                    column.iter_mut().zip(random).for_each(|(word, more)| *word |= more);
                }
            }
        }
    }
    columns
}

/// The outcomes of the tests by hand, as words.
fn tests(set: &Set, facts: &[placet_by_hand::Value]) -> Tests {
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

/// That some users, one by one, get the same from Placet.
fn compare(
    set: &Set,
    columns: &Columns,
    facts: &[placet_runtime::FactValue<'_>],
    decided: &Decided,
) -> Result<(), String> {
    let mut rng = Rng::new(6);
    for _ in 0..COMPARED {
        let user = rng.below(USERS);
        let (number, word, bit) = (user / BLOCK, user / 64 % LANES, user % 64);
        let of = |column: &Column| column.get(word).is_some_and(|word| word >> bit & 1 != 0);
        let mut held = vec![0u64; set.placet.permission_words()];
        for (at, column) in columns.get(number).into_iter().flatten().enumerate() {
            if let Some(word) = held.get_mut(at / 64) {
                *word |= u64::from(of(column)) << (at % 64);
            }
        }
        let request = Request::new(&held, facts, &[]);
        for (action, column) in (0..).map(ActionId::new).zip(decided.get(number).into_iter().flatten()) {
            // A set of permissions is a fact of its own for each user here; see the transcript's columns.
            let sets = set.transcript.actions.get(action.index() as usize).is_some_and(|one| reads_sets(&one.certain));
            if !sets && set.placet.decide(action, &request).is_ok_and(|one| one.is_allow()) != of(column) {
                return Err(format!("columns: user {user} differs at action {}", action.index()));
            }
        }
    }
    Ok(())
}

fn reads_sets(certain: &Certain) -> bool {
    match certain {
        Certain::HoldsAll(_) => true,
        Certain::All(parts) | Certain::Any(parts) => parts.iter().any(reads_sets),
        Certain::ByTruth(_, ways) => ways.iter().any(reads_sets),
        Certain::ByValue { arms, .. } => arms.iter().any(|(_, arm)| reads_sets(arm)),
        _ => false,
    }
}
