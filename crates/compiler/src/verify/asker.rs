//! Makes questions: the source of clauses and the nodes of the graph, under numbers of their own.

mod theory;
mod walk;

use super::numbering::Numbering;
use super::question::{Look, Names, Question, Step, small};
use super::source::Source;
use super::tables::{About, Tables};
use crate::hash::{Map, Set};
use crate::meaning::{Atom, Group};
use crate::model::Clause;

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

/// What of the graph a question is of, where that isn't all that a root leads to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    pub(super) behind: Option<Behind>,
    /// Whether the sets of the clauses are tested before the root.
    pub(super) after_sets: bool,
}

/// What is taken as one: a permission of its own, on both sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Behind {
    /// As many clauses, the outermost first, but for their sets.
    pub(super) clauses: usize,
    /// All that this node leads to.
    pub(super) node: usize,
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
        part: Part,
        made: &mut Question,
    ) -> Result<(), NoQuestion> {
        self.permissions.start();
        self.tests.start();
        self.nodes.start();
        made.clear();
        made.exact = exact;
        let (behind, rest) = clauses.split_at(part.behind.map_or(0, |one| one.clauses).min(clauses.len()));
        Source::new(self, made).clauses(behind, rest);
        self.walk(root, part.behind.map(|one| one.node), made)?;
        if part.after_sets {
            self.sets_before(clauses, made);
        }
        self.theory(made);
        Ok(())
    }

    /// The permission that stands for all that is behind a gate.
    pub(super) fn taken_as_one(&mut self) -> u32 {
        self.permissions.number(self.behind())
    }

    /// Its number: after those of the artifact.
    fn behind(&self) -> u32 {
        small(self.tables.graph.permissions.len())
    }

    /// The number of a permission that the artifact lacks.
    pub(super) fn further_permission(&self, place: usize) -> u32 {
        self.behind().saturating_add(1).saturating_add(small(place))
    }

    /// The permissions and tests that the last question asked for, by their numbers in the tables.
    pub(super) fn asked_for(&self) -> (Vec<u32>, Vec<u32>) {
        let permissions = self.permissions.list().iter().copied().filter(|one| *one != self.behind());
        (permissions.collect(), self.tests.list().to_vec())
    }

    /// The combinations of the last question, but for what these say already.
    pub(super) fn combinations_beside(&self, question: &Question, permissions: &Set<u32>, tests: &Set<u32>) -> f64 {
        let new = |one: &&u32| **one != self.behind() && !permissions.contains(*one);
        let held = f64::from(small(self.permissions.list().iter().filter(new).count())).exp2();
        let groups = question.groups.iter().zip(&self.groups);
        let known = |local: &u32| self.global(*local).is_some_and(|test| tests.contains(&test));
        let groups = groups.filter(|(_, (_, members))| !members.iter().any(known));
        held * groups.map(|(group, _)| f64::from(group.cells()) + 1.0).product::<f64>()
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
        Source::new(self, &mut Question::default()).clauses(&[], clauses);
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
            let further =
                at.checked_sub(declared.len().saturating_add(1)).and_then(|at| self.further_permissions.get(at));
            declared.get(at).map(|one| one.name.clone()).or(further.cloned()).unwrap_or_default()
        };
        let test = |local: &u32| Some(self.about(self.global(*local)?)?.atom.clone());
        Names {
            permissions: self.permissions.list().iter().map(permission).collect(),
            groups: self.groups.iter().map(|(_, members)| members.iter().filter_map(test).collect()).collect(),
        }
    }
}
