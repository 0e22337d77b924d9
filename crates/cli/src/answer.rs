//! What a command hands back: text to write, and how it ended.

use serde_json::Value;

use crate::exit::Exit;
use crate::problem::Problem;

/// A finished answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) out: String,
    /// For standard error.
    pub(crate) notes: String,
    pub(crate) exit: Exit,
}

impl Answer {
    /// An answer for people.
    pub(crate) fn text(out: String, exit: Exit) -> Answer {
        Answer { out, notes: String::new(), exit }
    }

    /// An answer for programs, indented.
    pub(crate) fn json(value: &Value, exit: Exit) -> Answer {
        Answer::text(format!("{value:#}\n"), exit)
    }
}

/// Why a command has no answer of its own.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The policy has errors; this says which.
    PolicyErrors(Answer),
    /// It could not be carried out.
    Problem(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Stop {
        Stop::Problem(problem)
    }
}

impl From<placet_host::Problem> for Stop {
    fn from(problem: placet_host::Problem) -> Stop {
        Stop::Problem(problem.into())
    }
}
