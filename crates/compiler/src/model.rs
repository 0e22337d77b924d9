//! The resolved policy: what the files mean, names bound and types checked, for people and for lowering.

mod display;
mod expr;

use std::sync::Arc;

pub use expr::{Expr, FactTest, Number};

/// A name: an identifier, a path of them, a file's path. Cheap to clone.
pub type Name = smol_str::SmolStr;

/// A whole policy set, resolved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// The set's name.
    pub name: String,
    /// The version of the language that it is written in.
    pub language: u32,
    /// The name of the subject.
    pub subject: Name,
    /// Permissions in the order of declaration, files in the order of their paths.
    pub permissions: Vec<Permission>,
    /// Enumerations, in the same order.
    pub enums: Vec<Enum>,
    /// Scopes, in the same order.
    pub scopes: Vec<Scope>,
    /// Roles, in the same order.
    pub roles: Vec<Role>,
    /// Facts, in the same order.
    pub facts: Vec<Fact>,
    /// Actions, in the same order, templates expanded.
    pub actions: Vec<Arc<Action>>,
    /// Tests, in the same order.
    pub tests: Vec<Test>,
    /// Invariants, in the same order.
    pub invariants: Vec<Invariant>,
}

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Location {
    /// The file's path as the host gave it.
    pub file: Name,
    /// The line, from 1.
    pub line: u32,
}

/// A permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Its full name.
    pub id: Name,
    /// What people call it; of one in a node, the labels of the nodes before it.
    pub label: String,
    /// What its `///` lines say.
    pub docs: Option<String>,
    /// The permissions that holding it brings, directly.
    pub implies: Vec<Name>,
    /// What it was called before.
    pub formerly: Vec<Name>,
    /// That it shall not be used any more.
    pub deprecated: Option<Deprecated>,
    /// Where it is declared.
    pub at: Location,
}

/// What is said of a permission that shall not be used any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deprecated {
    /// The permission to use instead.
    pub replacement: Option<Name>,
}

/// An enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its name.
    pub id: Name,
    /// What people call it.
    pub label: String,
    /// Its values in order, each with what people call it.
    pub values: Vec<(Name, String)>,
    /// Where it is declared.
    pub at: Location,
}

/// A scope: somewhere else than where a request is made, in which permissions may be held too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Its name.
    pub id: Name,
    /// What people call it.
    pub label: String,
    /// Where it is declared.
    pub at: Location,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub id: Name,
    /// What people call it.
    pub label: String,
    /// The permissions that it names.
    pub grants: Vec<Name>,
    /// The roles that it includes.
    pub includes: Vec<Name>,
    /// Where it is declared.
    pub at: Location,
}

/// A fact that a request may carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its full name: `task.owner`, or `user` for the subject's own id.
    pub name: Name,
    /// Its type.
    pub ty: FactType,
    /// What people call it.
    pub label: Option<String>,
    /// Where it is declared.
    pub at: Location,
}

/// The type of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FactType {
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A text, as it is, byte for byte.
    Text,
    /// A day of the calendar.
    Date,
    /// One of the values listed.
    OneOf(Vec<Name>),
    /// The id of a resource or subject of the kind named.
    Entity(Name),
    /// A permission.
    Permission,
    /// A set of the values listed.
    SetOfOneOf(Vec<Name>),
    /// A set of ids of the kind named.
    SetOfEntity(Name),
    /// A set of permissions.
    SetOfPermission,
    /// A set of texts.
    SetOfText,
}

/// An action: what services ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What services call it.
    pub id: Name,
    /// What people call it.
    pub phrase: String,
    /// The headings of the sections around it, outermost first.
    pub sections: Vec<String>,
    /// The resources that it is about.
    pub resources: Vec<Name>,
    /// All that must hold: gates, outermost first, what holds for every action, then its own clauses in order.
    pub clauses: Vec<Arc<Clause>>,
    /// What more a caller may mean to do.
    pub options: Vec<ActionOption>,
    /// What its `///` lines say.
    pub docs: Option<String>,
    /// The ids that services called it by before.
    pub formerly: Vec<Name>,
    /// Where it is written; of an action from a template, in the template.
    pub at: Location,
}

/// An option of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionOption {
    /// What services call it.
    pub id: Name,
    /// What people call it.
    pub phrase: String,
    /// What it requires.
    pub clause: Arc<Clause>,
    /// Where it is written.
    pub at: Location,
}

/// One clause, as a whole boolean function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it is.
    pub kind: ClauseKind,
    /// What must be true.
    pub expr: Expr,
    /// The words of the source, on one line.
    pub text: String,
    /// What the end user is told when it says no.
    pub because: Option<String>,
    /// Where it is written.
    pub at: Location,
}

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseKind {
    /// `opens with …`
    Gate,
    /// `every action requires …`
    EveryRequires,
    /// `every action forbidden …`
    EveryForbidden,
    /// `requires …`
    Requires,
    /// `forbidden …`
    Forbidden,
    /// `allowed to everyone`
    Everyone,
    /// `to … also requires …`
    Option,
}

/// A test of the policy's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// What it claims.
    pub name: String,
    /// What it says of the request, and what it expects.
    pub(crate) steps: Vec<crate::testing::Step>,
    /// Where it is written.
    pub at: Location,
}

/// What must hold of every request that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invariant {
    /// What it claims.
    pub name: String,
    /// Of whom, and which way round.
    pub form: InvariantForm,
    /// What is always true, or true of no user or no role. Facts of all resources may be read in it, and `not` may stand
    /// before permissions and `can`.
    pub claim: Expr,
    /// What is true wherever the claim is; of `always` only.
    pub implied: Option<Expr>,
    /// The words of the source after the name, on one line.
    pub text: String,
    /// Where it is written.
    pub at: Location,
}

/// Of whom an invariant speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvariantForm {
    /// `always …`: for every set of permissions and every value of the facts.
    Always,
    /// `no user …`: for no set of permissions and no value of the facts.
    NoUser,
    /// `no role …`: for no declared role and no value of the facts.
    NoRole,
}
