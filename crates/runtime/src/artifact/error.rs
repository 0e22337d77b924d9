use core::error::Error;
use core::fmt;

use super::FORMAT;

/// Why bytes are no policy that this crate can decide by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArtifactError {
    /// The bytes don't begin as an artifact does: the host opened another file.
    NotAnArtifact,
    /// A newer compiler wrote it: the host has to be upgraded, or the policy compiled for it.
    NewerFormat {
        /// The format version of the artifact.
        found: u32,
        /// The newest format version that this crate reads.
        known: u32,
    },
    /// Bytes are missing at the end: it was cut short on its way.
    Truncated {
        /// Bytes that there should be, as far as what is there tells.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// It was changed on its way, or something that is no Placet compiler wrote it.
    Damaged {
        /// The part of the artifact.
        section: &'static str,
        /// The record in that part.
        record: u32,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl ArtifactError {
    pub(super) const fn damaged(section: &'static str, record: usize, problem: &'static str) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "sections count in u32")]
        let record = record as u32;
        Self::Damaged { section, record, problem }
    }

    pub(super) const fn newer(found: u32) -> Self {
        Self::NewerFormat { found, known: FORMAT }
    }
}

impl fmt::Display for ArtifactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArtifact => f.write_str("this is not a compiled policy; compile one with `placet compile`"),
            Self::NewerFormat { found, known } => write!(
                f,
                "this policy was compiled to format {found}, and this program reads format \
                 {known}; update the program, or compile with the version that it was built with"
            ),
            Self::Truncated { expected, found } => write!(
                f,
                "this compiled policy was cut short: {found} of {expected} bytes are there; copy \
                 or compile it again"
            ),
            Self::Damaged { section, record, problem } => write!(
                f,
                "this compiled policy is damaged: {problem} ({section}, record {record}); copy or \
                 compile it again"
            ),
        }
    }
}

impl Error for ArtifactError {}
