//! The exit codes of the command.

use std::process::ExitCode;

/// How a command ended. `placet --help` lists the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done, and the answer is yes where there is one.
    Done,
    /// 1: the answer is no, the policy has errors, a test failed, an invariant is not proved, `check --deny-warnings` has
    /// a warning, or `fmt --check` would change a file.
    No,
    /// 2: the command could not be carried out: wrong arguments, an unknown or ambiguous name, an unreadable file.
    Problem,
    /// 3: `diff --deny-looser` found something that is allowed and was not, or that could not be decided.
    Looser,
}

impl Exit {
    /// [`Exit::Done`] for yes, [`Exit::No`] for no.
    pub(crate) fn yes(yes: bool) -> Exit {
        if yes { Exit::Done } else { Exit::No }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::from(0),
            Exit::No => ExitCode::from(1),
            Exit::Problem => ExitCode::from(2),
            Exit::Looser => ExitCode::from(3),
        }
    }
}
