//! What a policy asks for: the nodes of clauses, clauses, actions and options.

use super::{Check, Checked, Fault, Faults, Tiles, every, require};
use crate::artifact::record::{Run, clause_flag};
use crate::limits;
use crate::policy::ClauseKind;

impl Check<'_, '_> {
    pub(super) fn nodes(&self) -> Checked {
        let atoms = self.s.atoms.len();
        every("nodes", self.s.nodes, |place, node| {
            let id = (place as u64).wrapping_add(2);
            let falls = (u64::from(node.hi.get()) < id) & (u64::from(node.lo.get()) < id);
            Faults::NONE.unless((node.atom.get() as usize) < atoms, Fault::Test).unless(falls, Fault::Falls)
        })
    }

    pub(super) fn clauses(&self) -> Checked {
        let roots = self.s.nodes.len().saturating_add(2);
        every("clauses", self.s.clauses, |_, clause| {
            self.text(clause.text)
                .and(self.text(clause.because))
                .and(self.origin(clause.origin))
                .unless((clause.root.get() as usize) < roots, Fault::Graph)
                .unless(ClauseKind::from_number(clause.kind.get()).is_some(), Fault::ClauseKind)
                .unless(clause.flags.get() & !clause_flag::ALL == 0, Fault::Flag)
        })
    }

    pub(super) fn actions(&self, lists: &mut Tiles, texts: &mut Tiles, options: &mut Tiles) -> Checked {
        require("actions", self.s.actions.len() <= limits::ACTIONS, Fault::TooMany)?;
        // An action under the headings of the one before it may share its list.
        let sharing = self.s.version >= 3;
        let mut before = Run::NOWHERE;
        every("actions", self.s.actions, |_, action| {
            let headings = action.headings;
            let faults = if sharing && headings.is(before) { Faults::NONE } else { texts.next(headings) };
            before = headings;
            let few = action.options.len.get() as usize <= limits::OPTIONS_PER_ACTION;
            let few_headings = !sharing | (headings.len.get() as usize <= limits::HEADINGS_PER_ACTION);
            faults
                .and(self.name(action.id))
                .and(self.text(action.phrase))
                .and(lists.next(action.clauses))
                .and(options.next(action.options))
                .and(self.origin(action.origin))
                .unless(few, Fault::Options)
                .unless(few_headings, Fault::Headings)
        })
    }

    pub(super) fn options(&self, lists: &mut Tiles) -> Checked {
        every("options", self.s.options, |_, option| {
            self.name(option.id)
                .and(self.text(option.phrase))
                .and(lists.next(option.clauses))
                .and(self.origin(option.origin))
        })
    }

    /// All lists from these tiles on, which are those of actions and options.
    pub(super) fn clause_lists(&self, from: Tiles) -> Checked {
        let lists = self.s.lists.get(from.covered()..).unwrap_or_default();
        let clauses = self.s.clauses.len();
        every("lists of clauses", lists, |_, clause| {
            Faults::NONE.unless((clause.get() as usize) < clauses, Fault::Clause)
        })
    }
}
