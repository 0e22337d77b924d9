//! What a request costs, beside the same by hand: a `HashMap` of names, and bits in words. And what it
//! costs to open the artifact.
//!
//! ```sh
//! placet compile policies/maestra -o maestra.placetc
//! cargo run --release -p placet-runtime --example requests -- maestra.placetc
//! ```
//!
//! The user holds each second permission, in no order; the hand-written form knows what is implied no
//! more than the policy's own words do. Both forms are timed in turns; shown is the median of each, and
//! of what each turn says about the two.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for maintainers, outside the library")]

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use placet_runtime::{ActionId, Decision, PermissionId, Policy, RequestBuffer};

const TURNS: usize = 61;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let opening =
            median((0..TURNS).map(|_| {
                time(1 + 2_000_000 / bytes.len(), || _ = black_box(Policy::open(black_box(&bytes)).unwrap()))
            }));
        println!("{path}: {} bytes, opened in {:.1} µs", bytes.len(), opening / 1e3);
        measure(&Policy::open(&bytes).unwrap());
    }
}

fn measure(policy: &Policy<'_>) {
    let declared = policy.permissions().filter(|permission| permission.scope.is_none());
    let mut names: Vec<String> = declared.map(|permission| permission.name.to_owned()).step_by(2).collect();
    names.sort_by_key(|name| name.bytes().rev().collect::<Vec<_>>());
    names.truncate(57);
    let ids: Vec<PermissionId> = names.iter().map(|name| policy.find_permission(name).unwrap()).collect();
    let mut ascending = ids.clone();
    ascending.sort_unstable();
    let action = ActionId::new(0);
    let words = policy.permission_words();

    let by_hand: HashMap<String, u32> =
        policy.permissions().map(|permission| (permission.name.to_owned(), permission.id.index())).collect();
    let mut held = vec![0_u64; words];
    let mut hand_written = || {
        held.fill(0);
        for name in black_box(&names) {
            let id = by_hand[name.as_str()];
            held[id as usize / 64] |= 1 << (id % 64);
        }
        black_box(held[0] & 0b101 == 0b101)
    };

    let mut request = RequestBuffer::new(policy);
    let mut by_names = || {
        request.clear();
        for name in black_box(&names) {
            request.hold(name).unwrap();
        }
        decide(policy, action, &request)
    };
    pair("names, then decided", names.len(), &mut by_names, &mut hand_written);

    for (what, ids) in [("ids in no order", &ids), ("ids ascending", &ascending)] {
        let mut request = RequestBuffer::new(policy);
        let mut by_ids = || {
            request.clear();
            request.hold_ids(black_box(ids));
            black_box(&request).as_request().permissions().first() == Some(&0)
        };
        let mut held = vec![0_u64; words];
        let mut hand_written = || {
            held.fill(0);
            for id in black_box(ids) {
                held[id.index() as usize / 64] |= 1 << (id.index() % 64);
            }
            black_box(&held)[0] == 0
        };
        pair(what, ids.len(), &mut by_ids, &mut hand_written);
    }
}

fn decide(policy: &Policy<'_>, action: ActionId, request: &RequestBuffer<'_>) -> bool {
    black_box(policy.decide(action, &request.as_request())) == Ok(Decision::Allow)
}

/// Times two forms in turns.
fn pair(what: &str, count: usize, own: &mut dyn FnMut() -> bool, hand_written: &mut dyn FnMut() -> bool) {
    const TIMES: usize = 2_000;
    let turns: Vec<(f64, f64)> = (0..TURNS)
        .map(|_| (time(TIMES, || _ = black_box(own())), time(TIMES, || _ = black_box(hand_written()))))
        .collect();
    let (own, hand) = (median(turns.iter().map(|turn| turn.0)), median(turns.iter().map(|turn| turn.1)));
    let ratio = median(turns.iter().map(|turn| turn.0 / turn.1));
    println!("{count} {what:20} {own:8.1} ns   by hand {hand:8.1} ns   {ratio:.2} of it");
}

/// Nanoseconds of one run, of so many.
fn time(times: usize, mut run: impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        run();
    }
    start.elapsed().as_secs_f64() * 1e9 / times as f64
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
