//! The decision graph as a plain value: what a compiler builds and [`encode`](crate::encode) writes.
//!
//! It says the same twice. [`Graph::decision_nodes`] is what decides: for each action one graph of
//! all that it asks for, whose nodes test many permissions at once. [`Graph::clauses`] is what gives
//! reasons: for each condition of the source a boolean function of atoms, as a decision diagram.
//! In both, a walk goes on at `hi` where a test is true and at `lo` where it is not, until it reaches
//! [`ALLOW`] or [`DENY`], and equal nodes are one node.
//!
//! All `u32` are indices into the vectors of [`Graph`], save in [`Node`], [`DecisionNode`] and
//! [`Clause::root`], which are node ids: 0 and 1 are the terminals, and the node at index `i` has the
//! id `i + 2`.

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
    pub scopes: Vec<Scope>,
    /// Those that the policy declares, then those in scopes, by scope and then by base.
    pub permissions: Vec<Permission>,
    pub roles: Vec<Role>,
    pub facts: Vec<Fact>,
    /// The texts that atoms compare with.
    pub texts: Vec<String>,
    pub atoms: Vec<Atom>,
    /// Of the clauses.
    pub nodes: Vec<Node>,
    pub clauses: Vec<Clause>,
    pub actions: Vec<Action>,
    /// First one for each action, where its decision starts; then one for each option, in the order
    /// of the actions and of their options; then those that these lead to. Where there are none, the
    /// clauses decide.
    pub decision_nodes: Vec<DecisionNode>,
    /// Former names of permissions that the policy declares; in any order.
    pub permission_aliases: Vec<(String, u32)>,
    /// Former names of actions; in any order.
    pub action_aliases: Vec<(String, u32)>,
}

/// Where in the source something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Index into [`Graph::files`]; any number where the graph has no files.
    pub file: u32,
    /// Counted from 1.
    pub line: u32,
}

/// A second place to hold permissions in, such as the workspace that something is copied to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Scope {
    pub name: String,
    pub label: String,
    pub origin: Origin,
}

/// A permission that the policy declares, or the same in a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Permission {
    /// In a scope, the name of the base, ` in ` and the name of the scope.
    pub name: String,
    pub label: String,
    /// The permissions that come with this one, transitively, ascending, without itself. In a scope,
    /// those that come with the base, as far as they are in the scope.
    pub implies: Vec<u32>,
    /// Index into [`Graph::scopes`] where it is held in a scope.
    pub scope: Option<u32>,
    /// The permission that it is in its scope; its own index where it is in none.
    pub base: u32,
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
    /// A text.
    Text,
    /// A calendar day.
    Date,
    /// Some texts.
    SetOfText,
}

/// A test that is true, false or, where a fact is missing, unknown.
///
/// Two numbers after one another are a fact and a value's ordinal, a permission, a text or another
/// fact, as the sentence says.
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
    /// This number fact is less than the number, or this date before the day, counted as
    /// [`date`](crate::date) does.
    LessThan(u32, f64),
    /// This number fact is the number or less, or this date not after the day.
    AtMost(u32, f64),
    /// These two entity facts of one type, two permission facts or two texts are equal.
    Same(u32, u32),
    /// The first number or date fact is less than the second, of the same type.
    FactLess(u32, u32),
    /// These two number or date facts are equal.
    FactEqual(u32, u32),
    /// This entity, permission or text fact is in this set fact of its type.
    Member(u32, u32),
    /// This `set of one of` fact has the value of this ordinal.
    ContainsValue(u32, u32),
    /// This set of permissions has this permission.
    ContainsPermission(u32, u32),
    /// The user holds all of this set of permissions, or this one permission fact.
    HoldsAll(u32),
    /// This text fact is this text of [`Graph::texts`].
    IsText(u32, u32),
    /// This set of texts has this text of [`Graph::texts`].
    ContainsText(u32, u32),
}

/// A branch of what decides.
///
/// # Example
///
/// `requires export and (view or edit)`, of the permissions 0, 1 and 2 in this order: the root is
/// both of these in one word, and the second node is told from the first by its larger id.
///
/// ```
/// use placet_runtime::graph::{ALLOW, DENY, DecisionNode, DecisionTest};
///
/// let export = DecisionNode { test: DecisionTest::Held { word: 0, mask: 0b001, want: 0b001 }, hi: 3, lo: DENY };
/// // None of the two is held: denied. So `hi`, which is for "as wanted", is where nothing was found.
/// let either = DecisionNode { test: DecisionTest::Held { word: 0, mask: 0b110, want: 0 }, hi: DENY, lo: ALLOW };
/// # let _ = (export, either);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecisionNode {
    /// What is tested.
    pub test: DecisionTest,
    /// The node id to go on at where the test is true; a terminal, or larger than this node's own
    /// and no root.
    pub hi: u32,
    /// The node id to go on at where the test is false; a terminal, or larger than this node's own
    /// and no root.
    pub lo: u32,
}

/// What a [`DecisionNode`] tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionTest {
    /// Of the 64 permissions from `64 * word` on, those in `mask` are held exactly as in `want`: all
    /// of them where `want` is `mask`, none of them where it is 0. With an empty mask always true.
    Held {
        /// Which 64 permissions.
        word: u32,
        /// Which of them are looked at.
        mask: u64,
        /// Which of those have to be held, the others not; within `mask`.
        want: u64,
    },
    /// The test of facts at an index of [`Graph::atoms`], which isn't [`Atom::Holds`].
    Fact {
        /// The index.
        atom: u32,
        /// Whether both ways are followed where the outcome is unknown, and have to allow; else that
        /// denies.
        exact: bool,
    },
    /// Whether a `one of` fact has one of some values.
    Value {
        /// The index of the fact.
        fact: u32,
        /// The values, as bits by their ordinal; those from 64 on can't be asked for so.
        among: u64,
        /// As in [`DecisionTest::Fact`].
        exact: bool,
    },
}

impl DecisionNode {
    /// A node that leads on to a node or terminal, whatever is asked.
    #[must_use]
    pub const fn always(to: u32) -> Self {
        Self { test: DecisionTest::Held { word: 0, mask: 0, want: 0 }, hi: to, lo: to }
    }
}

/// A branch of a clause.
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
