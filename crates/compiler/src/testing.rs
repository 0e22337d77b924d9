//! The policy's own tests, run against the compiled artifact: the same bytes and the same runtime that a service uses.

mod entities;
mod idle;
mod request;
mod run;

use std::ops::Range;

pub(crate) use entities::impossible_entities;
pub(crate) use idle::{Idle, everything, idle};
pub use request::{FactValue, TestExpectation, TestRequest};
pub(crate) use run::{fill, run};

use crate::model::{Location, Name, Number};

/// How a test went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestOutcome {
    /// What the test claims.
    pub name: String,
    /// Where it is written.
    pub at: Location,
    /// The claims that don't hold; none for a test that passed.
    pub failures: Vec<TestFailure>,
}

/// A claim that doesn't hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFailure {
    /// The line of the claim.
    pub at: Location,
    /// The words of the claim, in bytes of its file.
    pub range: Range<usize>,
    /// What the test expects.
    pub expected: String,
    /// What the policy says.
    pub got: String,
    /// What that rests on.
    pub why: Vec<TestReason>,
}

/// One thing that a decision in a test rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestReason {
    /// The clause that says so, where it is one.
    pub at: Option<Location>,
    /// What it says.
    pub text: String,
}

/// A line of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) kind: StepKind,
    pub(crate) at: Location,
    pub(crate) range: Range<usize>,
}

impl Step {
    /// A line that is written nowhere.
    pub(crate) fn of(kind: StepKind) -> Step {
        Step { kind, at: Location::default(), range: 0..0 }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepKind {
    /// A permission is held, in a scope where one is named.
    Hold(Name, Option<Name>),
    Role(Name, Option<Name>),
    /// The request says what is held in the scope.
    Scope(Name),
    Know(Known),
    Expect(Expectation),
}

/// What a test says of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    Boolean(Name, bool),
    Value(Name, Name),
    Number(Name, Number),
    Permission(Name, Name),
    Text(Name, Name),
    /// The day as it is written.
    Date(Name, Name),
    /// Two entities are one, or are not.
    Same(Name, Name, bool),
    /// An entity is in a set, or is not.
    Member(Name, Name, bool),
    /// A set has a value.
    Contains(Name, Element),
    /// A set has nothing in it.
    Empty(Name),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    Value(Name),
    Permission(Name),
    Text(Name),
}

/// `allow …`, `deny …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expectation {
    pub(crate) allow: bool,
    pub(crate) action: Name,
    pub(crate) options: Vec<Name>,
    /// The minimal sets, and whether they are said to be all.
    pub(crate) missing: Option<(Vec<Vec<Name>>, bool)>,
}

/// What a permission is called in the artifact, in a scope or in none.
pub(crate) fn held_in(permission: &Name, scope: Option<&Name>) -> Name {
    match scope {
        Some(scope) => smol_str::format_smolstr!("{permission} in {scope}"),
        None => permission.clone(),
    }
}
