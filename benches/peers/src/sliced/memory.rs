//! What memory gives: the roof over everything that is stored.

use std::hint::black_box;
use std::time::Instant;

use crate::run::median;

/// Bytes that are gone through: more than any cache has.
const BYTES: usize = 256 << 20;
/// How often.
const RUNS: usize = 9;

/// Bytes a second that so many cores write, word after word.
pub(super) fn written(cores: usize) -> f64 {
    let mut words = vec![0u64; BYTES / 8];
    let part = words.len().div_ceil(cores);
    let mut round = 0u64;
    timed(|| {
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
    })
}

/// Bytes a second that one core reads, word after word.
pub(super) fn read() -> f64 {
    let words = vec![1u64; BYTES / 8];
    timed(|| {
        black_box(black_box(&words).iter().fold(0u64, |sum, word| sum ^ word));
    })
}

/// Bytes a second, the median of some runs after one that is not counted.
fn timed(mut run: impl FnMut()) -> f64 {
    run();
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    BYTES as f64 / median(&mut seconds)
}
