use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use crate::db::{Db, PolicySet};
use crate::expand::action_requirement;
use crate::hash::{Map, Set};
use crate::index::index;
use crate::linting::implied_by;
use crate::meaning::Source;
use crate::model::{Expr, FactType, Name};

/// What questions need to know, by the queries that a file's rules ask too: an edit elsewhere asks nothing again.
pub(super) struct SetSource<'db> {
    db: &'db dyn Db,
    set: PolicySet,
    permissions: OnceCell<Vec<Name>>,
    brought: RefCell<Map<Name, BTreeSet<Name>>>,
}

impl<'db> SetSource<'db> {
    pub(super) fn new(db: &'db dyn Db, set: PolicySet) -> SetSource<'db> {
        SetSource { db, set, permissions: OnceCell::new(), brought: RefCell::default() }
    }

    /// Whether holding the one permission brings the other.
    pub(super) fn brings(&self, one: &Name, other: &Name) -> bool {
        if !index(self.db, self.set).implications.contains_key(one) {
            return false;
        }
        self.with_brought(one, |brought| brought.contains(other))
    }

    /// Whether holding the permission brings one of the others.
    pub(super) fn brings_one_of(&self, one: &Name, others: &Set<&Name>) -> bool {
        if !index(self.db, self.set).implications.contains_key(one) {
            return false;
        }
        self.with_brought(one, |brought| match brought.len() < others.len() {
            true => brought.iter().any(|other| others.contains(other)),
            false => others.iter().any(|other| brought.contains(*other)),
        })
    }

    fn with_brought<T>(&self, permission: &Name, read: impl FnOnce(&BTreeSet<Name>) -> T) -> T {
        let mut known = self.brought.borrow_mut();
        let brought = known.entry(permission.clone()).or_insert_with(|| {
            let mut brought = implied_by(self.db, self.set, std::iter::once(permission.clone()));
            brought.remove(permission);
            brought
        });
        read(brought)
    }
}

impl Source for SetSource<'_> {
    fn subject(&self) -> &Name {
        &index(self.db, self.set).subject
    }

    fn fact(&self, name: &Name) -> Option<&FactType> {
        index(self.db, self.set).facts.get(name)
    }

    fn permissions(&self) -> &[Name] {
        self.permissions.get_or_init(|| index(self.db, self.set).permissions.keys().cloned().collect())
    }

    fn place(&self, permission: &Name) -> Option<usize> {
        index(self.db, self.set).permissions.get_index_of(permission)
    }

    fn scope_place(&self, scope: &Name) -> Option<usize> {
        index(self.db, self.set).scopes.get_index_of(scope)
    }

    fn brought(&self, permission: &Name) -> BTreeSet<Name> {
        self.with_brought(permission, BTreeSet::clone)
    }

    fn requirement(&self, action: &Name, options: &[Name], visit: &mut dyn FnMut(&Expr)) {
        let Some(requirement) = action_requirement(self.db, self.set, action.clone()) else { return };
        requirement.clauses.iter().for_each(&mut *visit);
        requirement.options.iter().filter(|(id, _)| options.contains(id)).for_each(|(_, expr)| visit(expr));
    }
}
