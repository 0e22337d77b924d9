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
/// About how long a stretch of a slow engine is.
const STRETCH_SECONDS: f64 = 2e-3;
/// How long a slow engine may take at most to build the requests of a stretch; with thousands of permissions it takes them longer
/// than to decide.
const BUILD_SECONDS: f64 = 5e-2;
/// How few questions there are over and over.
const FEW: usize = 16;

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requests {
    /// None twice in a run, and from memory that was written before the caches were full of other things.
    Fresh,
    /// As fresh, but each was decided once before, so that it lies in the caches: what is left is the decision.
    Warm,
    /// A few over and over.
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
            Requests::Repeated => Cases::repeated(set, FEW, count, seed),
        }
    };
    for stretch in 0..2 * pairs {
        agree(set, &[limit, engine], &cases(stretch))?;
    }
    let (mut times, mut ratios) = (Vec::new(), Vec::new());
    for pair in 0..pairs {
        // Who is second finds branches that were trained on these very requests, and lines that they brought into the caches.
        // So each goes first once, in turns, and what that is worth goes out of the mean.
        let stretch = |place: usize, first: Named<'_>, second: Named<'_>| {
            let now = cases(2 * pair + place);
            let before = match requests {
                Requests::Fresh => Cases::random(set, WARM.min(count), 1_001 + 2 * (2 * pair + place) as u64),
                Requests::Warm | Requests::Repeated => now.clone(),
            };
            one_after_the_other(first.1, second.1, &before, &now, requests == Requests::Warm)
        };
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
        allocations = info.count_total as f64 / count as f64;
    });
    Ok(Figures { ns: median(&mut times), ratio: median(&mut ratios), pairs, allocations })
}

/// Nanoseconds a decision of one and of the other on the same requests. What is built first is timed first.
fn one_after_the_other(
    first: &dyn Engine,
    second: &dyn Engine,
    before: &Cases,
    now: &Cases,
    again: bool,
) -> (f64, f64) {
    let mut times = (0.0, 0.0);
    first.with(before, &mut |first_before| {
        second.with(before, &mut |second_before| {
            first.with(now, &mut |first_now| {
                second.with(now, &mut |second_now| {
                    times.0 = timed(first_before, first_now, again);
                    times.1 = timed(second_before, second_now, again);
                });
            });
        });
    });
    times
}

/// Nanoseconds a decision; with `again` the timed requests themselves come first, not others of the same form.
fn timed(before: &mut dyn Prepared, now: &mut dyn Prepared, again: bool) -> f64 {
    black_box(if again { now.allowed() } else { before.allowed() });
    let start = Instant::now();
    let allowed = black_box(now.allowed());
    let spent = start.elapsed();
    black_box(allowed);
    spent.as_secs_f64() * 1e9 / now.len().max(1) as f64
}

/// How many questions take an engine about as long as a stretch shall be.
fn stretch(set: &Set, engine: &dyn Engine) -> usize {
    let cases = Cases::random(set, 8, 1);
    let mut seconds = f64::MAX;
    let mut built = 0.0;
    let start = Instant::now();
    engine.with(&cases, &mut |prepared| {
        built = start.elapsed().as_secs_f64() / 8.0;
        for _ in 0..3 {
            let start = Instant::now();
            black_box(prepared.allowed());
            seconds = seconds.min(start.elapsed().as_secs_f64() / 8.0);
        }
    });
    if seconds < STRETCH_SECONDS / STRETCH as f64 {
        return STRETCH;
    }
    ((STRETCH_SECONDS / seconds).min(BUILD_SECONDS / built) as usize).max(8)
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
