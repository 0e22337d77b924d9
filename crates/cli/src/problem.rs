//! What keeps a command from being carried out, and whose move it is.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use crate::render::Screen;

/// Who can mend a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// Whoever typed the command: a name, a path or a value.
    Caller,
    /// The author of the policy: a file that is too large or isn't text.
    Author,
    /// Whoever keeps the machine: disks and permissions of files.
    Machine,
    /// Us: a bug of the command.
    Us,
}

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

impl Problem {
    pub(crate) fn new(whose: Move, message: impl Into<String>) -> Problem {
        Problem { whose, message: message.into(), help: None, candidates: Vec::new() }
    }

    pub(crate) fn caller(message: impl Into<String>) -> Problem {
        Problem::new(Move::Caller, message)
    }

    /// Something that the operating system refused, with its own words for why.
    pub(crate) fn io(doing: &str, path: &Path, error: &io::Error) -> Problem {
        let path = path.display();
        let why = match error.kind() {
            io::ErrorKind::NotFound if doing == "written" => {
                return Problem::caller(format!("the folder of `{path}` does not exist")).help("make the folder first");
            }
            io::ErrorKind::NotFound => {
                return Problem::caller(format!("`{path}` does not exist")).help("check the path for typing mistakes");
            }
            io::ErrorKind::PermissionDenied => "this user may not".to_string(),
            _ => error.to_string(),
        };
        let problem = Problem::new(Move::Machine, format!("`{path}` could not be {doing}: {why}"));
        match error.kind() {
            io::ErrorKind::PermissionDenied => problem.help("ask whoever keeps this machine for access to it"),
            _ => problem,
        }
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
