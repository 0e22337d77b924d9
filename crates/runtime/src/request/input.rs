use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::date;
use crate::fact::FactType;
use crate::ids::PermissionId;
use crate::limits;

/// A value as a host has it, before it is fitted to the type of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FactInput<'v> {
    /// For a boolean.
    Boolean(bool),
    /// For a number.
    Number(f64),
    /// For a value of `one of`, a permission's name, the id of a thing, a text, or a date as
    /// `YYYY-MM-DD`.
    Text(&'v str),
    /// For a set: values, names of permissions, ids of things, or texts.
    List(&'v [&'v str]),
    /// For a value of `one of`, by its place among the declared values.
    Value(u32),
    /// For a `set of one of`, by their places among the declared values.
    Values(&'v [u32]),
    /// For a permission that the policy declares.
    Permission(PermissionId),
    /// For a set of permissions that the policy declares.
    Permissions(&'v [PermissionId]),
    /// For a date, in days since 1970-01-01.
    Date(i32),
}

impl From<bool> for FactInput<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<f64> for FactInput<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<PermissionId> for FactInput<'_> {
    fn from(value: PermissionId) -> Self {
        Self::Permission(value)
    }
}

impl<'v> From<&'v [PermissionId]> for FactInput<'v> {
    fn from(value: &'v [PermissionId]) -> Self {
        Self::Permissions(value)
    }
}

impl<'v> From<&'v str> for FactInput<'v> {
    fn from(value: &'v str) -> Self {
        Self::Text(value)
    }
}

impl<'v> From<&'v [&'v str]> for FactInput<'v> {
    fn from(value: &'v [&'v str]) -> Self {
        Self::List(value)
    }
}

impl<'v, const N: usize> From<&'v [&'v str; N]> for FactInput<'v> {
    fn from(value: &'v [&'v str; N]) -> Self {
        Self::List(value)
    }
}

/// Why a [`RequestBuffer`](crate::RequestBuffer) doesn't take an input. The buffer stays as it was.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum InputError {
    /// The artifact carries no names, so nothing is found by one. Build the request from ids, or
    /// compile the policy with its names.
    NoNames,
    /// The policy has nothing of this id.
    UnknownId {
        /// Nothing of what kind.
        what: &'static str,
        /// The index of the id as given.
        index: u32,
    },
    /// The policy declares no permission of this name.
    UnknownPermission {
        /// As given.
        name: String,
    },
    /// The policy declares no role of this name.
    UnknownRole {
        /// As given.
        name: String,
    },
    /// The policy declares no scope of this name.
    UnknownScope {
        /// As given.
        name: String,
    },
    /// The policy declares no fact of this name.
    UnknownFact {
        /// As given.
        name: String,
    },
    /// The action has no option of this name.
    UnknownOption {
        /// The action, empty where the policy has no action of the given id.
        action: String,
        /// The option as given.
        name: String,
        /// The options that the action has.
        known: Vec<String>,
    },
    /// The value is not of the fact's type.
    WrongType {
        /// The fact.
        fact: String,
        /// Its type, as the language writes it.
        expected: String,
    },
    /// The value is none of the declared ones.
    UnknownValue {
        /// The fact.
        fact: String,
        /// The value as given.
        value: String,
        /// The declared values.
        known: Vec<String>,
    },
    /// The number is not finite, or over [`limits::NUMBER`] in magnitude.
    NumberOutOfRange {
        /// The fact.
        fact: String,
        /// The number as given.
        value: f64,
    },
    /// The text names no day, or not as `YYYY-MM-DD`.
    NotADate {
        /// The fact.
        fact: String,
        /// The text as given.
        value: String,
    },
}

impl InputError {
    pub(super) fn wrong_type(fact: &str, expected: &FactType<'_>) -> Self {
        Self::WrongType { fact: fact.to_string(), expected: expected.to_string() }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNames => f.write_str(
                "the compiled policy carries no names; say it by ids, or compile the policy without `--strip=names`",
            ),
            Self::UnknownId { what, index } => {
                write!(f, "the policy has no {what} of index {index}; take ids from the policy that decides")
            }
            Self::UnknownPermission { name } => {
                write!(f, "the policy has no permission `{name}`")
            }
            Self::UnknownRole { name } => write!(f, "the policy has no role `{name}`"),
            Self::UnknownScope { name } => write!(f, "the policy has no scope `{name}`"),
            Self::UnknownFact { name } => write!(f, "the policy has no fact `{name}`"),
            Self::UnknownOption { action, name, known } => {
                write!(f, "the action `{action}` has no option `{name}`")?;
                write_known(f, "it has", known)
            }
            Self::WrongType { fact, expected } => {
                write!(f, "the fact `{fact}` takes a value of type `{expected}`")
            }
            Self::UnknownValue { fact, value, known } => {
                write!(f, "the fact `{fact}` has no value `{value}`")?;
                write_known(f, "its values are", known)
            }
            Self::NumberOutOfRange { fact, value } => {
                let limit = limits::NUMBER;
                write!(
                    f,
                    "the number `{value}` for the fact `{fact}` is out of range; numbers go from \
                     -{limit} to {limit}"
                )
            }
            Self::NotADate { fact, value } => write!(
                f,
                "`{value}` for the fact `{fact}` is no date; a date is a day of the calendar as \
                 `YYYY-MM-DD`, from {} to {}",
                date::show(date::FIRST),
                date::show(date::LAST)
            ),
        }
    }
}

fn write_known(f: &mut fmt::Formatter<'_>, before: &str, known: &[String]) -> fmt::Result {
    let mut before = before;
    for (at, name) in known.iter().enumerate() {
        let separator = if at == 0 { "; " } else { ", " };
        write!(f, "{separator}{before}")?;
        write!(f, "{}`{name}`", if at == 0 { " " } else { "" })?;
        before = "";
    }
    Ok(())
}

impl Error for InputError {}
