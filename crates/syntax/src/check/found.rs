use rowan::{NodeOrToken, TextRange, TextSize};

use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};
use crate::limits;

/// How much wrong text is told apart. Each report looks through what is claimed, so that this bounds the time that a file
/// of nothing but mistakes takes.
const CLAIMS: usize = 4096;

/// The errors found so far, the words that they account for, and ways to look at the text.
pub(super) struct Found {
    root: SyntaxNode,
    text: String,
    errors: Vec<SyntaxError>,
    claimed: Vec<TextRange>,
    /// Where blocks that end too early go on: the brace that was meant to close each is still to come.
    pub(super) swallowed: Vec<TextSize>,
    /// The last wrong text at the top of the file: how deep its first line is indented, and where it ends so far.
    pub(super) wrong_item: Option<(usize, TextSize)>,
    /// The indentation of the last heading whose braces are missing: what stands deeper below it was meant to be in them.
    pub(super) heading: Option<usize>,
}

impl Found {
    pub(super) fn new(root: &SyntaxNode, text: &str, known: &[SyntaxError]) -> Self {
        Found {
            root: root.clone(),
            text: text.to_owned(),
            errors: Vec::new(),
            claimed: known.iter().map(|error| error.range).collect(),
            swallowed: Vec::new(),
            wrong_item: None,
            heading: None,
        }
    }

    /// Keeps the error and claims its words, unless another error accounts for them.
    pub(super) fn report(&mut self, error: SyntaxError) {
        if self.is_full() || self.is_claimed(error.range) {
            return;
        }
        self.claimed.push(error.range);
        self.errors.push(error);
    }

    /// Says that no further error is needed about these words.
    pub(super) fn claim(&mut self, range: TextRange) {
        self.claimed.push(range);
    }

    pub(super) fn is_claimed(&self, range: TextRange) -> bool {
        self.claimed.iter().any(|claimed| overlap(*claimed, range))
    }

    /// Whether there are more errors than anyone reads, so that looking further is a waste.
    pub(super) fn is_full(&self) -> bool {
        self.errors.len() >= 2 * limits::ERRORS || self.claimed.len() >= CLAIMS
    }

    pub(super) fn into_errors(self) -> Vec<SyntaxError> {
        self.errors
    }

    pub(super) fn whole(&self) -> &str {
        &self.text
    }

    pub(super) fn text(&self, range: TextRange) -> &str {
        self.text.get(usize::from(range.start())..usize::from(range.end())).unwrap_or_default()
    }

    /// The text from `at` to the end of its line.
    pub(super) fn rest_of_line(&self, at: TextSize) -> &str {
        let rest = self.text.get(usize::from(at)..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The blanks that start the line of `at`.
    pub(super) fn indent(&self, at: TextSize) -> &str {
        let before = self.text.get(..usize::from(at)).unwrap_or_default();
        let line = before.rfind(['\n', '\r']).map_or(0, |found| found + 1);
        let rest = self.text.get(line..).unwrap_or_default();
        rest.get(..rest.len() - rest.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
    }

    /// Whether nothing but blanks stands before `at` on its line.
    pub(super) fn starts_line(&self, at: TextSize) -> bool {
        let before = self.text.get(..usize::from(at)).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        line.trim_start_matches('\u{feff}').trim().is_empty()
    }

    /// The last token before `at` that is no white space and no comment.
    pub(super) fn before(&self, at: TextSize) -> Option<SyntaxToken> {
        let mut token = self.token_up_to(at);
        while let Some(current) = token {
            if !current.kind().is_trivia() && current.text_range().start() < at {
                return Some(current);
            }
            token = current.prev_token();
        }
        None
    }

    /// The token that the character before `at` is in. Looks each node's child up by halving, where rowan's own look-up
    /// goes through all of them, which a file of a hundred thousand items makes felt.
    fn token_up_to(&self, at: TextSize) -> Option<SyntaxToken> {
        let last = TextRange::new(at.checked_sub(size(1))?, at);
        let mut node = self.root.clone();
        loop {
            match node.child_or_token_at_range(last)? {
                NodeOrToken::Node(inner) => node = inner,
                NodeOrToken::Token(token) => return Some(token),
            }
        }
    }

    /// The range of the last word before `at`, or the empty range there.
    pub(super) fn word_before(&self, at: TextSize) -> TextRange {
        let Some(token) = self.before(at) else {
            return TextRange::empty(at);
        };
        let range = token.text_range();
        let spare = token.text().len() - token.text().trim_end().len();
        TextRange::new(range.start(), range.end() - size(spare))
    }

    /// Whether the last thing before `at` is wrong text already, so that what follows is part of the same mistake.
    pub(super) fn follows_wrong_text(&self, at: TextSize) -> bool {
        self.before(at).is_some_and(|token| {
            token.parent_ancestors().any(|node| {
                use SyntaxKind::{BadClause, BadItem, BadLine, Junk};
                matches!(node.kind(), BadClause | BadItem | BadLine | Junk)
            })
        })
    }
}

fn overlap(one: TextRange, other: TextRange) -> bool {
    if one.is_empty() || other.is_empty() {
        return one.start() <= other.end() && other.start() <= one.end() && one == other
            || (other.is_empty() && one.contains(other.start()))
            || (one.is_empty() && other.contains(one.start()));
    }
    one.start() < other.end() && other.start() < one.end()
}

pub(super) fn size(value: usize) -> TextSize {
    TextSize::new(u32::try_from(value).unwrap_or(u32::MAX))
}

/// `len` bytes from the start of `range`.
pub(super) fn first(range: TextRange, len: usize) -> TextRange {
    TextRange::at(range.start(), size(len).min(range.len()))
}

/// Text for a message: on one line, and not too much of it.
pub(super) fn shown(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 60 {
        return text;
    }
    let mut short: String = text.chars().take(57).collect();
    short.push('…');
    short
}
