//! Makes questions: the source of clauses and the nodes of the graph, under numbers of their own.

mod theory;
mod walk;

use super::numbering::Numbering;
use super::question::{Look, Names, Question, Step};
use super::source::Source;
use super::tables::{About, Tables};
use crate::hash::Map;
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
