//! What keeps a command from being carried out, and whose move it is.

use std::io;
use std::path::Path;

pub(crate) use placet_host::Move;
use serde_json::{Value, json};

use crate::render::Screen;

/// A command that could not be carried out.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) whose: Move,
    /// Lower case, no full stop, what was given in backticks.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
    /// What the caller may have meant.
    pub(crate) candidates: Vec<Candidate>,
}

/// An action that a search found.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) id: String,
    /// Headings, outermost first, then the phrase.
    pub(crate) path: Vec<String>,
}

impl From<placet_host::Problem> for Problem {
    fn from(problem: placet_host::Problem) -> Problem {
        Problem { help: problem.help, ..Problem::new(problem.whose, problem.message) }
    }
}

impl Problem {
    pub(crate) fn new(whose: Move, message: impl Into<String>) -> Problem {
        Problem { whose, message: message.into(), help: None, candidates: Vec::new() }
    }

    pub(crate) fn caller(message: impl Into<String>) -> Problem {
        Problem::new(Move::Caller, message)
    }

    /// Something that the operating system refused, with its own words for why.
    pub(crate) fn io(doing: &str, path: &Path, error: &io::Error) -> Problem {
        placet_host::Problem::io(doing, path, error).into()
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// The problem in words.
    pub(crate) fn text(&self, screen: &Screen) -> String {
        let mut text = format!("{} {}\n", screen.bad("error:"), self.message);
        let width = self.candidates.iter().map(|candidate| candidate.id.len()).max().unwrap_or_default();
        for Candidate { id, path } in &self.candidates {
            text += &format!("  {id:width$}  {}\n", path.join(" › "));
        }
        let help = match (&self.help, self.whose) {
            (None, Move::Us) => Some("this is a bug in placet; please report it"),
            (help, _) => help.as_deref(),
        };
        if let Some(help) = help {
            text += &format!("{}  {help}\n", screen.dim("help:"));
        }
        text
    }

    /// The problem for programs.
    pub(crate) fn json(&self) -> Value {
        let whose = match self.whose {
            Move::Caller => "caller",
            Move::Author => "author",
            Move::Machine => "machine",
            Move::Us => "placet",
        };
        let mut error = json!({ "message": self.message, "help": self.help, "whose": whose });
        if let (Some(error), false) = (error.as_object_mut(), self.candidates.is_empty()) {
            let one = |candidate: &Candidate| json!({ "id": candidate.id, "path": candidate.path });
            error.insert("candidates".into(), self.candidates.iter().map(one).collect());
        }
        json!({ "error": error })
    }
}
