//! What a policy declares, in the artifact: permissions, those in scopes after them, roles and facts.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use placet_runtime::graph;

use super::Link;
use crate::closure::{self, closures};
use crate::model::{Clause, Expr, FactType, Name, Policy};
use crate::testing::held_in;

impl Link<'_> {
    pub(super) fn declared(&mut self, policy: &Policy) {
        let number = |name: &Name| self.permissions.get(name).copied();
        let direct: Vec<Vec<u32>> =
            policy.permissions.iter().map(|one| one.implies.iter().filter_map(number).collect()).collect();
        let mut permissions = Vec::new();
        // That it is not too much was told before.
        let brought = closures(&direct, usize::MAX).unwrap_or_default();
        for ((one, own), implies) in policy.permissions.iter().zip(0u32..).zip(brought) {
            permissions.push(graph::Permission {
                name: one.id.to_string(),
                label: one.label.clone(),
                implies,
                scope: None,
                base: own,
                origin: self.origin(&one.at),
            });
        }
        for one in &policy.scopes {
            let origin = self.origin(&one.at);
            self.graph.scopes.push(graph::Scope { name: one.id.to_string(), label: one.label.clone(), origin });
        }
        self.copies(policy, &mut permissions);
        let held = held_by_roles(policy, &direct, &|name| self.permissions.get(name).copied());
        let mut roles = Vec::new();
        for (role, permissions) in policy.roles.iter().zip(held) {
            let (name, label) = (role.id.to_string(), role.label.clone());
            roles.push(graph::Role { name, label, permissions, origin: self.origin(&role.at) });
        }
        for fact in &policy.facts {
            let (name, origin) = (fact.name.to_string(), self.origin(&fact.at));
            self.graph.facts.push(graph::Fact { name, kind: kind(&fact.ty), origin });
        }
        let old = self.index.old_permissions.iter();
        self.graph.permission_aliases =
            old.filter_map(|(old, now)| Some((old.to_string(), *self.permissions.get(now)?))).collect();
        (self.graph.permissions, self.graph.roles) = (permissions, roles);
    }

    /// Adds, for each scope, what rules ask for in it and what brings that.
    fn copies(&mut self, policy: &Policy, permissions: &mut Vec<graph::Permission>) {
        if policy.scopes.is_empty() {
            return;
        }
        let used = used_in_scopes(policy);
        let bases = permissions.clone();
        for (scope, number) in policy.scopes.iter().zip(0u32..) {
            let Some(used) = used.get(&scope.id) else { continue };
            let used: HashSet<u32> = used.iter().filter_map(|name| self.permissions.get(*name).copied()).collect();
            let brings = |base: &&graph::Permission| {
                used.contains(&base.base) || base.implies.iter().any(|implied| used.contains(implied))
            };
            let copied: Vec<&graph::Permission> = bases.iter().filter(brings).collect();
            let first = u32::try_from(permissions.len()).unwrap_or(u32::MAX);
            let numbers: HashMap<u32, u32> = copied.iter().map(|base| base.base).zip(first..).collect();
            for base in copied {
                let name = held_in(&Name::from(base.name.as_str()), Some(&scope.id));
                let own = numbers.get(&base.base).copied().unwrap_or(u32::MAX);
                self.permissions.insert(name.clone(), own);
                permissions.push(graph::Permission {
                    name: name.to_string(),
                    label: base.label.clone(),
                    implies: base.implies.iter().filter_map(|implied| numbers.get(implied).copied()).collect(),
                    scope: Some(number),
                    base: base.base,
                    origin: base.origin,
                });
            }
        }
    }
}

/// What each role holds, ascending.
fn held_by_roles(policy: &Policy, direct: &[Vec<u32>], number: &dyn Fn(&Name) -> Option<u32>) -> closure::Lists {
    // Roles are numbered after permissions, and lead to what they grant and include.
    let first = direct.len();
    let roles: HashMap<&Name, u32> =
        policy.roles.iter().map(|role| &role.id).zip(u32::try_from(first).unwrap_or(u32::MAX)..).collect();
    let mut direct = direct.to_vec();
    for role in &policy.roles {
        let granted = role.grants.iter().filter_map(number);
        direct.push(granted.chain(role.includes.iter().filter_map(|name| roles.get(name).copied())).collect());
    }
    let mut lists = closures(&direct, usize::MAX).unwrap_or_default();
    let mut held = lists.split_off(first.min(lists.len()));
    for list in &mut held {
        list.truncate(list.partition_point(|one| usize::try_from(*one).is_ok_and(|one| one < first)));
    }
    held
}

/// The permissions that rules and invariants ask for in each scope.
fn used_in_scopes(policy: &Policy) -> BTreeMap<&Name, BTreeSet<&Name>> {
    let mut used = BTreeMap::new();
    // Gates are shared by the actions behind them.
    let mut seen: HashSet<*const Clause> = HashSet::new();
    for action in &policy.actions {
        for clause in action.clauses.iter().chain(action.options.iter().map(|option| &option.clause)) {
            if seen.insert(Arc::as_ptr(clause)) {
                note(&clause.expr, &mut used);
            }
        }
    }
    for invariant in &policy.invariants {
        [Some(&invariant.claim), invariant.implied.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|expr| note(expr, &mut used));
    }
    used
}

fn note<'e>(expr: &'e Expr, used: &mut BTreeMap<&'e Name, BTreeSet<&'e Name>>) {
    match expr {
        Expr::HoldsIn(permission, scope) => {
            used.entry(scope).or_default().insert(permission);
        }
        other => other.parts().for_each(|part| note(part, used)),
    }
}

fn kind(ty: &FactType) -> graph::FactType {
    let names = |values: &[Name]| values.iter().map(Name::to_string).collect();
    match ty {
        FactType::Boolean => graph::FactType::Boolean,
        FactType::Number => graph::FactType::Number,
        FactType::Text => graph::FactType::Text,
        FactType::Date => graph::FactType::Date,
        FactType::OneOf(values) => graph::FactType::OneOf(names(values)),
        FactType::Entity(of) => graph::FactType::Entity(of.to_string()),
        FactType::Permission => graph::FactType::Permission,
        FactType::SetOfOneOf(values) => graph::FactType::SetOfOneOf(names(values)),
        FactType::SetOfEntity(of) => graph::FactType::SetOfEntity(of.to_string()),
        FactType::SetOfPermission => graph::FactType::SetOfPermission,
        FactType::SetOfText => graph::FactType::SetOfText,
    }
}
