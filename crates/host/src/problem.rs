use std::io;
use std::path::Path;

/// Who can mend a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Whoever typed the command: a name, a path or a value.
    Caller,
    /// The author of the policy: a file that is too large or isn't text.
    Author,
    /// Whoever keeps the machine: disks and permissions of files.
    Machine,
    /// Us: a bug of ours.
    Us,
}

/// Why files could not be found or read.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Who can mend it.
    pub whose: Move,
    /// Lower case, no full stop, what was given in backticks.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without help.
    pub fn new(whose: Move, message: impl Into<String>) -> Problem {
        Problem { whose, message: message.into(), help: None }
    }

    /// A problem of whoever named the files.
    pub fn caller(message: impl Into<String>) -> Problem {
        Problem::new(Move::Caller, message)
    }

    /// Something that the operating system refused, with its own words for why.
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Problem {
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

    /// The problem with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}
