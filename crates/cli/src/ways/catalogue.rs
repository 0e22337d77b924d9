use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, FactType, Name, Permission, Policy};

use super::Ways;

/// The permissions, actions and facts of a policy by their names.
pub(crate) struct Catalogue<'p> {
    policy: &'p Policy,
    permissions: BTreeMap<&'p str, usize>,
    actions: BTreeMap<&'p str, &'p Action>,
    values: BTreeMap<&'p str, &'p [Name]>,
    /// What each permission implies, transitively, with itself.
    closures: Vec<BTreeSet<usize>>,
    /// The ways of actions that others ask for by `can`, each worked out once: many may ask for the same.
    asked: RefCell<BTreeMap<(Name, Vec<Name>), Ways>>,
}

impl<'p> Catalogue<'p> {
    pub(crate) fn new(policy: &'p Policy) -> Catalogue<'p> {
        let names = policy.permissions.iter().enumerate();
        let permissions: BTreeMap<&str, usize> = names.map(|(at, permission)| (permission.id.as_str(), at)).collect();
        let mut closures = Vec::new();
        for at in 0..policy.permissions.len() {
            closures.push(closure(policy, &permissions, at));
        }
        let mut values: BTreeMap<&str, &[Name]> = BTreeMap::new();
        for fact in &policy.facts {
            if let FactType::OneOf(all) = &fact.ty {
                values.insert(&fact.name, all);
            }
        }
        let actions = policy.actions.iter().map(|action| (action.id.as_str(), action.as_ref())).collect();
        Catalogue { policy, permissions, actions, values, closures, asked: RefCell::default() }
    }

    pub(crate) fn permission(&self, at: usize) -> Option<&'p Permission> {
        self.policy.permissions.get(at)
    }

    pub(crate) fn find_permission(&self, id: &str) -> Option<usize> {
        self.permissions.get(id).copied()
    }

    pub(crate) fn find_action(&self, id: &str) -> Option<&'p Action> {
        self.actions.get(id).copied()
    }

    /// The values of a `one of` fact.
    pub(crate) fn values(&self, fact: &str) -> Option<&'p [Name]> {
        self.values.get(fact).copied()
    }

    /// Whether holding the one brings the other.
    pub(crate) fn implies(&self, one: usize, other: usize) -> bool {
        self.closures.get(one).is_some_and(|closure| closure.contains(&other))
    }

    /// The ways of an action with options, worked out where they aren't known yet.
    pub(super) fn asked(&self, action: &Name, options: &[Name], work_out: impl FnOnce() -> Ways) -> Ways {
        let key = (action.clone(), options.to_vec());
        if let Some(known) = self.asked.borrow().get(&key) {
            return known.clone();
        }
        let ways = work_out();
        self.asked.borrow_mut().insert(key, ways.clone());
        ways
    }

    /// The ids of permissions.
    pub(crate) fn ids(&self, permissions: &BTreeSet<usize>) -> Vec<&'p str> {
        let views = permissions.iter().filter_map(|at| self.permission(*at));
        views.map(|permission| permission.id.as_str()).collect()
    }
}

fn closure(policy: &Policy, permissions: &BTreeMap<&str, usize>, from: usize) -> BTreeSet<usize> {
    let mut closure = BTreeSet::from([from]);
    let mut pending = vec![from];
    while let Some(next) = pending.pop() {
        for implied in policy.permissions.get(next).into_iter().flat_map(|permission| &permission.implies) {
            if let Some(at) = permissions.get(implied.as_str()).copied()
                && closure.insert(at)
            {
                pending.push(at);
            }
        }
    }
    closure
}
