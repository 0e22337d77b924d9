//! Time: an engine and the hand-written form by turns.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use super::agree;
use crate::cases::Cases;
use crate::engine::{Engine, Prepared};
use crate::set::Set;

/// How many pairs are measured at least.
pub const PAIRS: usize = 24;
/// Questions of one stretch at most.
const STRETCH: usize = 1_024;
/// Questions before each stretch that are not timed: they bring code and policy into the caches, but no request that is timed.
const WARM: usize = 256;
/// About how long a stretch of a slow engine is.
const STRETCH_SECONDS: f64 = 2e-3;
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
    /// Times the hand-written form, the median of the pairs.
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
    let pairs = if count == STRETCH { 8 * PAIRS } else { PAIRS };
    // A seed gives the same questions again, so that none has to be kept from the comparison to the timing.
    let cases = |pair: usize| -> Arc<Cases> {
        let seed = 1_000 + 2 * pair as u64;
        match requests {
            Requests::Fresh | Requests::Warm => Cases::random(set, count, seed),
            Requests::Repeated => Cases::repeated(set, FEW, count, seed),
        }
    };
    for pair in 0..pairs {
        agree(set, &[limit, engine], &cases(pair))?;
    }
    let (mut times, mut ratios) = (Vec::new(), Vec::new());
    let mut allocations = 0.0;
    for pair in 0..pairs {
        let now = cases(pair);
        let before = match requests {
            Requests::Fresh => Cases::random(set, WARM.min(count), 1_001 + 2 * pair as u64),
            Requests::Warm | Requests::Repeated => now.clone(),
        };
        // The timed requests themselves come first, not others of the same form.
        let again = requests == Requests::Warm;
        limit.1.with(&before, &mut |limit_before| {
            engine.1.with(&before, &mut |engine_before| {
                limit.1.with(&now, &mut |limit_now| {
                    engine.1.with(&now, &mut |engine_now| {
                        // Who is first changes, so that neither always finds the caches as the other left them.
                        let (limit, engine);
                        if pair % 2 == 0 {
                            limit = timed(limit_before, limit_now, again);
                            engine = timed(engine_before, engine_now, again);
                        } else {
                            engine = timed(engine_before, engine_now, again);
                            limit = timed(limit_before, limit_now, again);
                        }
                        times.push(engine);
                        ratios.push(engine / limit);
                        if pair == 0 {
                            let info = allocation_counter::measure(|| {
                                black_box(engine_now.allowed());
                            });
                            allocations = info.count_total as f64 / count as f64;
                        }
                    });
                });
            });
        });
    }
    Ok(Figures { ns: median(&mut times), ratio: median(&mut ratios), pairs, allocations })
}

/// Nanoseconds a decision.
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
    engine.with(&cases, &mut |prepared| {
        for _ in 0..3 {
            let start = Instant::now();
            black_box(prepared.allowed());
            seconds = seconds.min(start.elapsed().as_secs_f64() / 8.0);
        }
    });
    if seconds < STRETCH_SECONDS / STRETCH as f64 { STRETCH } else { ((STRETCH_SECONDS / seconds) as usize).max(8) }
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
