//! The commands of this package; see its `README.md`.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use placet_benches::measure::{self, Figures, STEPS};
use placet_benches::{analysis, compare, generate, plot};

const USAGE: &str = "\
placet-benches generate ACTIONS DIR [SEED]   writes a policy set of so many actions to a folder
placet-benches scale [FILE.tsv]              measures sets of 200, 2,000, 20,000 and 200,000 actions; writes the figures
placet-benches plot FILE.tsv FILE.svg        draws figures that were written
placet-benches measure ACTIONS [RUNS]        measures one set, in this process
placet-benches analysis PATH                 measures every exact answer about a policy set on disk
placet-benches compare [ACTIONS]             measures saying what an edit changes, of 20,000 actions where none are named
";

/// The sizes that are measured.
const SIZES: [usize; 4] = [200, 2_000, 20_000, 200_000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["generate", actions, folder] => write_set(actions, Path::new(folder), "1"),
        ["generate", actions, folder, seed] => write_set(actions, Path::new(folder), seed),
        ["scale"] => scale(None),
        ["scale", file] => scale(Some(Path::new(file))),
        ["plot", figures, drawing] => draw(Path::new(figures), Path::new(drawing)),
        ["measure", actions] => measure(actions, None),
        ["measure", actions, runs] => measure(actions, Some(runs)),
        ["analysis", path] => analysed(Path::new(path)),
        ["compare"] => compared("20000"),
        ["compare", actions] => compared(actions),
        _ => Err(format!("what to do?\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.replace([',', '_'], "").parse().map_err(|_| format!("`{text}` is no number"))
}

fn measure(actions: &str, runs: Option<&str>) -> Result<(), String> {
    let figures = measure::here(number(actions)?, runs.map(number).transpose()?)?;
    println!("{}", figures.line());
    Ok(())
}

fn analysed(path: &Path) -> Result<(), String> {
    let steps = analysis::of(path)?;
    for step in &steps {
        println!("{:>9.1} ms  {:<28} {}", step.milliseconds, step.name, step.found);
    }
    let whole: f64 = steps.iter().map(|step| step.milliseconds).sum();
    println!("{whole:>9.1} ms  all of it");
    Ok(())
}

fn compared(actions: &str) -> Result<(), String> {
    println!(
        "{:>14} {:>9} {:>9} {:>9} {:>12} {:>12}",
        "edit", "actions", "not equal", "asked", "resolving ms", "comparing ms"
    );
    for one in compare::edits(number(actions)?)? {
        println!(
            "{:>14} {:>9} {:>9} {:>9} {:>12.1} {:>12.1}",
            one.edit,
            one.actions,
            one.unequal,
            one.asked,
            one.resolving * 1e3,
            one.comparing * 1e3
        );
    }
    Ok(())
}

fn write_set(actions: &str, folder: &Path, seed: &str) -> Result<(), String> {
    let seed = u64::try_from(number(seed)?).map_err(|error| error.to_string())?;
    let files = generate::set(number(actions)?, seed);
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder.join("areas"))?;
        fs::write(folder.join("placet.toml"), generate::MANIFEST)?;
        files.iter().try_for_each(|file| fs::write(folder.join(&file.path), &file.text))
    };
    write().map_err(|error| format!("{}: {error}", folder.display()))?;
    println!("{}: {} files", folder.display(), files.len());
    Ok(())
}

fn scale(file: Option<&Path>) -> Result<(), String> {
    let mut all: Vec<Figures> = Vec::new();
    println!("{:>9} {:>7} {:>8} {:>9} {:>10}  of which, in ms", "actions", "MB", "seconds", "MiB peak", "µs/action");
    for actions in SIZES {
        let figures = measure::apart(actions)?;
        let steps: Vec<String> = STEPS
            .iter()
            .zip(&figures.seconds)
            .map(|((_, name), seconds)| format!("{name} {:.1}", seconds * 1e3))
            .collect();
        println!(
            "{:>9} {:>7.2} {:>8.3} {:>9} {:>10.1}  {}",
            figures.actions,
            plot::float(figures.bytes) / 1e6,
            figures.total(),
            figures.peak_kib / 1024,
            figures.total() * 1e6 / plot::float(figures.actions),
            steps.join(", ")
        );
        all.push(figures);
    }
    for pair in all.windows(2) {
        if let [small, large] = pair {
            let (size, time) = (plot::float(large.actions) / plot::float(small.actions), large.total() / small.total());
            println!(
                "{:>9} actions take {time:.1} times the time of {}: {:.2} times as much an action",
                large.actions,
                small.actions,
                time / size
            );
        }
    }
    if let Some(file) = file {
        let lines: Vec<String> = std::iter::once(measure::header()).chain(all.iter().map(Figures::line)).collect();
        fs::write(file, lines.join("\n") + "\n").map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn draw(figures: &Path, drawing: &Path) -> Result<(), String> {
    let text = fs::read_to_string(figures).map_err(|error| format!("{}: {error}", figures.display()))?;
    let all: Vec<Figures> = text.lines().skip(1).filter_map(Figures::read).collect();
    if all.is_empty() {
        return Err(format!("{} holds no figures", figures.display()));
    }
    fs::write(drawing, plot::svg(&all)).map_err(|error| format!("{}: {error}", drawing.display()))
}
