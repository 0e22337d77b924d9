use std::collections::BTreeSet;

use crate::hash::Map;
use crate::model::{Action, Expr, FactType, Name, Policy};

/// What a question needs to know of a policy besides its expressions.
pub trait Source {
    /// What rules call who asks.
    fn subject(&self) -> &Name;

    /// The type of a fact.
    fn fact(&self, name: &Name) -> Option<&FactType>;

    /// The declared permissions, in order.
    fn permissions(&self) -> &[Name];

    /// The place of a declared permission in that order.
    fn place(&self, permission: &Name) -> Option<usize>;

    /// The place of a declared scope among the scopes.
    fn scope_place(&self, scope: &Name) -> Option<usize>;

    /// All that who holds the permission holds too, without itself.
    fn brought(&self, permission: &Name) -> BTreeSet<Name>;

    /// What an action with these options requires: each clause in turn. Nothing is visited where there is no such action.
    fn requirement(&self, action: &Name, options: &[Name], visit: &mut dyn FnMut(&Expr));
}

/// A resolved policy, with its names found quickly.
#[derive(Debug, Clone)]
pub struct PolicyIndex<'p> {
    policy: &'p Policy,
    facts: Map<&'p Name, usize>,
    actions: Map<&'p Name, usize>,
    permissions: Vec<Name>,
    permission_places: Map<&'p Name, usize>,
    roles: Map<&'p Name, usize>,
}

impl<'p> PolicyIndex<'p> {
    /// Of a policy without errors; of one with errors, of what could be understood.
    pub fn new(policy: &'p Policy) -> PolicyIndex<'p> {
        PolicyIndex {
            policy,
            facts: policy.facts.iter().map(|fact| &fact.name).zip(0..).collect(),
            actions: policy.actions.iter().map(|action| &action.id).zip(0..).collect(),
            permissions: policy.permissions.iter().map(|permission| permission.id.clone()).collect(),
            permission_places: policy.permissions.iter().map(|permission| &permission.id).zip(0..).collect(),
            roles: policy.roles.iter().map(|role| &role.id).zip(0..).collect(),
        }
    }

    /// The policy.
    pub fn policy(&self) -> &'p Policy {
        self.policy
    }

    /// The action of this id.
    pub fn action(&self, id: &str) -> Option<&'p Action> {
        let at = self.actions.get(&Name::from(id))?;
        self.policy.actions.get(*at).map(AsRef::as_ref)
    }

    /// All that a role holds: its permissions, those of the roles that it includes, and what they bring.
    pub fn held_by_role(&self, role: &str) -> BTreeSet<Name> {
        let mut held = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![Name::from(role)];
        while let Some(name) = open.pop() {
            let role = self.roles.get(&name).and_then(|at| self.policy.roles.get(*at));
            let Some(role) = role.filter(|_| seen.insert(name)) else { continue };
            open.extend(role.includes.iter().cloned());
            held.extend(role.grants.iter().cloned());
        }
        self.closed(held)
    }

    /// These permissions and all that they bring.
    pub fn closed(&self, held: impl IntoIterator<Item = Name>) -> BTreeSet<Name> {
        let mut all: BTreeSet<Name> = held.into_iter().collect();
        let mut open: Vec<Name> = all.iter().cloned().collect();
        while let Some(name) = open.pop() {
            let at = self.permission_places.get(&name);
            let permission = at.and_then(|at| self.policy.permissions.get(*at));
            for one in permission.into_iter().flat_map(|permission| &permission.implies) {
                if all.insert(one.clone()) {
                    open.push(one.clone());
                }
            }
        }
        all
    }
}

impl Source for PolicyIndex<'_> {
    fn subject(&self) -> &Name {
        &self.policy.subject
    }

    fn fact(&self, name: &Name) -> Option<&FactType> {
        let at = self.facts.get(name)?;
        self.policy.facts.get(*at).map(|fact| &fact.ty)
    }

    fn permissions(&self) -> &[Name] {
        &self.permissions
    }

    fn place(&self, permission: &Name) -> Option<usize> {
        self.permission_places.get(permission).copied()
    }

    fn scope_place(&self, scope: &Name) -> Option<usize> {
        self.policy.scopes.iter().position(|declared| declared.id == *scope)
    }

    fn brought(&self, permission: &Name) -> BTreeSet<Name> {
        let mut brought = self.closed([permission.clone()]);
        brought.remove(permission);
        brought
    }

    fn requirement(&self, action: &Name, options: &[Name], visit: &mut dyn FnMut(&Expr)) {
        let Some(action) = self.action(action) else { return };
        action.clauses.iter().for_each(|clause| visit(&clause.expr));
        for option in action.options.iter().filter(|option| options.contains(&option.id)) {
            visit(&option.clause.expr);
        }
    }
}
