//! What a policy asks for: the nodes of clauses, clauses, actions and options.

use super::{Check, Checked, Fault, Tiles, ensure, every, require};
use crate::artifact::record::{Run, clause_flag};
use crate::limits;
use crate::policy::ClauseKind;

impl Check<'_, '_> {
    pub(super) fn nodes(&self) -> Checked {
        let atoms = self.s.atoms.len();
        every("nodes", self.s.nodes, |place, node| {
            let id = (place as u64).wrapping_add(2);
            let falls = (u64::from(node.hi.get()) < id) & (u64::from(node.lo.get()) < id);
            ensure((node.atom.get() as usize) < atoms, Fault::Test)?;
            ensure(falls, Fault::Falls)
        })
    }

    pub(super) fn clauses(&self) -> Checked {
        let roots = self.s.nodes.len().saturating_add(2);
        every("clauses", self.s.clauses, |_, clause| {
            self.text(clause.text)?;
            self.text(clause.because)?;
            self.origin(clause.origin)?;
            ensure((clause.root.get() as usize) < roots, Fault::Graph)?;
            ensure(ClauseKind::from_number(clause.kind.get()).is_some(), Fault::ClauseKind)?;
            ensure(clause.flags.get() & !clause_flag::ALL == 0, Fault::Flag)
        })
    }

    pub(super) fn actions(&self, lists: &mut Tiles, texts: &mut Tiles, options: &mut Tiles) -> Checked {
        require("actions", self.s.actions.len() <= limits::ACTIONS, Fault::TooMany)?;
        // An action under the headings of the one before it may share its list.
        let sharing = self.s.version >= 3;
        let mut before = Run::NOWHERE;
        every("actions", self.s.actions, |_, action| {
            self.name(action.id)?;
            self.text(action.phrase)?;
            let headings = action.headings;
            if !(sharing & headings.is(before)) {
                texts.next(headings)?;
                before = headings;
                let few = headings.len.get() as usize <= limits::HEADINGS_PER_ACTION;
                ensure(few | !sharing, Fault::Headings)?;
            }
            lists.next(action.clauses)?;
            options.next(action.options)?;
            ensure(action.options.len.get() as usize <= limits::OPTIONS_PER_ACTION, Fault::Options)?;
            self.origin(action.origin)
        })
    }

    pub(super) fn options(&self, lists: &mut Tiles) -> Checked {
        every("options", self.s.options, |_, option| {
            self.name(option.id)?;
            self.text(option.phrase)?;
            lists.next(option.clauses)?;
            self.origin(option.origin)
        })
    }

    /// All lists from these tiles on, which are those of actions and options.
    pub(super) fn clause_lists(&self, from: Tiles) -> Checked {
        let lists = self.s.lists.get(from.covered()..).unwrap_or_default();
        let clauses = self.s.clauses.len();
        every("lists of clauses", lists, |_, clause| ensure((clause.get() as usize) < clauses, Fault::Clause))
    }
}
