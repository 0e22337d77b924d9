use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Atom, Name, PolicyIndex};
use placet_runtime::{Policy, Request};

/// What somebody holds, here and in scopes, after implications.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    here: BTreeSet<Name>,
    scopes: BTreeMap<Name, BTreeSet<Name>>,
}

impl Holder {
    /// Somebody who holds nothing.
    pub fn nobody() -> Holder {
        Holder::default()
    }

    /// Somebody who has a role of the policy, here and nowhere else.
    pub fn with_role(index: &PolicyIndex<'_>, role: &str) -> Holder {
        Holder { here: index.held_by_role(role), scopes: BTreeMap::new() }
    }

    /// Somebody who holds these permissions, and what they bring, here.
    pub fn with(index: &PolicyIndex<'_>, permissions: impl IntoIterator<Item = Name>) -> Holder {
        Holder { here: index.closed(permissions), scopes: BTreeMap::new() }
    }

    /// Who a request speaks of: `policy` is the policy, compiled.
    pub fn of_request(policy: &Policy<'_>, request: &Request<'_>) -> Holder {
        let mut holder = Holder::default();
        for permission in policy.permissions().filter(|permission| request.holds(permission.id)) {
            let scope = permission.scope.and_then(|scope| policy.scope(scope));
            let base = policy.permission(permission.base).map_or(permission.name, |base| base.name);
            let held = match scope {
                Some(scope) => holder.scopes.entry(scope.name.into()).or_default(),
                None => &mut holder.here,
            };
            held.insert(base.into());
        }
        holder
    }

    /// Gives further permissions, and what they bring: in a scope where one is named, else here.
    pub fn give(&mut self, index: &PolicyIndex<'_>, scope: Option<&Name>, permissions: impl IntoIterator<Item = Name>) {
        let held = match scope {
            Some(scope) => self.scopes.entry(scope.clone()).or_default(),
            None => &mut self.here,
        };
        held.extend(index.closed(permissions));
    }

    /// Whether a test of a permission is so.
    pub fn holds(&self, atom: &Atom) -> bool {
        match atom {
            Atom::Holds(permission) => self.here.contains(permission),
            Atom::HoldsIn(permission, scope) => self.scopes.get(scope).is_some_and(|held| held.contains(permission)),
            Atom::HoldsAll(_) | Atom::Fact(_) => false,
        }
    }

    /// What is held here.
    pub fn here(&self) -> &BTreeSet<Name> {
        &self.here
    }
}
