//! Permissions on which no action of a file hangs, although it asks for them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judge, State};
use crate::db::File;
use crate::expand::file_actions;
use crate::hash::Set;
use crate::linting::exact::case::Case;
use crate::linting::exact::filter::Filter;
use crate::lower::{Atom, atoms_of};
use crate::model::{Location, Name};

impl Judge<'_, '_> {
    /// Of each, whether a finding is about a clause or an action that asks for it.
    pub(super) fn idle_permissions(&self, file: File) -> BTreeMap<Name, bool> {
        let mut idle: BTreeSet<Name> =
            self.cases.iter().flat_map(|case| &case.permissions).map(|(name, _)| name.clone()).collect();
        for case in &self.cases {
            for (name, variable) in &case.permissions {
                if idle.contains(name) && case.hangs_on(*variable).unwrap_or(true) {
                    idle.remove(name);
                }
            }
        }
        if idle.is_empty() {
            return BTreeMap::new();
        }
        // In all other actions, every permission counts.
        let asked: Set<usize> = self.cases.iter().flat_map(addresses).collect();
        let mut filter = Filter::new(self.source);
        for action in &file_actions(self.db, self.set, file).actions {
            let is_asked =
                action.clauses.iter().all(|clause| asked.contains(&(std::sync::Arc::as_ptr(clause) as usize)));
            if !is_asked || !filter.is_worth_asking(action) {
                for name in filter.permissions(action) {
                    idle.remove(&name);
                }
            }
        }
        let told: BTreeSet<&Location> = self.found.iter().map(|one| &one.at).collect();
        let is_about = |name: &Name| {
            self.cases.iter().zip(&self.states).any(|(case, state)| {
                let mut clauses = case.clauses.iter().filter(|clause| mentions(&clause.expr, name));
                clauses.any(|clause| *state != State::Some || told.contains(&clause.at))
            })
        };
        idle.into_iter().map(|name| (name.clone(), is_about(&name))).collect()
    }
}

fn addresses(case: &Case) -> impl Iterator<Item = usize> {
    case.clauses.iter().map(|clause| std::sync::Arc::as_ptr(clause) as usize)
}

fn mentions(expr: &crate::model::Expr, permission: &Name) -> bool {
    atoms_of(expr).iter().any(|atom| matches!(atom, Atom::Holds(name) | Atom::HoldsIn(name, _) if name == permission))
}
