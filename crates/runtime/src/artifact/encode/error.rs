use alloc::string::String;
use core::error::Error;
use core::fmt;

use crate::artifact::ArtifactError;

/// Why a graph can't be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// There is more of something than the format takes.
    Limit {
        /// Of what.
        what: &'static str,
        /// How much of it may be.
        limit: usize,
        /// How much there is.
        found: usize,
    },
    /// Two things of a kind have one name.
    DuplicateName {
        /// The kind.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// Implications aren't followed to their end.
    NotClosed {
        /// `permission` or `role`.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// No table finds these names. It happens to no names that anyone can choose: the tables depend on
    /// all of them.
    NoTable {
        /// The names of what.
        what: &'static str,
    },
    /// The graph doesn't hold together; a bug of the compiler that built it.
    BadGraph(ArtifactError),
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limit { what, limit, found } => {
                write!(f, "a policy may have {limit} {what}, and this one has {found}")
            }
            Self::DuplicateName { what, name } => write!(f, "two {what} are named `{name}`"),
            Self::NotClosed { what, name } => {
                write!(f, "the {what} `{name}` lacks a permission that is implied")
            }
            Self::NoTable { what } => write!(f, "the names of the {what} have no table; rename one of them"),
            Self::BadGraph(error) => write!(f, "the decision graph is broken: {error}"),
        }
    }
}

impl Error for EncodeError {}
