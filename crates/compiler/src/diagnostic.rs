use std::ops::Range;

use crate::model::Name;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The policy set can't be compiled.
    Error,
    /// The policy set can be compiled; somebody should look.
    Warning,
}

/// Something to tell the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code; each has a page in `docs/diagnostics`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in the author's words.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// The mend, where it is certain.
    pub fix: Option<Fix>,
}

/// A place in a file, with a word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file's path as the host gave it.
    pub file: String,
    /// The place, in bytes.
    pub range: Range<usize>,
    /// What the place is; may be empty.
    pub text: String,
}

/// Edits that mend what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the edits do.
    pub title: String,
    /// The file that they change.
    pub file: String,
    /// What is replaced by what, in bytes; never overlapping.
    pub edits: Vec<(Range<usize>, String)>,
}

/// A place, before it is told of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Place {
    pub(crate) file: Name,
    pub(crate) range: Range<usize>,
}

impl Place {
    pub(crate) fn label(&self, text: impl Into<String>) -> Label {
        Label { file: self.file.to_string(), range: self.range.clone(), text: text.into() }
    }
}

impl Diagnostic {
    pub(crate) fn error(code: &'static str, place: &Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: place.label(""),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// A lint; how much it weighs is settled where all are known.
    pub(crate) fn warning(code: &'static str, place: &Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, place, message) }
    }

    pub(crate) fn also(mut self, place: &Place, text: impl Into<String>) -> Diagnostic {
        self.labels.push(place.label(text));
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Offers to replace the very words that are wrong.
    pub(crate) fn replace(mut self, title: impl Into<String>, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix {
            title: title.into(),
            file: self.primary.file.clone(),
            edits: vec![(self.primary.range.clone(), text.into())],
        });
        self
    }
}
