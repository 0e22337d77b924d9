//! Why many decisions at once weren't made.

use core::error::Error;
use core::fmt;

use crate::ids::FactId;
use crate::request::RequestError;

/// Why [`Policy::decide_all`](crate::Policy::decide_all) and its like have no answer. Treat it as a
/// denial of all that was asked, and as a bug of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BatchError {
    /// What [`Policy::decide`](crate::Policy::decide) would say to one of the decisions.
    Request(RequestError),
    /// A buffer of the caller has too little room. Nothing of use is in any of them.
    TooSmall {
        /// Which one.
        buffer: Buffer,
        /// How many elements it needs.
        needed: usize,
        /// How many it has.
        given: usize,
    },
    /// Only a boolean fact of the policy may have a column.
    NotBoolean(FactId),
    /// The columns or rows don't reach as far as the words that were asked for.
    PastTheEnd {
        /// The first word after those asked for.
        asked: usize,
        /// How many words a column has.
        words: usize,
    },
}

/// A buffer that the caller lends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Buffer {
    /// What is worked in; what it holds before and after means nothing.
    Scratch,
    /// Where the answers go.
    Answers,
    /// What a plan is kept in.
    Plan,
    /// The bits of who holds what.
    Columns,
}

impl Buffer {
    /// That it has room for so many elements.
    pub(crate) fn require(self, given: usize, needed: usize) -> Result<(), BatchError> {
        if given < needed { Err(BatchError::TooSmall { buffer: self, needed, given }) } else { Ok(()) }
    }
}

impl From<RequestError> for BatchError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl fmt::Display for Buffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scratch => "scratch",
            Self::Answers => "answers",
            Self::Plan => "plan",
            Self::Columns => "columns",
        })
    }
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::TooSmall { buffer, needed, given } => {
                write!(f, "the buffer for {buffer} has room for {given}, and {needed} are needed")
            }
            Self::NotBoolean(fact) => {
                let index = fact.index();
                write!(f, "the policy has no boolean fact of index {index}; only those may have a column")
            }
            Self::PastTheEnd { asked, words } => {
                write!(f, "words up to {asked} are asked for, and a column has {words}")
            }
        }
    }
}

impl Error for BatchError {}
