//! The commands. They are in this package's `README.md`.

mod arguments;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use placet_peers::count::decide;
use placet_peers::report::{drawings, read};
use placet_peers::run::{roofline, run};
use placet_peers::set::Set;

use crate::arguments::{Arguments, Command};

fn main() -> ExitCode {
    match command(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn command(command: Command) -> Result<(), String> {
    match command {
        Command::Run(arguments) => run(&arguments.into()),
        Command::Plot { tsv, time, load } => {
            let text = std::fs::read_to_string(&tsv).map_err(|error| format!("{}: {error}", tsv.display()))?;
            let [of_decisions, of_loading] = drawings(&read(&text));
            write(&time, &of_decisions)?;
            write(&load, &of_loading)
        }
        Command::Roofline { drawing } => write(&drawing, &roofline()?),
        Command::Keep { set, folder } => Set::named(&set)?.keep(&folder),
        Command::Decide { folder, engine, requests, rounds } => {
            println!("{}", decide(&Set::kept(&folder)?, engine, requests, rounds)?);
            Ok(())
        }
    }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
