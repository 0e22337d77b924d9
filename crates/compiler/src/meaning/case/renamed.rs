//! A case in the words of another policy.

use std::collections::BTreeMap;

use super::Case;
use crate::model::Name;
use crate::testing::{Element, Known};

/// What another policy calls things; nothing for what it doesn't have.
pub trait Names {
    /// Its subject.
    fn subject(&self) -> Name;

    /// A fact.
    fn fact(&self, name: &Name) -> Option<Name>;

    /// A permission.
    fn permission(&self, name: &Name) -> Option<Name>;

    /// A scope.
    fn scope(&self, name: &Name) -> Option<Name>;
}

impl Case {
    /// The same case as another policy's requests say it: what that policy has no name for is left out, and a permission
    /// that is the value of a fact keeps its name, as of a permission that no rule knows; roles keep theirs. Values of `one of` are kept: a
    /// request that says one which the policy lacks is refused.
    pub fn renamed(&self, names: &dyn Names) -> Case {
        let mut held: BTreeMap<Option<Name>, Vec<Name>> = BTreeMap::new();
        for (scope, permissions) in &self.held {
            let scope = match scope {
                None => None,
                Some(scope) => match names.scope(scope) {
                    Some(scope) => Some(scope),
                    None => continue,
                },
            };
            held.entry(scope).or_default().extend(permissions.iter().filter_map(|one| names.permission(one)));
        }
        let known = self.known.iter().filter_map(|known| renamed(known, names)).collect();
        Case { subject: names.subject(), roles: self.roles.clone(), held, known }
    }
}

fn renamed(known: &Known, names: &dyn Names) -> Option<Known> {
    let permission = |name: &Name| names.permission(name).unwrap_or_else(|| name.clone());
    Some(match known {
        Known::Boolean(fact, value) => Known::Boolean(names.fact(fact)?, *value),
        Known::Value(fact, value) => Known::Value(names.fact(fact)?, value.clone()),
        Known::Number(fact, value) => Known::Number(names.fact(fact)?, *value),
        Known::Permission(fact, value) => Known::Permission(names.fact(fact)?, permission(value)),
        Known::Text(fact, value) => Known::Text(names.fact(fact)?, value.clone()),
        Known::Date(fact, value) => Known::Date(names.fact(fact)?, value.clone()),
        Known::Same(a, b, value) => Known::Same(names.fact(a)?, names.fact(b)?, *value),
        Known::Member(a, set, value) => Known::Member(names.fact(a)?, names.fact(set)?, *value),
        Known::Contains(set, Element::Permission(value)) => {
            Known::Contains(names.fact(set)?, Element::Permission(permission(value)))
        }
        Known::Contains(set, value) => Known::Contains(names.fact(set)?, value.clone()),
        Known::Empty(set) => Known::Empty(names.fact(set)?),
    })
}
