//! What a user holds: what the request gives, what its roles grant, and all that these imply; in each scope for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::declarations::{Declarations, FactType};
use super::{Granted, Request, Unanswerable, Value};

/// A permission, held here or in a scope. Names are places in the declarations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Holding {
    /// The scope; none is where the request is made.
    pub(super) scope: Option<usize>,
    pub(super) permission: usize,
}

/// All that is held.
pub(super) type Held = BTreeSet<Holding>;

impl Declarations {
    /// All that a request's user holds.
    pub(super) fn held(&self, request: &Request) -> Result<Held, Unanswerable> {
        let mut held = Held::new();
        let here = Granted { permissions: request.permissions.clone(), roles: request.roles.clone() };
        self.hold_granted(&mut held, None, &here);
        for (name, granted) in &request.scopes {
            let scope = self.scopes.iter().position(|scope| scope.name == *name);
            let scope = scope.ok_or_else(|| Unanswerable::UnknownScope(name.clone()))?;
            self.hold_granted(&mut held, Some(scope), granted);
        }
        Ok(held)
    }

    fn hold_granted(&self, held: &mut Held, scope: Option<usize>, granted: &Granted) {
        let mut names: Vec<&String> = granted.permissions.iter().collect();
        let mut roles: Vec<&String> = granted.roles.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(role) = roles.pop() {
            if let Some(role) = self.roles.iter().find(|declared| declared.id == *role)
                && seen.insert(&role.id)
            {
                names.extend(&role.grants);
                roles.extend(&role.includes);
            }
        }
        for name in names {
            if let Some(permission) = self.permission(&self.name_today(name)) {
                self.hold(held, Holding { scope, permission });
            }
        }
    }

    /// What a request says of facts, permissions by their names of today.
    pub(super) fn known(&self, request: &Request) -> BTreeMap<String, Value> {
        let today = |(name, value): (&String, &Value)| {
            let value = match (self.fact(name).map(|fact| &self.facts[fact].ty), value) {
                (_, Value::Permission(name)) => Value::Permission(self.name_today(name)),
                (Some(FactType::Set(of)), Value::Set(members)) if **of == FactType::Permission => {
                    Value::Set(members.iter().map(|name| self.name_today(name)).collect())
                }
                (_, value) => value.clone(),
            };
            (name.clone(), value)
        };
        request.facts.iter().map(today).collect()
    }

    /// Adds a permission and all that it implies, in the same scope.
    pub(super) fn hold(&self, held: &mut Held, one: Holding) {
        if held.insert(one) {
            for implied in &self.permissions[one.permission].implies {
                self.hold(held, Holding { permission: *implied, ..one });
            }
        }
    }

    /// How people write it: `p`, or `p in target`.
    pub(super) fn text(&self, one: Holding) -> String {
        let permission = &self.permissions[one.permission].id;
        match one.scope {
            Some(scope) => format!("{permission} in {}", self.scopes[scope].name),
            None => permission.clone(),
        }
    }
}
