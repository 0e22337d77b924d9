//! The most memory that a process had.

use std::process::Command;

use crate::sets;
use crate::table::{LIBRARIES, Library};
use crate::work::Sharing;

/// The most memory of a process that works through a set, in KiB; `none` only reads it.
pub(crate) fn apart(library: &str, set: &str) -> Result<u64, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(this).args(["memory", library, set]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| format!("{library}, {set}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Does it in this process.
pub(crate) fn print(library: &str, set: &str) -> Result<(), String> {
    let problems = sets::read(set)?;
    if library != "none" {
        let found = LIBRARIES.iter().find(|one| one.name == library);
        let Library { through, sharing, .. } = found.ok_or_else(|| format!("`{library}` is not measured"))?;
        // What an engine would keep: arrays with their variables, but not thousands of managers.
        let kept = *sharing == Sharing::Apart && library.starts_with("biodivine");
        through(&problems, if kept { Sharing::Kept } else { *sharing }).map_err(|full| full.to_string())?;
    }
    println!("{}", peak_kib());
    Ok(())
}

/// The most memory that this process had; 0 where the system does not say.
pub(crate) fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
