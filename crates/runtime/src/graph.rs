//! The decision graph as a plain value: what a compiler builds and [`encode`](crate::encode) writes.
//!
//! A clause is a boolean function of atoms, as a decision diagram: at a [`Node`] the atom is
//! tested, and the walk goes on at `hi` where it is true and at `lo` where it is not, until it
//! reaches [`ALLOW`] or [`DENY`]. Nodes are shared between clauses.
//!
//! All `u32` are indices into the vectors of [`Graph`], save in [`Node`] and [`Clause::root`],
//! which are node ids: 0 and 1 are the terminals, and the node at index `i` has the id `i + 2`.

use alloc::string::String;
use alloc::vec::Vec;

pub use crate::policy::ClauseKind;

/// The node id at which a walk ends with no.
pub const DENY: u32 = 0;
/// The node id at which a walk ends with yes.
pub const ALLOW: u32 = 1;
/// The node id of the first element of [`Graph::nodes`].
pub const FIRST_NODE: u32 = 2;

/// A whole compiled policy.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "each list is said by its element's type")]
pub struct Graph {
    /// The name of the policy.
    pub name: String,
    /// The name by which rules call who asks, `user` by default.
    pub subject: String,
    /// The version of the language of the policy.
    pub language: u32,
    /// The paths of the source files, for [`Origin::file`].
    pub files: Vec<String>,
    pub permissions: Vec<Permission>,
    pub roles: Vec<Role>,
    pub facts: Vec<Fact>,
    pub atoms: Vec<Atom>,
    pub nodes: Vec<Node>,
    pub clauses: Vec<Clause>,
    pub actions: Vec<Action>,
}

/// Where in the source something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Index into [`Graph::files`]; any number where the graph has no files.
    pub file: u32,
    /// Counted from 1.
    pub line: u32,
}

/// A permission.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Permission {
    pub name: String,
    pub label: String,
    /// The permissions that come with this one, transitively, ascending, without itself.
    pub implies: Vec<u32>,
    pub origin: Origin,
}

/// A role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Role {
    pub name: String,
    pub label: String,
    /// All its permissions, those of included roles and implied ones too, ascending.
    pub permissions: Vec<u32>,
    pub origin: Origin,
}

/// A fact that rules read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Fact {
    pub name: String,
    pub kind: FactType,
    pub origin: Origin,
}

/// The type of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// One of these values.
    OneOf(Vec<String>),
    /// The id of a thing of this type.
    Entity(String),
    /// A permission.
    Permission,
    /// Some of these values.
    SetOfOneOf(Vec<String>),
    /// Ids of things of this type.
    SetOfEntity(String),
    /// Some permissions.
    SetOfPermission,
}

/// A test that is true, false or, where a fact is missing, unknown.
///
/// Two numbers after one another are a fact and a value's ordinal, a permission or another fact, as
/// the sentence says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Atom {
    /// The user holds this permission.
    Holds(u32),
    /// This boolean fact is true.
    True(u32),
    /// This `one of` fact has the value of this ordinal.
    IsValue(u32, u32),
    /// This permission fact is this permission.
    IsPermission(u32, u32),
    /// This number fact is less than the number.
    LessThan(u32, f64),
    /// This number fact is the number or less.
    AtMost(u32, f64),
    /// These two entity facts of one type, or two permission facts, are equal.
    Same(u32, u32),
    /// The first number fact is less than the second.
    FactLess(u32, u32),
    /// These two number facts are equal.
    FactEqual(u32, u32),
    /// This entity or permission fact is in this set fact of its type.
    Member(u32, u32),
    /// This `set of one of` fact has the value of this ordinal.
    ContainsValue(u32, u32),
    /// This set of permissions has this permission.
    ContainsPermission(u32, u32),
    /// The user holds all of this set of permissions, or this one permission fact.
    HoldsAll(u32),
}

/// A branch of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index into [`Graph::atoms`].
    pub atom: u32,
    /// The node id to go on at where the atom is true; smaller than this node's own.
    pub hi: u32,
    /// The node id to go on at where the atom is false; smaller than this node's own.
    pub lo: u32,
}

/// A condition that has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The node id where the walk starts.
    pub root: u32,
    /// What the clause is in the source.
    pub kind: ClauseKind,
    /// Whether the graph decides it exactly when facts are unknown; else it denies then. May only be
    /// set where the clause reaches at most [`EXACT_NODES`](crate::limits::EXACT_NODES) nodes.
    pub exact: bool,
    /// The clause as in the source, on one line.
    pub text: String,
    /// The author's reason.
    pub because: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Something that a user may or may not do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Action {
    pub id: String,
    pub phrase: String,
    /// The headings that it stands under, outermost first.
    pub sections: Vec<String>,
    /// The clauses that all have to hold.
    pub clauses: Vec<u32>,
    pub options: Vec<ActionOption>,
    pub origin: Origin,
}

/// A further demand on an action that a request may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ActionOption {
    pub id: String,
    pub phrase: String,
    /// The clauses that have to hold besides those of the action.
    pub clauses: Vec<u32>,
    pub origin: Origin,
}
