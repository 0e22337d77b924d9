use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, Expr, Fact, FactType, Name, Permission, Policy, Scope};

use super::Ways;

/// The permissions, actions and facts of a policy by their names.
pub(crate) struct Catalogue<'p> {
    pub(super) policy: &'p Policy,
    facts: BTreeMap<&'p str, &'p Fact>,
    permissions: BTreeMap<&'p str, usize>,
    actions: BTreeMap<&'p str, &'p Action>,
    scopes: BTreeMap<&'p str, usize>,
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
        let facts = policy.facts.iter().map(|fact| (fact.name.as_str(), fact)).collect();
        let scopes = policy.scopes.iter().enumerate().map(|(at, scope)| (scope.id.as_str(), at)).collect();
        let actions = policy.actions.iter().map(|action| (action.id.as_str(), action.as_ref())).collect();
        Catalogue { policy, facts, permissions, actions, scopes, closures, asked: RefCell::default() }
    }

    /// What the number stands for. After the permissions come the same in the first scope, then in the next.
    pub(crate) fn held(&self, at: usize) -> Option<Held<'p>> {
        let count = self.policy.permissions.len();
        let permission = self.policy.permissions.get(at.checked_rem(count)?)?;
        let scope = at.checked_div(count)?.checked_sub(1);
        match scope {
            None => Some(Held { permission, scope: None }),
            Some(scope) => Some(Held { permission, scope: Some(self.policy.scopes.get(scope)?) }),
        }
    }

    /// The number of a permission, in a scope or in none.
    pub(crate) fn find_permission(&self, id: &str, scope: Option<&str>) -> Option<usize> {
        let at = self.permissions.get(id).copied()?;
        match scope {
            None => Some(at),
            Some(scope) => self.in_scope(at, *self.scopes.get(scope)?),
        }
    }

    /// The number of a permission in the scope of this number.
    pub(crate) fn in_scope(&self, permission: usize, scope: usize) -> Option<usize> {
        self.policy.permissions.len().checked_mul(scope.checked_add(1)?)?.checked_add(permission)
    }

    /// An expression as its author writes it.
    pub(crate) fn words(&self, expr: &Expr) -> String {
        let is_date = |fact: &str| self.fact(fact).is_some_and(|fact| fact.ty == FactType::Date);
        expr.words(&is_date).to_string()
    }

    pub(crate) fn find_action(&self, id: &str) -> Option<&'p Action> {
        self.actions.get(id).copied()
    }

    pub(super) fn fact(&self, name: &str) -> Option<&'p Fact> {
        self.facts.get(name).copied()
    }

    /// The values of a fact that is one of some, or a set of some.
    pub(crate) fn values(&self, fact: &str) -> Option<&'p [Name]> {
        match &self.fact(fact)?.ty {
            FactType::OneOf(values) | FactType::SetOfOneOf(values) => Some(values),
            _ => None,
        }
    }

    /// Whether holding the one brings the other.
    pub(crate) fn implies(&self, one: usize, other: usize) -> bool {
        let count = self.policy.permissions.len();
        let same = one.checked_div(count) == other.checked_div(count);
        let base = |at: usize| at.checked_rem(count).unwrap_or(at);
        same && self.closures.get(base(one)).is_some_and(|closure| closure.contains(&base(other)))
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
    pub(crate) fn ids(&self, permissions: &BTreeSet<usize>) -> Vec<String> {
        permissions.iter().filter_map(|at| self.held(*at)).map(|held| held.id()).collect()
    }
}

/// A permission that is held where a request is made, or in a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held<'p> {
    pub(crate) permission: &'p Permission,
    pub(crate) scope: Option<&'p Scope>,
}

impl Held<'_> {
    /// As rules call it.
    pub(crate) fn id(&self) -> String {
        match self.scope {
            Some(scope) => format!("{} in {}", self.permission.id, scope.id),
            None => self.permission.id.to_string(),
        }
    }

    /// As people call it.
    pub(crate) fn label(&self) -> String {
        match self.scope {
            Some(scope) => in_scope(&self.permission.label, &scope.label, &scope.id),
            None => self.permission.label.clone(),
        }
    }
}

/// A permission that is held in a scope, as people call it.
pub(crate) fn in_scope(permission: &str, scope: &str, id: &str) -> String {
    format!("{permission}, in {}", if scope.is_empty() { id } else { scope })
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
