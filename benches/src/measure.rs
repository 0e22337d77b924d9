//! How long each step takes from text to artifact, and how much memory.

use std::process::Command;
use std::time::{Duration, Instant};

use placet_compiler::{Compiler, SourceText, Sources, Step};

use crate::generate;

/// The names of the steps, in their order.
pub const STEPS: [(Step, &str); 10] = [
    (Step::Parse, "parse"),
    (Step::Items, "items"),
    (Step::Index, "index"),
    (Step::Resolve, "resolve"),
    (Step::Expand, "expand"),
    (Step::Lower, "lower"),
    (Step::Check, "check"),
    (Step::Link, "link"),
    (Step::Verify, "verify"),
    (Step::Encode, "encode"),
];

/// What was measured of one set.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Actions, templates expanded.
    pub actions: usize,
    /// Files of text.
    pub files: usize,
    /// Bytes of text.
    pub bytes: usize,
    /// Bytes of artifact.
    pub artifact: usize,
    /// The most memory that the process had, in KiB; 0 where the system does not say.
    pub peak_kib: usize,
    /// Seconds of each of [`STEPS`].
    pub seconds: Vec<f64>,
}

impl Figures {
    /// Seconds from text to artifact.
    pub fn total(&self) -> f64 {
        self.seconds.iter().sum()
    }

    /// One line of tab-separated values; [`Figures::read`] takes it.
    pub fn line(&self) -> String {
        let head =
            [self.actions, self.files, self.bytes, self.artifact, self.peak_kib].map(|number| number.to_string());
        let steps = self.seconds.iter().map(|seconds| format!("{seconds:.6}"));
        head.into_iter().chain(steps).collect::<Vec<_>>().join("\t")
    }

    /// What [`Figures::line`] wrote.
    pub fn read(line: &str) -> Option<Figures> {
        let mut cells = line.trim_end().split('\t');
        let mut number = || cells.next()?.parse::<usize>().ok();
        let (actions, files, bytes) = (number()?, number()?, number()?);
        let (artifact, peak_kib) = (number()?, number()?);
        let seconds: Vec<f64> = cells.map(|cell| cell.parse().ok()).collect::<Option<_>>()?;
        (seconds.len() == STEPS.len()).then_some(Figures { actions, files, bytes, artifact, peak_kib, seconds })
    }
}

/// The first line of a file of figures.
pub fn header() -> String {
    let head = ["actions", "files", "bytes", "artifact", "peak KiB"];
    head.into_iter().chain(STEPS.iter().map(|(_, name)| *name)).collect::<Vec<_>>().join("\t")
}

/// Compiles a generated set in this process and takes the run with the median total; small sets run more often unless
/// `runs` says how often.
///
/// # Errors
///
/// - What went wrong in words, where the set does not compile.
pub fn here(actions: usize, runs: Option<usize>) -> Result<Figures, String> {
    let runs = runs.unwrap_or((40_000 / actions.max(1)).clamp(1, 21));
    let mut all = Vec::new();
    for _ in 0..runs {
        all.push(once(sources(actions))?);
    }
    all.sort_by(|a, b| a.total().total_cmp(&b.total()));
    let middle = all.len() / 2;
    let mut figures = all.into_iter().nth(middle).ok_or("nothing was measured")?;
    figures.peak_kib = peak_kib();
    Ok(figures)
}

/// As [`here`], in a process of its own, so that one set's memory is not counted with another's.
///
/// # Errors
///
/// - What went wrong in words.
pub fn apart(actions: usize) -> Result<Figures, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output =
        Command::new(this).args(["measure", &actions.to_string()]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let figures = text.lines().last().and_then(Figures::read);
    figures.ok_or_else(|| format!("{actions} actions: {}", String::from_utf8_lossy(&output.stderr)))
}

fn sources(actions: usize) -> Sources {
    let files = generate::set(actions, 1);
    Sources {
        manifest: Some(SourceText { path: "placet.toml".to_owned(), text: generate::MANIFEST.to_owned() }),
        files: files.into_iter().map(|file| SourceText { path: file.path, text: file.text }).collect(),
    }
}

fn once(sources: Sources) -> Result<Figures, String> {
    let (files, bytes) = (sources.files.len(), sources.files.iter().map(|file| file.text.len()).sum());
    let mut last = Instant::now();
    let mut spent = vec![Duration::ZERO; STEPS.len()];
    let compiler = Compiler::new(sources);
    let compiled = compiler.compile_in_steps(&mut |step| {
        let now = Instant::now();
        let at = STEPS.iter().position(|(one, _)| *one == step);
        if let Some(spent) = at.and_then(|at| spent.get_mut(at)) {
            *spent += now - last;
        }
        last = now;
    });
    let compiled = compiled.map_err(|error| format!("{error}: {:?}", compiler.diagnostics().first()))?.compiled;
    Ok(Figures {
        actions: compiled.graph.actions.len(),
        files,
        bytes,
        artifact: compiled.artifact.len(),
        peak_kib: 0,
        seconds: spent.iter().map(Duration::as_secs_f64).collect(),
    })
}

fn peak_kib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_they_were_written() {
        let figures = Figures {
            actions: 200,
            files: 3,
            bytes: 20_000,
            artifact: 40_000,
            peak_kib: 12,
            seconds: STEPS.iter().zip(0u8..).map(|(_, at)| f64::from(at) / 4.0).collect(),
        };
        assert_eq!(Figures::read(&figures.line()), Some(figures));
        assert_eq!(Figures::read("200\t3"), None);
        assert_eq!(header().split('\t').count(), 5 + STEPS.len());
    }
}
