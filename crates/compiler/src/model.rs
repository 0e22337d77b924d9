//! The resolved policy: what the files mean, names bound and types checked, for people and for lowering.

mod display;

use std::sync::Arc;

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
    /// Roles, in the same order.
    pub roles: Vec<Role>,
    /// Facts, in the same order.
    pub facts: Vec<Fact>,
    /// Actions, in the same order, templates expanded.
    pub actions: Vec<Arc<Action>>,
    /// Tests, in the same order.
    pub tests: Vec<Test>,
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

/// A boolean function of permissions and facts, monotone in the permissions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expr {
    /// Always.
    True,
    /// Never.
    False,
    /// The user holds the permission.
    Holds(Name),
    /// The user holds every permission that the fact names.
    HoldsAll(Name),
    /// A test of facts.
    Fact(FactTest),
    /// Not so; of facts only.
    Not(Box<Expr>),
    /// All of them; of none, always.
    All(Vec<Expr>),
    /// Any of them; of none, never.
    Any(Vec<Expr>),
    /// Another action's whole decision, with options of it.
    Can {
        /// The action's id.
        action: Name,
        /// Options that are asked for too.
        options: Vec<Name>,
    },
    /// The first where the condition holds, else the second.
    When {
        /// Of facts only.
        condition: Box<Expr>,
        /// What must be true where it holds.
        then: Box<Expr>,
        /// What must be true where it doesn't.
        otherwise: Box<Expr>,
    },
    /// A template's parameter; never in a [`Policy`].
    Parameter(Name),
}

/// A test of facts. The names are those of facts, the second of values, permissions or facts as said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactTest {
    /// A boolean fact is true.
    True(Name),
    /// A `one of` fact has the value.
    Is(Name, Name),
    /// A permission fact is the permission.
    IsPermission(Name, Name),
    /// A number is less than the constant.
    LessThan(Name, Number),
    /// A number is at most the constant.
    AtMost(Name, Number),
    /// Two entities or two permissions are the same.
    Same(Name, Name),
    /// The first number is less than the second.
    FactLess(Name, Name),
    /// Two numbers are equal.
    FactEqual(Name, Name),
    /// The first is in the set that is second.
    Member(Name, Name),
    /// The set has the value.
    ContainsValue(Name, Name),
    /// The set has the permission.
    ContainsPermission(Name, Name),
}

/// A finite number, by value.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub f64);

impl Number {
    fn key(self) -> i64 {
        // The usual order-preserving map of doubles to integers; minus zero is zero.
        let bits = (self.0 + 0.0).to_bits().cast_signed();
        if bits < 0 { i64::MIN.wrapping_sub(bits).wrapping_sub(1) } else { bits }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
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

impl Expr {
    /// All of `parts`, trivial ones folded.
    pub fn all(parts: impl IntoIterator<Item = Expr>) -> Expr {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Expr::True => {}
                Expr::False => return Expr::False,
                Expr::All(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Expr::True,
            1 => kept.pop().unwrap_or(Expr::True),
            _ => Expr::All(kept),
        }
    }

    /// Any of `parts`, trivial ones folded.
    pub fn any(parts: impl IntoIterator<Item = Expr>) -> Expr {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Expr::False => {}
                Expr::True => return Expr::True,
                Expr::Any(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Expr::False,
            1 => kept.pop().unwrap_or(Expr::False),
            _ => Expr::Any(kept),
        }
    }

    /// The opposite, a double one folded.
    #[expect(clippy::should_implement_trait, reason = "it is the constructor beside `all` and `any`")]
    pub fn not(self) -> Expr {
        match self {
            Expr::True => Expr::False,
            Expr::False => Expr::True,
            Expr::Not(inner) => *inner,
            other => Expr::Not(Box::new(other)),
        }
    }
}
