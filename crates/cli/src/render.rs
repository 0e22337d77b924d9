//! How answers look: for people in words and columns, for programs in JSON.

mod clip;
pub(crate) mod diagnostics;
pub(crate) mod needs;
pub(crate) mod page;
pub(crate) mod positions;
pub(crate) mod progress;
pub(crate) mod proofs;
pub(crate) mod reports;
pub(crate) mod sets;
pub(crate) mod table;
pub(crate) mod verification;

/// What answers are written for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Screen {
    /// For programs.
    pub(crate) json: bool,
    /// In colour.
    pub(crate) colour: bool,
    /// In colour on standard error.
    pub(crate) notes: bool,
}

impl Screen {
    /// The same for what goes to standard error.
    pub(crate) fn of_notes(self) -> Screen {
        Screen { colour: self.notes, ..self }
    }

    pub(crate) fn strong(&self, text: &str) -> String {
        self.paint("1", text)
    }

    pub(crate) fn dim(&self, text: &str) -> String {
        self.paint("2", text)
    }

    pub(crate) fn good(&self, text: &str) -> String {
        self.paint("1;32", text)
    }

    pub(crate) fn bad(&self, text: &str) -> String {
        self.paint("1;31", text)
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {one}{plural}")
}
