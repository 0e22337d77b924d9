//! One file a command.

mod actions;
mod can;
mod check;
mod compile;
mod decide;
mod diff;
mod explain;
mod facts;
mod fmt;
mod graph;
mod init;
mod least;
mod lsp;
mod matrix;
mod needs;
mod permissions;
mod prove;
mod test;
mod unlocks;
mod who_can;
mod why;

use crate::answer::{Answer, Stop};
use crate::arguments::{Arguments, Command};
use crate::render::Screen;

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: &Arguments, screen: &Screen) -> Result<Answer, Stop> {
    match &arguments.command {
        Command::Check(arguments) => check::run(arguments, screen),
        Command::Fmt(arguments) => fmt::run(arguments, screen),
        Command::Compile(arguments) => compile::run(arguments, screen),
        Command::Decide(arguments) => decide::run(arguments, screen),
        Command::Why(arguments) => why::run(arguments, screen),
        Command::Needs(arguments) => needs::run(arguments, screen),
        Command::Least(arguments) => least::run(arguments, screen),
        Command::Unlocks(arguments) => unlocks::run(arguments, screen),
        Command::Can(arguments) => can::run(arguments, screen),
        Command::WhoCan(arguments) => who_can::run(arguments, screen),
        Command::Matrix(arguments) => matrix::run(arguments, screen),
        Command::Actions(arguments) => actions::run(arguments, screen),
        Command::Permissions(arguments) => permissions::run(arguments, screen),
        Command::Facts(arguments) => facts::run(arguments, screen),
        Command::Prove(arguments) => prove::run(arguments, screen),
        Command::Test(arguments) => test::run(arguments, screen),
        Command::Diff(arguments) => diff::run(arguments, screen),
        Command::Explain(arguments) => explain::run(arguments, screen),
        Command::Graph(arguments) => graph::run(arguments, screen),
        Command::Init(arguments) => init::run(arguments, screen),
        Command::Lsp(_) => lsp::run(),
    }
}
