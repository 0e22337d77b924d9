//! How much each lint weighs: `[lints]` in `placet.toml`.

use std::collections::BTreeMap;

use crate::lints::{ASKED_FOR, CODES};

/// How much a lint weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    /// It is not told of.
    Allow,
    /// It is told of.
    Warn,
    /// It is an error: the set can't be compiled.
    Deny,
}

impl Level {
    /// The words for the levels, mildest first.
    pub(crate) const WORDS: [&str; 3] = ["allow", "warn", "deny"];

    pub(crate) fn of_word(word: &str) -> Option<Level> {
        match word {
            "allow" => Some(Level::Allow),
            "warn" => Some(Level::Warn),
            "deny" => Some(Level::Deny),
            _ => None,
        }
    }
}

/// The levels that a manifest gives. Without one, a lint warns, unless it is one that must be asked for by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Levels {
    /// `all = "…"`
    pub(crate) all: Option<Level>,
    /// Single codes, which override it.
    pub(crate) single: BTreeMap<&'static str, Level>,
}

impl Levels {
    pub(crate) fn of(&self, code: &str) -> Level {
        let asked_for = ASKED_FOR.contains(&code);
        let usual = if asked_for { Level::Allow } else { self.all.unwrap_or(Level::Warn) };
        self.single.get(code).copied().unwrap_or(usual)
    }

    /// Whether any lint is an error.
    pub(crate) fn deny_any(&self) -> bool {
        CODES.iter().any(|(code, _)| self.of(code) == Level::Deny)
    }
}
