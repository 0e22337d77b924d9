//! One question: whether the graph from one root means what these clauses say. The [asker](super::asker) makes it.
//!
//! Permissions and tests get small numbers in the order in which they occur, so that actions that ask alike, of whatever
//! permissions, ask an equal question: the answer of one is the answer of all of them.

use crate::meaning::Atom;

/// A question without its names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Question {
    pub(super) permissions: u32,
    /// Who holds the first holds the second.
    pub(super) implied: Vec<(u32, u32)>,
    pub(super) groups: Vec<Tests>,
    /// Of each test, its group and its place there.
    pub(super) tests: Vec<(u32, u32)>,
    /// What the source says; parts before the whole, which is last.
    pub(super) source: Vec<Node>,
    /// What the nodes of `source` are made of.
    pub(super) parts: Vec<u32>,
    /// The nodes of the graph, children before parents; the root is last.
    pub(super) walk: Vec<Step>,
    /// What nodes of the graph look at: a permission, and whether it is wanted.
    pub(super) looked_at: Vec<(u32, bool)>,
    /// What nodes of the graph ask for: tests of one group.
    pub(super) asked_for: Vec<u32>,
    /// Where the walk starts: 0 denies, 1 allows, from 2 on the place in `walk`.
    pub(super) root: u32,
    /// Whether unknown facts are to be decided exactly; else they may deny.
    pub(super) exact: bool,
}

/// Tests of the same fact, of which at most one is so; or of which each brings the next, where they are steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tests {
    pub(super) count: u32,
    pub(super) kind: Kind,
}

/// Which answers of tests can be at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// At most one is so.
    AtMostOne,
    /// Just one is so.
    ExactlyOne,
    /// Where one is so, all after it are.
    Steps,
}

impl Tests {
    /// How many answers there are: in the answer at `i`, the first test that is so is that at `i`; in the last one, where
    /// there is one more than tests, none is.
    pub(super) fn cells(self) -> u32 {
        match self.kind {
            Kind::ExactlyOne => self.count,
            Kind::AtMostOne | Kind::Steps => self.count.saturating_add(1),
        }
    }

    /// The answers in which the test at `place` is so.
    pub(super) fn so(self, place: u32) -> std::ops::Range<u32> {
        let first = if self.kind == Kind::Steps { 0 } else { place };
        first..place.saturating_add(1)
    }
}

/// A part of what the source says. Numbers of parts are places in [`Question::source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Constant(bool),
    /// A permission is held.
    Held(u32),
    /// A test of facts.
    Test(u32),
    Not(u32),
    /// All of these [parts](Question::parts), from the first to before the second.
    All(u32, u32),
    /// Any of them.
    Any(u32, u32),
    /// The second where the first is so, else the third.
    When(u32, u32, u32),
}

/// A node of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Step {
    pub(super) look: Look,
    pub(super) hi: u32,
    pub(super) lo: u32,
}

/// What a node of the graph tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// These, from the first to before the second, are held or not as wanted.
    Held(u32, u32),
    /// One of some tests of a group is so.
    Tests {
        /// The group, as one of its tests.
        of: u32,
        /// The tests, in [`Question::asked_for`]: from the first to before the second.
        these: (u32, u32),
        /// Whether both ways are followed where the group is unknown.
        exact: bool,
    },
}

/// The names of a question's permissions and tests, by their numbers there.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// By the numbers of the artifact; past them, by what the source asks for and the artifact lacks.
    pub(super) permissions: Vec<String>,
    /// The tests of each group, in its order.
    pub(super) groups: Vec<Vec<Atom>>,
}

impl Question {
    pub(super) fn clear(&mut self) {
        self.permissions = 0;
        self.root = 0;
        self.implied.clear();
        self.groups.clear();
        self.tests.clear();
        self.source.clear();
        self.parts.clear();
        self.walk.clear();
        self.looked_at.clear();
        self.asked_for.clear();
    }

    /// In how many ways permissions may be held, here and in scopes, and facts be known or not.
    pub(super) fn combinations(&self) -> f64 {
        let facts: f64 = self.groups.iter().map(|group| f64::from(group.cells()) + 1.0).product();
        f64::from(self.permissions).exp2() * facts
    }

    /// What is worked on: nodes of both sides.
    pub(super) fn size(&self) -> usize {
        self.source
            .len()
            .saturating_add(self.parts.len())
            .saturating_add(self.walk.len())
            .saturating_add(self.looked_at.len())
    }
}

pub(super) fn small(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
