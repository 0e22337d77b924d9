//! One question: whether the graph from one root means what these clauses say.
//!
//! Permissions and tests get small numbers in the order in which they occur, so that actions that ask alike, of whatever
//! permissions, ask an equal question: the answer of one is the answer of all of them.

use placet_runtime::graph::{DecisionTest, FIRST_NODE};

use super::numbering::Numbering;
use super::source::Source;
use super::tables::{About, Tables};
use crate::hash::Map;
use crate::meaning::{Atom, Group};
use crate::model::{Clause, FactType};

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

/// Makes questions; one for each thread.
pub(super) struct Asker<'a> {
    pub(super) tables: &'a Tables<'a>,
    pub(super) permissions: Numbering,
    pub(super) tests: Numbering,
    nodes: Numbering,
    /// Tests of the source that the graph doesn't have, numbered after those that it has.
    pub(super) further: Vec<About>,
    pub(super) further_tests: Map<Atom, u32>,
    /// The same of permissions.
    pub(super) further_permissions: Vec<String>,
    groups: Vec<(Option<Group>, Vec<u32>)>,
}

/// Why there is no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoQuestion {
    /// A root or a child is not there, or leads back.
    BrokenGraph,
}

impl<'a> Asker<'a> {
    pub(super) fn new(tables: &'a Tables<'a>) -> Asker<'a> {
        Asker {
            tables,
            permissions: Numbering::default(),
            tests: Numbering::default(),
            nodes: Numbering::default(),
            further: Vec::new(),
            further_tests: Map::default(),
            further_permissions: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// Whether the graph from the node at `root` means what all `clauses` say.
    pub(super) fn question(
        &mut self,
        clauses: &[&Clause],
        root: usize,
        exact: bool,
        made: &mut Question,
    ) -> Result<(), NoQuestion> {
        self.permissions.start();
        self.tests.start();
        self.nodes.start();
        made.clear();
        made.exact = exact;
        Source::new(self, made).clauses(clauses);
        self.walk(root, made)?;
        self.theory(made);
        Ok(())
    }

    /// The nodes that the root leads to.
    fn walk(&mut self, root: usize, made: &mut Question) -> Result<(), NoQuestion> {
        let nodes = &self.tables.graph.decision_nodes;
        let root = u32::try_from(root).map_err(|_| NoQuestion::BrokenGraph)?;
        self.nodes.number(root);
        let mut next = 0;
        while let Some(at) = self.nodes.list().get(next).copied() {
            next += 1;
            let node = usize::try_from(at).ok().and_then(|at| nodes.get(at)).ok_or(NoQuestion::BrokenGraph)?;
            for to in [node.hi, node.lo] {
                if let Some(to) = to.checked_sub(FIRST_NODE) {
                    if to <= at {
                        return Err(NoQuestion::BrokenGraph);
                    }
                    self.nodes.number(to);
                }
            }
        }
        // Children have larger numbers than their parents.
        self.nodes.sort_descending();
        for place in 0..self.nodes.list().len() {
            let at = self.nodes.list().get(place).and_then(|at| nodes.get(usize::try_from(*at).ok()?));
            let Some(node) = at else { return Err(NoQuestion::BrokenGraph) };
            let to = |id: u32| match id.checked_sub(FIRST_NODE) {
                None => Some(id),
                Some(at) => self.nodes.known(at).map(|place| place.saturating_add(FIRST_NODE)),
            };
            let (Some(hi), Some(lo)) = (to(node.hi), to(node.lo)) else { return Err(NoQuestion::BrokenGraph) };
            let look = match node.test {
                DecisionTest::Held { word, mask, want } => {
                    let start = made.looked_at.len();
                    let mut left = mask;
                    while left != 0 {
                        let bit = left.trailing_zeros();
                        left &= left.wrapping_sub(1);
                        let permission = word.saturating_mul(64).saturating_add(bit);
                        if permission >= small(self.tables.graph.permissions.len()) {
                            return Err(NoQuestion::BrokenGraph);
                        }
                        let permission = self.permissions.number(permission);
                        made.looked_at.push((permission, want >> bit & 1 == 1));
                    }
                    Look::Held(small(start), small(made.looked_at.len()))
                }
                DecisionTest::Fact { atom, exact } => {
                    let test = usize::try_from(atom).ok().and_then(|at| self.tables.atoms.get(at)).copied().flatten();
                    self.tests_at(made, test, test.as_slice(), exact)?
                }
                DecisionTest::Value { fact, among, exact } => {
                    let values = self.tables.values(fact).ok_or(NoQuestion::BrokenGraph)?;
                    let of = |bit: usize| among.checked_shr(small(bit)).unwrap_or(0) & 1 == 1;
                    let these: Vec<u32> =
                        values.iter().enumerate().filter(|(bit, _)| of(*bit)).map(|(_, test)| *test).collect();
                    if u64::BITS - among.leading_zeros() > small(values.len()) {
                        return Err(NoQuestion::BrokenGraph);
                    }
                    self.tests_at(made, values.first().copied(), &these, exact)?
                }
            };
            made.walk.push(Step { look, hi, lo });
        }
        made.root = small(made.walk.len()).saturating_add(1);
        Ok(())
    }

    fn tests_at(
        &mut self,
        made: &mut Question,
        of: Option<u32>,
        these: &[u32],
        exact: bool,
    ) -> Result<Look, NoQuestion> {
        let start = made.asked_for.len();
        made.asked_for.extend(these.iter().map(|test| self.tests.number(*test)));
        // Of no values, the fact is asked for all the same.
        let of = these.first().copied().or(of).ok_or(NoQuestion::BrokenGraph)?;
        Ok(Look::Tests { of: self.tests.number(of), these: (small(start), small(made.asked_for.len())), exact })
    }

    /// What can be at once of the permissions and tests that were met.
    fn theory(&mut self, made: &mut Question) {
        let held = self.permissions.list();
        made.permissions = small(held.len());
        for (one, local) in held.iter().zip(0u32..) {
            let brought = self.tables.implies(*one);
            if brought.len() <= held.len() {
                let known = brought.iter().filter_map(|other| self.permissions.known(*other));
                made.implied.extend(known.map(|other| (local, other)));
            } else {
                let known = held.iter().zip(0u32..).filter(|(other, _)| brought.binary_search(other).is_ok());
                made.implied.extend(known.map(|(_, other)| (local, other)));
            }
        }
        made.implied.sort_unstable();
        self.groups.clear();
        for (test, local) in self.tests.list().iter().zip(0u32..) {
            let group = self.about(*test).and_then(|about| about.group.clone());
            match self.groups.iter_mut().find(|(known, _)| group.is_some() && *known == group) {
                Some((_, members)) => members.push(local),
                None => self.groups.push((group, vec![local])),
            }
        }
        made.tests.resize(self.tests.list().len(), (0, 0));
        let mut groups = std::mem::take(&mut self.groups);
        for ((group, members), number) in groups.iter_mut().zip(0u32..) {
            let kind = self.kind(group.as_ref(), members.len());
            if kind == Kind::Steps {
                members.sort_by_key(|local| self.global(*local).and_then(|test| self.about(test)?.step));
            }
            for (local, place) in members.iter().zip(0u32..) {
                if let Some(slot) = usize::try_from(*local).ok().and_then(|at| made.tests.get_mut(at)) {
                    *slot = (number, place);
                }
            }
            made.groups.push(Tests { count: small(members.len()), kind });
        }
        self.groups = groups;
    }

    fn kind(&self, group: Option<&Group>, members: usize) -> Kind {
        match group {
            Some(Group::Line(_)) => Kind::Steps,
            Some(Group::Pair(..)) if members == 3 => Kind::ExactlyOne,
            Some(Group::Value(fact)) => match self.tables.fact(fact) {
                Some(FactType::OneOf(values)) if values.len() == members => Kind::ExactlyOne,
                _ => Kind::AtMostOne,
            },
            _ => Kind::AtMostOne,
        }
    }

    fn global(&self, local: u32) -> Option<u32> {
        self.tests.list().get(usize::try_from(local).ok()?).copied()
    }

    fn about(&self, test: u32) -> Option<&About> {
        match test.checked_sub(self.tables.known_tests()) {
            None => self.tables.about(test),
            Some(further) => self.further.get(usize::try_from(further).ok()?),
        }
    }

    /// The tests of the last question, by their numbers in the tables, at which both ways are followed where they are unknown.
    pub(super) fn followed_both_ways(&self, question: &Question) -> Vec<u32> {
        let test = |step: &Step| match step.look {
            Look::Tests { of, exact: true, .. } => self.global(of),
            _ => None,
        };
        question.walk.iter().filter_map(test).collect()
    }

    /// The tests that these clauses read, by their numbers in the tables. Forgets the last question.
    pub(super) fn tests_of(&mut self, clauses: &[&Clause]) -> Vec<u32> {
        self.permissions.start();
        self.tests.start();
        Source::new(self, &mut Question::default()).clauses(clauses);
        self.tests.list().to_vec()
    }

    /// A test, by its number in the tables, in words.
    pub(super) fn words(&self, test: u32) -> Option<String> {
        self.about(test).map(|about| about.atom.to_string())
    }

    /// The names of what the last question asked.
    pub(super) fn names(&self) -> Names {
        let declared = &self.tables.graph.permissions;
        let permission = |number: &u32| {
            let at = usize::try_from(*number).unwrap_or(usize::MAX);
            let further = at.checked_sub(declared.len()).and_then(|at| self.further_permissions.get(at));
            declared.get(at).map(|one| one.name.clone()).or(further.cloned()).unwrap_or_default()
        };
        let test = |local: &u32| Some(self.about(self.global(*local)?)?.atom.clone());
        Names {
            permissions: self.permissions.list().iter().map(permission).collect(),
            groups: self.groups.iter().map(|(_, members)| members.iter().filter_map(test).collect()).collect(),
        }
    }
}

impl Question {
    fn clear(&mut self) {
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
