//! Exact answers against every world, on policies at random.
//!
//! `PLACET_EXACT_POLICIES` says how many policies are compared, 10,000 where it says nothing; `PLACET_EXACT_SEED` says with
//! which seed to begin. A failure names its seed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use placet_tests::exact::{TESTS, TESTS_UNKNOWN, check_seed};

/// What all policies together were.
#[derive(Debug, Default)]
struct Total {
    policies: u64,
    passed_over: u64,
    requests: usize,
    /// Policies with a question of as many tests as are tried, by how many.
    by_tests: [u64; TESTS + 1],
    by_tests_unknown: [u64; TESTS_UNKNOWN + 1],
    failed: Option<String>,
}

#[test]
fn exact_answers_are_what_enumeration_finds() {
    let from = number("PLACET_EXACT_SEED", 0);
    let count = number("PLACET_EXACT_POLICIES", 10_000);
    let next = AtomicU64::new(from);
    let total = Mutex::new(Total::default());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    let checked = check_seed(seed);
                    let mut total = total.lock().unwrap();
                    if total.failed.is_some() || total.policies >= count {
                        return;
                    }
                    match checked {
                        Err(disagreement) => {
                            let again = format!("again: PLACET_EXACT_SEED={seed} PLACET_EXACT_POLICIES=1");
                            total.failed = Some(format!("{disagreement}\n{again}"));
                        }
                        // A policy is compared where one of its questions is.
                        Ok(compared) if compared.tests == 0 => total.passed_over += 1,
                        Ok(compared) => {
                            total.policies += 1;
                            total.requests += compared.requests;
                            total.by_tests[compared.tests] += 1;
                            total.by_tests_unknown[compared.tests_unknown] += 1;
                        }
                    }
                }
            });
        }
    });
    let total = total.into_inner().unwrap();
    println!("{total:?}");
    if let Some(failed) = total.failed {
        panic!("{failed}");
    }
    assert_eq!(total.policies, count);
    if count >= 10_000 {
        // There are large ones among them: each count of tests up to the bound, and hundreds near it.
        assert!(total.by_tests[1..].iter().all(|policies| *policies > 20), "{total:?}");
        assert!(total.by_tests[TESTS - 2..].iter().sum::<u64>() >= 200, "{total:?}");
        assert!(total.by_tests_unknown[TESTS_UNKNOWN] >= 300, "{total:?}");
    }
}

fn number(variable: &str, or: u64) -> u64 {
    std::env::var(variable).ok().map_or(or, |text| text.parse().expect("a number"))
}
