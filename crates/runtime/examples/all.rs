//! What `decide_all` costs on an artifact: `cargo run --release -p placet-runtime --example all -- FILE.placetc`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement stops where it fails"
)]

use std::hint::black_box;
use std::time::Instant;

use placet_runtime::{ActionId, FactValue, PermissionId, Policy, Request};

fn main() {
    let file = std::env::args().nth(1).expect("a compiled policy");
    let bytes = std::fs::read(file).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let permissions = policy.permissions().count() as u32;
    let actions = policy.actions().count();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 11
    };
    let users: Vec<Vec<u64>> = (0..4096)
        .map(|_| {
            let mut held = vec![0; policy.permission_words()];
            for own in 0..permissions {
                if random() % 2 == 0 {
                    policy.hold(&mut held, PermissionId::new(own));
                }
            }
            held
        })
        .collect();
    let facts: Vec<FactValue<'_>> = (0..policy.facts().count())
        .map(|at| if at % 2 == 0 { FactValue::Boolean(true) } else { FactValue::Unknown })
        .collect();
    let mut scratch = vec![0; policy.scratch_len()];
    let mut allowed = vec![0; policy.action_words()];
    let (mut all, mut each) = (Vec::new(), Vec::new());
    for users in users.chunks(64).cycle().take(2_000) {
        let started = Instant::now();
        for held in users {
            policy.decide_all(&Request::new(held, &facts, &[]), &mut scratch, &mut allowed).unwrap();
            black_box(&allowed);
        }
        all.push(started.elapsed());
        let started = Instant::now();
        for held in users {
            let request = Request::new(held, &facts, &[]);
            for own in 0..actions as u32 {
                black_box(policy.decide(ActionId::new(own), &request).unwrap());
            }
        }
        each.push(started.elapsed());
    }
    for (name, mut times) in [("decide_all", all), ("decide", each)] {
        times.sort();
        let per = |at: usize| times[at].as_secs_f64() * 1e9 / (64 * actions) as f64;
        println!("{name:>12}: {:.2} ns an action at the median, {:.2} at the least", per(times.len() / 2), per(0));
    }
}
