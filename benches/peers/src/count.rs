//! Instructions: this program under callgrind, deciding some requests and then none.

use std::process::Command;

use crate::cases::Cases;
use crate::run::Kind;
use crate::set::Set;

/// How often the requests are decided: so often that what differs between two runs anyway, some ten thousand instructions of
/// maps that are hashed by chance, is less than one of a decision.
const ROUNDS: usize = 400;
/// The same of slow engines.
const FEW_ROUNDS: usize = 4;
/// How many requests; callgrind takes fifty times as long as the engine does.
const REQUESTS: usize = 500;
/// The same of engines that take more than [`SLOW`] nanoseconds for one.
const FEW: usize = 8;
/// Up to how many nanoseconds an engine is quick.
const QUICK: f64 = 1_000.0;
/// From how many nanoseconds on an engine is slow.
const SLOW: f64 = 50_000.0;

/// Loads the engine, builds its requests, and decides them that often: what runs under callgrind.
///
/// # Errors
///
/// - As [`Kind::load`].
pub fn decide(set: &Set, kind: &Kind, requests: usize, rounds: usize) -> Result<usize, String> {
    let engine = kind.load(set)?.ok_or("no such set by hand")?;
    let cases = Cases::random(set, requests, 5);
    let mut allowed = 0;
    engine.with(&cases, &mut |prepared| {
        for _ in 0..rounds {
            allowed += prepared.allowed();
        }
    });
    Ok(allowed)
}

/// Instructions a decision of an engine that takes so many nanoseconds; nothing where there is no valgrind.
pub fn instructions(set: &str, kind: &Kind, ns: f64) -> Option<f64> {
    let (requests, rounds) = match ns {
        ..QUICK => (REQUESTS, ROUNDS),
        ..SLOW => (REQUESTS, FEW_ROUNDS),
        _ => (FEW, FEW_ROUNDS),
    };
    let (some, none) = (collected(set, kind, requests, rounds)?, collected(set, kind, requests, 0)?);
    #[expect(clippy::cast_precision_loss, reason = "no run has that many instructions")]
    Some((some.saturating_sub(none)) as f64 / (rounds * requests) as f64)
}

fn collected(set: &str, kind: &Kind, requests: usize, rounds: usize) -> Option<u64> {
    let this = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args(["decide", set, kind.name, &requests.to_string(), &rounds.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find_map(|line| line.split_once("Collected :"))?;
    line.1.trim().parse().ok()
}
