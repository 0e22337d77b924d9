use rowan::TextRange;

/// One mistake in the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The stable code, such as `missing-quote`; each has a page in `docs/diagnostics`.
    pub code: &'static str,
    /// The words that are wrong.
    pub range: TextRange,
    /// What is wrong, in the author's words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// A second place that explains the mistake, such as the bracket that was never closed.
    pub also: Option<(TextRange, String)>,
    /// The edits that mend it, where the mend is certain.
    pub fix: Vec<Edit>,
}

/// A replacement of a range of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub range: TextRange,
    /// What stands there afterwards.
    pub text: String,
}

impl SyntaxError {
    pub(crate) fn new(code: &'static str, range: TextRange, message: impl Into<String>) -> Self {
        SyntaxError { code, range, message: message.into(), help: None, also: None, fix: Vec::new() }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn also(mut self, range: TextRange, label: impl Into<String>) -> Self {
        self.also = Some((range, label.into()));
        self
    }

    pub(crate) fn fix(mut self, range: TextRange, text: impl Into<String>) -> Self {
        self.fix.push(Edit { range, text: text.into() });
        self
    }
}
