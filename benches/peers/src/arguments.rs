//! The arguments of the command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use placet_peers::run::{Kind, Options};

/// Placet beside other policy engines and beside bit tests written by hand, in one run
#[derive(Debug, Parser)]
#[command(name = "placet-peers", max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What is done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Run(Run),
    /// Draw what `run --tsv` has kept, against the size of the set
    Plot {
        /// The figures
        tsv: PathBuf,
        /// Where the drawing of decisions goes
        #[arg(value_name = "TIME.svg")]
        time: PathBuf,
        /// Where the drawing of the time until ready goes
        #[arg(value_name = "LOAD.svg")]
        load: PathBuf,
    },
    /// Measure every action of many users at once, and draw it beside what memory gives
    Roofline {
        /// Where the drawing goes
        #[arg(value_name = "DRAWING.svg")]
        drawing: PathBuf,
    },
    /// Keep a set in a folder, so that nothing has to compile it
    Keep {
        /// `maestra`, or how many actions a generated set has: 200, 20000 or 200000
        set: String,
        /// Where to
        folder: PathBuf,
    },
    /// Decide so many requests to a kept set so often, for profilers; prints how many decisions were allow
    Decide {
        /// The kept set
        folder: PathBuf,
        /// An engine as the tables name it, or how its name begins: the first such
        #[arg(value_parser = engine)]
        engine: &'static Kind,
        /// How many requests
        requests: usize,
        /// How often each
        rounds: usize,
    },
}

/// Measure sets, and print the tables
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// `maestra`, or how many actions a generated set has: 200, 20000 or 200000
    #[arg(required = true, value_name = "SET")]
    sets: Vec<String>,
    /// Keep the figures in this file, tab-separated
    #[arg(long, value_name = "PATH")]
    tsv: Option<String>,
    /// Count instructions too, where valgrind is installed; some minutes more
    #[arg(long)]
    instructions: bool,
    /// Only engines whose names have this word, or one of several; the forms by hand always
    #[arg(long, value_name = "WORD")]
    only: Vec<String>,
}

impl From<Run> for Options {
    fn from(run: Run) -> Options {
        Options { sets: run.sets, tsv: run.tsv, instructions: run.instructions, only: run.only }
    }
}

fn engine(name: &str) -> Result<&'static Kind, String> {
    Kind::named(name).ok_or_else(|| format!("there are {}", Kind::names()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    const PAGES: [&str; 2] = [include_str!("../README.md"), include_str!("../../../docs/performance.md")];

    fn parse(words: &str) -> Result<Command, clap::error::ErrorKind> {
        let words = std::iter::once("placet-peers").chain(words.split_whitespace());
        Arguments::try_parse_from(words).map(|arguments| arguments.command).map_err(|error| error.kind())
    }

    #[test]
    fn the_commands_of_the_pages_are_good() {
        Arguments::command().debug_assert();
        let lines = PAGES.iter().flat_map(|page| page.lines());
        let commands = lines.filter(|line| line.contains("cargo run --release") && !line.contains(" -p "));
        let commands: Vec<_> = commands.filter_map(|line| Some((line, line.split_once(" -- ")?.1))).collect();
        assert!(commands.len() > 5, "{commands:?}");
        for (line, words) in commands {
            let parsed = parse(words);
            assert!(parsed.is_ok(), "{line}: {parsed:?}");
        }
    }

    #[test]
    fn help_is_an_answer_and_a_wrong_command_a_mistake() {
        for (words, kind, exit) in [
            ("--help", clap::error::ErrorKind::DisplayHelp, 0),
            ("run", clap::error::ErrorKind::MissingRequiredArgument, 2),
            ("walk", clap::error::ErrorKind::InvalidSubcommand, 2),
            ("run maestra --fast", clap::error::ErrorKind::UnknownArgument, 2),
            ("decide folder cider 10 10", clap::error::ErrorKind::ValueValidation, 2),
        ] {
            assert_eq!(parse(words).map(drop), Err(kind), "{words}");
            let words = std::iter::once("placet-peers").chain(words.split_whitespace());
            assert_eq!(Arguments::try_parse_from(words).map(drop).map_err(|error| error.exit_code()), Err(exit));
        }
    }

    #[test]
    fn an_engine_goes_by_its_name_or_how_that_begins() {
        let name = |word| Kind::named(word).map(|kind| kind.name);
        assert_eq!(name("placet, by id"), Some("placet, by id"));
        assert_eq!(name("placet"), Some("placet, prepared"));
        assert_eq!(name("casbin, bits"), Some("casbin, bits"));
        assert_eq!(name("bdd"), Some("bdd, a bit at a time"));
        assert_eq!(name("cider"), None);
        assert_eq!(name(""), None);
    }
}
