//! What plans cost beside a kernel written by hand for the same requirements, over the same columns:
//!
//! ```sh
//! cargo run --release -p placet-runtime --example many            # a million users
//! cargo run --release -p placet-runtime --example many -- 100000
//! RUSTFLAGS="-C target-cpu=native" cargo run --release -p placet-runtime --example many
//! ```
//!
//! The requirements are as those of `policies/maestra`: of 115 permissions mostly one to three, at times
//! one of two. By hand, each is a function of its own whose columns are known when it is compiled; it
//! goes through the users in blocks, too, and counts by `count_ones`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a measurement stops where it fails"
)]

use std::hint::black_box;
use std::time::Instant;

use placet_runtime::graph::{ALLOW, Action, DENY, DecisionNode, DecisionTest, Graph, Permission};
use placet_runtime::{BLOCK_WORDS, Columns, ColumnsMut, Policy, Request, encode};

const PERMISSIONS: usize = 115;
const ACTIONS: usize = 400;
type Block = [u64; BLOCK_WORDS];

/// All of some permissions, and one of two where `either` says so.
#[derive(Clone, Copy)]
struct Requirement {
    all: [usize; 4],
    count: usize,
    either: Option<[usize; 2]>,
}

const fn random(seed: usize) -> usize {
    let mut state = (seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((state ^ (state >> 31)) >> 8) as usize
}

const fn requirement(own: usize) -> Requirement {
    let seed = own * 10;
    let count = match random(seed) % 100 {
        0..45 => 1,
        45..78 => 2,
        78..96 => 3,
        _ => 4,
    };
    let mut all = [0; 4];
    let mut at = 0;
    while at < 4 {
        all[at] = random(seed + 1 + at) % PERMISSIONS;
        at += 1;
    }
    let either = match random(seed + 5) % 10 {
        0 => Some([random(seed + 6) % PERMISSIONS, random(seed + 7) % PERMISSIONS]),
        _ => None,
    };
    Requirement { all, count, either }
}

#[inline(never)]
fn by_hand<const OWN: usize>(columns: &[Block; PERMISSIONS], out: &mut Block) {
    let Requirement { all: [a, b, c, d], count, either } = const { requirement(OWN) };
    for word in 0..BLOCK_WORDS {
        let mut held = columns[a][word];
        if count > 1 {
            held &= columns[b][word];
        }
        if count > 2 {
            held &= columns[c][word];
        }
        if count > 3 {
            held &= columns[d][word];
        }
        if let Some([one, other]) = either {
            held &= columns[one][word] | columns[other][word];
        }
        out[word] = held;
    }
}

type Kernel = fn(&[Block; PERMISSIONS], &mut Block);

macro_rules! ten {
    ($list:ident, $from:expr) => {
        $list.extend([
            by_hand::<{ $from }> as Kernel,
            by_hand::<{ $from + 1 }>,
            by_hand::<{ $from + 2 }>,
            by_hand::<{ $from + 3 }>,
            by_hand::<{ $from + 4 }>,
            by_hand::<{ $from + 5 }>,
            by_hand::<{ $from + 6 }>,
            by_hand::<{ $from + 7 }>,
            by_hand::<{ $from + 8 }>,
            by_hand::<{ $from + 9 }>,
        ]);
    };
}

macro_rules! hundred {
    ($list:ident, $from:expr) => {
        ten!($list, $from);
        ten!($list, $from + 10);
        ten!($list, $from + 20);
        ten!($list, $from + 30);
        ten!($list, $from + 40);
        ten!($list, $from + 50);
        ten!($list, $from + 60);
        ten!($list, $from + 70);
        ten!($list, $from + 80);
        ten!($list, $from + 90);
    };
}

fn kernels() -> Vec<Kernel> {
    let mut list = Vec::new();
    hundred!(list, 0);
    hundred!(list, 100);
    hundred!(list, 200);
    hundred!(list, 300);
    list
}

/// Some words of all columns, whole where the users end within them.
fn bring(columns: &[u64], words: usize, at: usize, block: &mut [Block; PERMISSIONS]) -> usize {
    let len = BLOCK_WORDS.min(words - at);
    for (own, column) in block.iter_mut().zip(columns.chunks_exact(words)) {
        own[..len].copy_from_slice(&column[at..at + len]);
    }
    len
}

fn store_by_hand(kernels: &[Kernel], columns: &[u64], words: usize, rows: &mut [&mut [u64]], from: usize) {
    let mut block = [[0; BLOCK_WORDS]; PERMISSIONS];
    let width = rows[0].len();
    for at in (0..width).step_by(BLOCK_WORDS) {
        bring(columns, words, from + at, &mut block);
        for (kernel, row) in kernels.iter().zip(&mut *rows) {
            match row[at..].first_chunk_mut() {
                Some(out) => kernel(&block, out),
                None => {
                    let mut out = [0; BLOCK_WORDS];
                    kernel(&block, &mut out);
                    row[at..].copy_from_slice(&out[..width - at]);
                }
            }
        }
    }
}

fn count_by_hand(kernels: &[Kernel], columns: &[u64], words: usize, part: std::ops::Range<usize>, counts: &mut [u64]) {
    let mut block = [[0; BLOCK_WORDS]; PERMISSIONS];
    let mut out = [0; BLOCK_WORDS];
    for at in part.step_by(BLOCK_WORDS) {
        let len = bring(columns, words, at, &mut block);
        for (kernel, count) in kernels.iter().zip(&mut *counts) {
            kernel(&block, &mut out);
            *count += out[..len].iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        }
    }
}

fn policy() -> Vec<u8> {
    let permission = |at: usize| Permission { name: format!("p{at}"), base: at as u32, ..Permission::default() };
    let mut graph = Graph { permissions: (0..PERMISSIONS).map(permission).collect(), ..Graph::default() };
    let mut behind = Vec::new();
    for own in 0..ACTIONS {
        let Requirement { all, count, either } = requirement(own);
        let mut tests = Vec::new();
        let mask = |of: &[usize], word: usize| {
            of.iter().filter(|at| **at / 64 == word).fold(0_u64, |mask, at| mask | 1 << (at % 64))
        };
        for word in 0..2 {
            let mask = mask(&all[..count], word);
            if mask != 0 {
                tests.push((word, mask, false));
            }
        }
        if let Some(either) = either {
            let words: Vec<usize> = (0..2).filter(|word| mask(&either, *word) != 0).collect();
            tests.extend(words.iter().map(|word| (*word, mask(&either, *word), true)));
        }
        // The last ones, of a choice, lead to yes where one is held; the others to no where not all are.
        let id = |at: usize, behind: &Vec<DecisionNode>| {
            if at == 0 { (own + 2) as u32 } else { (ACTIONS + behind.len() + 2) as u32 }
        };
        let mut nodes = Vec::new();
        for (at, (word, mask, any)) in tests.iter().enumerate() {
            let next = match at + 1 == tests.len() {
                true => None,
                false => Some(id(1, &behind) + at as u32),
            };
            let word = *word as u32;
            nodes.push(if *any {
                let test = DecisionTest::Held { word, mask: *mask, want: 0 };
                DecisionNode { test, hi: next.unwrap_or(DENY), lo: ALLOW }
            } else {
                let test = DecisionTest::Held { word, mask: *mask, want: *mask };
                DecisionNode { test, hi: next.unwrap_or(ALLOW), lo: DENY }
            });
        }
        graph.actions.push(Action { id: format!("a{own}"), ..Action::default() });
        graph.decision_nodes.insert(own, nodes.remove(0));
        behind.extend(nodes);
    }
    graph.decision_nodes.extend(behind);
    encode(&graph).unwrap()
}

/// The times of two ways, in turns; of each the median.
fn compare(name: &str, decisions: f64, mut hand: impl FnMut(), mut own: impl FnMut()) {
    let (mut by_hand, mut by_plan) = (Vec::new(), Vec::new());
    for _ in 0..21 {
        for (times, work) in [(&mut by_hand, &mut hand as &mut dyn FnMut()), (&mut by_plan, &mut own)] {
            let started = Instant::now();
            work();
            times.push(started.elapsed().as_secs_f64());
        }
    }
    by_hand.sort_by(f64::total_cmp);
    by_plan.sort_by(f64::total_cmp);
    let rate = |times: &[f64], at: usize| decisions / times[at] / 1e9;
    println!(
        "{name:>20}: by hand {:6.1}, by plan {:6.1} billion decisions a second, {:.2} times; at best {:6.1} and {:6.1}, {:.2} times",
        rate(&by_hand, 10),
        rate(&by_plan, 10),
        by_plan[10] / by_hand[10],
        rate(&by_hand, 0),
        rate(&by_plan, 0),
        by_plan[0] / by_hand[0],
    );
}

fn main() {
    let users: usize = std::env::args().nth(1).map_or(1_000_000, |users| users.parse().unwrap());
    let bytes = policy();
    let policy = Policy::open(&bytes).unwrap();
    let actions: Vec<_> = policy.actions().map(|action| action.id).collect();
    let plan = policy.plan_owned(&actions, &Request::default(), &[]).unwrap();
    let held: Vec<[u64; 2]> = (0..users)
        .map(|user| [random(user * 2), random(user * 2 + 1)].map(|at| (at as u64) << 8 | at as u64 & 255))
        .collect();
    let mut bits = vec![0; Columns::words_for(plan.columns(), users)];
    let started = Instant::now();
    let mut columns = ColumnsMut::new(&mut bits, plan.columns(), users).unwrap();
    columns.set_users(0, &held);
    println!(
        "{users} users, {ACTIONS} actions; columns from users: {:.1} ns a user",
        started.elapsed().as_secs_f64() * 1e9 / users as f64
    );
    let words = columns.as_columns().words();
    let columns = Columns::new(&bits, plan.columns(), users).unwrap();
    let kernels = kernels();
    let decisions = (users * ACTIONS) as f64;

    let (mut first, mut second) = (vec![0; words * ACTIONS], vec![0; words * ACTIONS]);
    let mut scratch = vec![0; plan.scratch_len()];
    {
        let mut rows: Vec<&mut [u64]> = first.chunks_exact_mut(words).collect();
        store_by_hand(&kernels, &bits, words, &mut rows, 0);
        plan.store(&columns, 0..words, &mut scratch, &mut second).unwrap();
    }
    assert_eq!(first, second, "both say the same");
    for user in (0..users).step_by(users / 100 + 1) {
        let request = Request::new(&held[user], &[], &[]);
        for action in &actions {
            let allowed = policy.decide(*action, &request).unwrap().is_allow();
            assert_eq!(allowed, second[action.index() as usize * words + user / 64] >> (user % 64) & 1 == 1);
        }
    }
    let (mut counts, mut sums) = (vec![0; ACTIONS], vec![0; ACTIONS]);
    count_by_hand(&kernels, &bits, words, 0..words, &mut counts);
    plan.count(&columns, 0..words, &mut scratch, &mut sums).unwrap();
    assert_eq!(counts, sums, "both count the same");

    {
        let mut rows: Vec<&mut [u64]> = first.chunks_exact_mut(words).collect();
        compare(
            "storing",
            decisions,
            || store_by_hand(&kernels, &bits, words, black_box(&mut rows), 0),
            || plan.store(&columns, 0..words, &mut scratch, black_box(&mut second)).unwrap(),
        );
    }
    compare(
        "counting",
        decisions,
        || count_by_hand(&kernels, &bits, words, 0..words, black_box(&mut counts)),
        || plan.count(&columns, 0..words, &mut scratch, black_box(&mut sums)).unwrap(),
    );
    let half = (words / 2).next_multiple_of(BLOCK_WORDS).min(words);
    compare(
        "storing, two cores",
        decisions,
        || {
            let (mut one, mut other): (Vec<_>, Vec<_>) =
                first.chunks_exact_mut(words).map(|row| row.split_at_mut(half)).unzip();
            std::thread::scope(|scope| {
                scope.spawn(|| store_by_hand(&kernels, &bits, words, &mut one, 0));
                store_by_hand(&kernels, &bits, words, &mut other, half);
            });
        },
        || plan.store_all(&columns, 2, black_box(&mut second)).unwrap(),
    );
    let mut more = vec![0; ACTIONS];
    compare(
        "counting, two cores",
        decisions,
        || {
            std::thread::scope(|scope| {
                scope.spawn(|| count_by_hand(&kernels, &bits, words, 0..half, &mut more));
                count_by_hand(&kernels, &bits, words, half..words, &mut counts);
            });
        },
        || drop(black_box(plan.count_all(&columns, 2).unwrap())),
    );
    let one = policy.plan_owned(&actions[..1], &Request::default(), &[]).unwrap();
    let mut row = vec![0; words];
    let started = Instant::now();
    for _ in 0..100 {
        one.store(&columns, 0..words, &mut scratch, black_box(&mut row)).unwrap();
    }
    println!(
        "one action alone: {:.1} billion decisions a second",
        users as f64 * 100.0 / started.elapsed().as_secs_f64() / 1e9
    );
}
