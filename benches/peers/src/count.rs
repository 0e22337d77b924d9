//! Instructions: this program under callgrind, deciding some requests and then none. It starts from a set that is kept in a
//! folder, so that no policy is compiled where instructions are counted.

use std::path::{Path, PathBuf};
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

/// A set in a folder of its own, for as long as this lives.
pub struct Counter {
    folder: PathBuf,
}

impl Counter {
    /// Keeps the set.
    ///
    /// # Errors
    ///
    /// - As [`Set::keep`].
    pub fn new(set: &Set) -> Result<Counter, String> {
        let folder = std::env::temp_dir().join(format!("placet-peers-{}-{}", set.name, std::process::id()));
        set.keep(&folder)?;
        Ok(Counter { folder })
    }

    /// Instructions a decision of an engine that takes so many nanoseconds.
    ///
    /// # Errors
    ///
    /// - Where valgrind is not there, or its run fails, in words.
    pub fn instructions(&self, kind: &Kind, ns: f64) -> Result<f64, String> {
        let (requests, rounds) = match ns {
            ..QUICK => (REQUESTS, ROUNDS),
            ..SLOW => (REQUESTS, FEW_ROUNDS),
            _ => (FEW, FEW_ROUNDS),
        };
        let collected = |rounds| collected(&self.folder, kind, requests, rounds);
        let (some, none) = (collected(rounds)?, collected(0)?);
        #[expect(clippy::cast_precision_loss, reason = "no run has that many instructions")]
        Ok(some.saturating_sub(none) as f64 / (rounds * requests) as f64)
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        // It is in the folder for what is temporary: nothing is lost where it stays there.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn collected(folder: &Path, kind: &Kind, requests: usize, rounds: usize) -> Result<u64, String> {
    let words = |error: std::io::Error| format!("valgrind: {error}");
    let this = std::env::current_exe().map_err(words)?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .arg("decide")
        .arg(folder)
        .args([kind.name, &requests.to_string(), &rounds.to_string()])
        .output()
        .map_err(words)?;
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find_map(|line| line.split_once("Collected :"));
    line.and_then(|line| line.1.trim().parse().ok()).ok_or_else(|| format!("{}: {text}", kind.name))
}
