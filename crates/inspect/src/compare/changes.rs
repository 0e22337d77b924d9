//! What became of roles, permissions and facts.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Fact, FactType, Name, Source};

use super::pair::{BEFORE, Pair};

/// A role that holds something else than before, that is new, or that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// Its name.
    pub id: Name,
    /// What people call it.
    pub label: String,
    /// What became of it.
    pub change: RoleChanged,
}

/// What became of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleChanged {
    /// It holds other permissions, implied ones counted, in the names of the new policy where it has them.
    Holds {
        /// That it did not hold.
        added: Vec<Name>,
        /// That it doesn't hold any more.
        removed: Vec<Name>,
    },
    /// The old policy doesn't have it. What it holds.
    Added(Vec<Name>),
    /// The new policy doesn't have it. What it held.
    Removed(Vec<Name>),
}

/// What became of permissions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PermissionChanges {
    /// That the old policy doesn't have.
    pub added: Vec<Name>,
    /// That the new policy doesn't have.
    pub removed: Vec<Name>,
    /// The old name, and the new one.
    pub renamed: Vec<(Name, Name)>,
    /// That are brought by others than before: an implication changed.
    pub brought: Vec<Name>,
}

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// Its name; of one that is gone, what it was.
    pub name: Name,
    /// What became of it.
    pub change: FactChanged,
}

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactChanged {
    /// The old policy doesn't have it.
    Added,
    /// The new policy doesn't have it.
    Removed,
    /// It has another type: actions that read it are compared as if it were two facts.
    Type {
        /// The type that it had.
        old: FactType,
        /// The type that it has.
        new: FactType,
    },
    /// It has other values; a request that says one which a policy lacks is refused by it.
    Values {
        /// That it did not have.
        added: Vec<Name>,
        /// That it doesn't have any more.
        removed: Vec<Name>,
    },
}

pub(super) fn roles(pair: &Pair<'_>) -> Vec<RoleChange> {
    let ordered = |held: &BTreeSet<Name>| -> Vec<Name> {
        let mut held: Vec<Name> = held.iter().cloned().collect();
        held.sort_by_key(|one| pair.places.get(one));
        held
    };
    let (old, new) = (pair.old.index.policy(), pair.new.index.policy());
    let before: BTreeSet<&Name> = old.roles.iter().map(|role| &role.id).collect();
    let after: BTreeSet<&Name> = new.roles.iter().map(|role| &role.id).collect();
    let mut changes = Vec::new();
    for role in &new.roles {
        let holds = pair.new.role(&role.id);
        let change = match before.contains(&role.id) {
            true => {
                let held = pair.old.role(&role.id);
                if held == holds {
                    continue;
                }
                let (added, removed) = (&holds - &held, &held - &holds);
                RoleChanged::Holds { added: ordered(&added), removed: ordered(&removed) }
            }
            false => RoleChanged::Added(ordered(&holds)),
        };
        changes.push(RoleChange { id: role.id.clone(), label: role.label.clone(), change });
    }
    for role in old.roles.iter().filter(|role| !after.contains(&role.id)) {
        let change = RoleChanged::Removed(ordered(&pair.old.role(&role.id)));
        changes.push(RoleChange { id: role.id.clone(), label: role.label.clone(), change });
    }
    changes
}

pub(super) fn permissions(pair: &Pair<'_>) -> PermissionChanges {
    let mut changes = PermissionChanges::default();
    for name in &pair.permissions {
        match (pair.old.own_permission(name), pair.new.own_permission(name)) {
            (None, _) => changes.added.push(name.clone()),
            (_, None) => changes.removed.push(name.clone()),
            (Some(old), Some(new)) => {
                if old != new {
                    changes.renamed.push((old.clone(), new.clone()));
                }
                if pair.unlike.contains(name) {
                    changes.brought.push(name.clone());
                }
            }
        }
    }
    changes
}

pub(super) fn facts(pair: &Pair<'_>) -> Vec<FactChange> {
    let (old, new) = (pair.old.index, pair.new.index);
    let named = |fact: &Fact| pair.old.fact(&fact.name).trim_end_matches(BEFORE).to_owned();
    let was: BTreeMap<String, &Fact> = old.policy().facts.iter().map(|fact| (named(fact), fact)).collect();
    let mut changes = Vec::new();
    for fact in &new.policy().facts {
        let name = &fact.name;
        let lacked = |lacks: Option<&Vec<Name>>| lacks.cloned().unwrap_or_default();
        let change = match was.get(name.as_str()).copied() {
            None => FactChanged::Added,
            Some(_) if !pair.facts_touched.contains(name) => continue,
            Some(before) if pair.old.fact(&before.name) == name => {
                let (added, removed) = (lacked(pair.old.lacks.get(name)), lacked(pair.new.lacks.get(name)));
                FactChanged::Values { added, removed }
            }
            Some(before) => FactChanged::Type { old: before.ty.clone(), new: fact.ty.clone() },
        };
        changes.push(FactChange { name: name.clone(), change });
    }
    for fact in &old.policy().facts {
        let name = pair.old.fact(&fact.name);
        if new.fact(name).is_none() && !name.ends_with(BEFORE) {
            changes.push(FactChange { name: fact.name.clone(), change: FactChanged::Removed });
        }
    }
    changes
}
