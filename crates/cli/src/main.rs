//! The `placet` command: checks, formats, compiles and tests policies, and answers questions about them.
//!
//! `main` reads the arguments, runs one command and writes its answer. Commands touch the terminal in no other way,
//! except that `decide --stream` writes as it reads.

mod answer;
mod arguments;
mod commands;
mod exit;
mod load;
mod near;
mod outcome;
mod problem;
mod render;
mod request;
mod search;
mod typed;
mod ways;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use placet_host as host;

use crate::answer::{Answer, Stop};
use crate::arguments::Arguments;
use crate::exit::Exit;
use crate::problem::Problem;
use crate::render::Screen;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let screen = Screen {
        json: arguments.json,
        colour: io::stdout().is_terminal() && !plain,
        notes: io::stderr().is_terminal() && !plain,
    };
    let exit = match commands::run(&arguments, &screen) {
        Ok(answer) => write(&answer),
        Err(Stop::PolicyErrors(answer)) => write(&answer),
        Err(Stop::Problem(problem)) => tell(&problem, screen),
    };
    exit.into()
}

/// Writes an answer. A reader that goes away early, as `head` does, is no mistake of anyone.
fn write(answer: &Answer) -> Exit {
    let mut out = io::stdout().lock();
    let written = out.write_all(answer.out.as_bytes()).and_then(|()| out.flush());
    let mut error = io::stderr().lock();
    // There is nowhere left to say that standard error can't be written.
    let _ = error.write_all(answer.notes.as_bytes());
    match written {
        Err(problem) if problem.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(error, "error: the answer could not be written: {problem}");
            Exit::Problem
        }
        _ => answer.exit,
    }
}

/// Says a problem: as an object on standard output where JSON is asked for, else in words on standard error.
fn tell(problem: &Problem, screen: Screen) -> Exit {
    let answer = if screen.json {
        Answer::json(&problem.json(), Exit::Problem)
    } else {
        Answer { notes: problem.text(&screen.of_notes()), ..Answer::text(String::new(), Exit::Problem) }
    };
    write(&answer)
}
