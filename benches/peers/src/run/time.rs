//! Time: an engine and the hand-written form by turns.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use super::agree;
use crate::cases::Cases;
use crate::engine::{Engine, Prepared};
use crate::set::Set;

/// How many pairs are measured at least; in each, both go first once.
pub const PAIRS: usize = 24;
/// Questions of one stretch at most.
const STRETCH: usize = 1_024;
/// Questions before each stretch that are not timed: they bring code and policy into the caches, but no request that is timed.
const WARM: usize = 256;
/// About how long a stretch of a slow engine is, and of any engine that decides a few requests again and again.
const STRETCH_SECONDS: f64 = 2e-3;
/// How long a slow engine may take at most to build the requests of a stretch; with thousands of permissions it takes them longer
/// than to decide.
const BUILD_SECONDS: f64 = 5e-2;
/// How few questions there are over and over.
const FEW: usize = 64;

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requests {
    /// None twice in a run, and from memory that was written before the caches were full of other things.
    Fresh,
    /// As fresh, but each was decided once before, so that it lies in the caches, and other requests before that: what is left is
    /// the decision, and what a processor can't foresee of it.
    Warm,
    /// A few over and over, as benchmarks usually do: the decision alone.
    Repeated,
}

/// What was measured of an engine.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Nanoseconds a decision, the median of all stretches.
    pub ns: f64,
    /// Times the hand-written form, the median of the pairs. The ratio of a pair is the geometric mean of two: of the one in
    /// which the hand-written form goes first, and of the one in which the engine does, on other requests.
    pub ratio: f64,
    /// How many pairs.
    pub pairs: usize,
    /// Allocations a decision.
    pub allocations: f64,
}

/// An engine by its name.
pub type Named<'e> = (&'e str, &'e dyn Engine);

/// Measures `engine` beside `limit`, after both have decided all that is timed alike.
///
/// # Errors
///
/// - As [`agree`].
pub fn measure(set: &Set, limit: Named<'_>, engine: Named<'_>, requests: Requests) -> Result<Figures, String> {
    let count = stretch(set, engine.1);
    let pairs = if count == STRETCH { 4 * PAIRS } else { PAIRS };
    // A seed gives the same questions again, so that none has to be kept from the comparison to the timing.
    let cases = |stretch: usize| -> Arc<Cases> {
        let seed = 1_000 + 2 * stretch as u64;
        match requests {
            Requests::Fresh | Requests::Warm => Cases::random(set, count, seed),
            Requests::Repeated => Cases::random(set, FEW, seed),
        }
    };
    let plan =
        |one: Named<'_>| Plan { requests, rounds: if requests == Requests::Repeated { rounds(set, one.1) } else { 1 } };
    let (limit_plan, engine_plan) = (plan(limit), plan(engine));
    for stretch in 0..2 * pairs {
        agree(set, &[limit, engine], &cases(stretch))?;
    }
    let (mut times, mut ratios) = (Vec::new(), Vec::new());
    for pair in 0..pairs {
        // Who is second finds branches that were trained on these very requests, and lines that they brought into the caches.
        // So each goes first once, in turns, and what that is worth goes out of the mean.
        let stretch = |place: usize, first: (Named<'_>, Plan), second: (Named<'_>, Plan)| {
            let now = cases(2 * pair + place);
            let before = match requests {
                Requests::Fresh => WARM.min(count),
                Requests::Warm => count,
                Requests::Repeated => 1,
            };
            let before = Cases::random(set, before, 1_001 + 2 * (2 * pair + place) as u64);
            one_after_the_other(first, second, &before, &now)
        };
        let (limit, engine) = ((limit, limit_plan), (engine, engine_plan));
        let (limit_first, engine_second);
        let (engine_first, limit_second);
        if pair % 2 == 0 {
            (limit_first, engine_second) = stretch(0, limit, engine);
            (engine_first, limit_second) = stretch(1, engine, limit);
        } else {
            (engine_first, limit_second) = stretch(0, engine, limit);
            (limit_first, engine_second) = stretch(1, limit, engine);
        }
        times.extend([engine_first, engine_second]);
        ratios.push((engine_first / limit_second * (engine_second / limit_first)).sqrt());
    }
    let mut allocations = 0.0;
    engine.1.with(&cases(0), &mut |prepared| {
        let info = allocation_counter::measure(|| {
            black_box(prepared.allowed());
        });
        allocations = info.count_total as f64 / prepared.len().max(1) as f64;
    });
    Ok(Figures { ns: median(&mut times), ratio: median(&mut ratios), pairs, allocations })
}

/// How an engine is timed.
#[derive(Debug, Clone, Copy)]
struct Plan {
    requests: Requests,
    /// How often it decides the requests that are timed.
    rounds: usize,
}

/// Nanoseconds a decision of one and of the other on the same requests. What is built first is timed first.
fn one_after_the_other(first: (Named<'_>, Plan), second: (Named<'_>, Plan), before: &Cases, now: &Cases) -> (f64, f64) {
    let mut times = (0.0, 0.0);
    first.0.1.with(before, &mut |first_before| {
        second.0.1.with(before, &mut |second_before| {
            first.0.1.with(now, &mut |first_now| {
                second.0.1.with(now, &mut |second_now| {
                    times.0 = first.1.timed(first_before, first_now);
                    times.1 = second.1.timed(second_before, second_now);
                });
            });
        });
    });
    times
}

impl Plan {
    /// Nanoseconds a decision of `now`, after others of the same form, and after itself where the requests aren't fresh.
    fn timed(self, before: &mut dyn Prepared, now: &mut dyn Prepared) -> f64 {
        black_box(before.allowed());
        match self.requests {
            Requests::Fresh => {}
            Requests::Warm => {
                black_box(before.allowed());
                black_box(now.allowed());
            }
            Requests::Repeated => self.decide(now),
        }
        let start = Instant::now();
        self.decide(now);
        start.elapsed().as_secs_f64() * 1e9 / (now.len() * self.rounds).max(1) as f64
    }

    fn decide(self, now: &mut dyn Prepared) {
        for _ in 0..self.rounds {
            black_box(now.allowed());
        }
    }
}

/// How often an engine decides a few questions in about as long as a stretch shall be.
fn rounds(set: &Set, engine: &dyn Engine) -> usize {
    let seconds = seconds(set, engine).0;
    ((STRETCH_SECONDS / seconds) as usize / FEW).max(1)
}

/// How many questions take an engine about as long as a stretch shall be.
fn stretch(set: &Set, engine: &dyn Engine) -> usize {
    let (decided, built) = seconds(set, engine);
    if decided < STRETCH_SECONDS / STRETCH as f64 {
        return STRETCH;
    }
    ((STRETCH_SECONDS / decided).min(BUILD_SECONDS / built) as usize).max(8)
}

/// About how long an engine takes for a decision, and for building its request.
fn seconds(set: &Set, engine: &dyn Engine) -> (f64, f64) {
    let cases = Cases::random(set, FEW, 1);
    let (mut decided, mut built) = (f64::MAX, 0.0);
    let start = Instant::now();
    engine.with(&cases, &mut |prepared| {
        built = start.elapsed().as_secs_f64() / FEW as f64;
        for _ in 0..3 {
            let start = Instant::now();
            black_box(prepared.allowed());
            decided = decided.min(start.elapsed().as_secs_f64() / FEW as f64);
        }
    });
    (decided, built)
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
