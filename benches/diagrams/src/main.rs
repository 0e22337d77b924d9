//! Two libraries of decision diagrams, measured on policies; see `README.md`.

mod diagrams;
mod formula;
mod hard;
mod memory;
mod problem;
mod sets;
mod table;
mod work;

use std::process::ExitCode;

const USAGE: &str = "\
placet-diagrams              measures everything and prints the tables
placet-diagrams sets [RUNS]  measures the policy sets
placet-diagrams hard         measures the hard functions
placet-diagrams memory LIBRARY SET    the most memory of one process that works on one set, in KiB
placet-diagrams budget LIBRARY        what one library does at the budget, in this process
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] => table::sets(table::RUNS).and_then(|()| table::hard()),
        ["sets"] => table::sets(table::RUNS),
        ["sets", runs] => runs.parse().map_err(|_| format!("`{runs}` is no number")).and_then(table::sets),
        ["hard"] => table::hard(),
        ["memory", library, set] => memory::print(library, set),
        ["budget", library] => hard::print_budget(library),
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
