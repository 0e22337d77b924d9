use std::collections::BTreeSet;

use placet_compiler::{Answers, Atom, Name, PolicyIndex};
use placet_logic::{Function, Literal, NotDecided};
use placet_runtime::{Policy, Request};

use super::confirm::held_by;
use crate::grant::Grant;

/// A role that, added to what is held, is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleWay {
    /// The role.
    pub role: Name,
    /// What people call it.
    pub label: String,
    /// How many permissions it has, with what they bring.
    pub permissions: usize,
    /// Whether it has to be had where the request is made.
    pub here: bool,
    /// The scopes in which it has to be had.
    pub scopes: Vec<Name>,
}

impl RoleWay {
    /// What is held with the role, as bits.
    pub(super) fn held(&self, policy: &Policy<'_>, request: &Request<'_>) -> Vec<u64> {
        let mut held = held_by(policy, request, &[] as &[Grant]);
        let Some(role) = policy.find_role(&self.role) else { return held };
        if self.here {
            policy.assume_role(&mut held, role);
        }
        for scope in self.scopes.iter().filter_map(|scope| policy.find_scope(scope)) {
            policy.assume_role_in(&mut held, scope, role);
        }
        held
    }
}

/// The roles of a policy that make a function of permissions so: had here, in one scope that it asks about, or in all places.
pub(super) fn role_ways(
    answers: &Answers,
    index: &PolicyIndex<'_>,
    function: &Function,
) -> Result<Vec<RoleWay>, NotDecided> {
    let mut scopes: BTreeSet<Name> = BTreeSet::new();
    for variable in answers.permissions() {
        scopes.extend(Grant::of(answers, *variable).and_then(|grant| grant.scope));
    }
    let scopes: Vec<Name> = scopes.into_iter().collect();
    let mut places: Vec<(bool, Vec<Name>)> = vec![(true, Vec::new())];
    places.extend(scopes.iter().map(|scope| (false, vec![scope.clone()])));
    if !scopes.is_empty() {
        places.push((true, scopes));
    }
    let mut ways = Vec::new();
    for role in &index.policy().roles {
        let permissions = index.held_by_role(&role.id);
        for (here, scopes) in &places {
            let has = |atom: &Atom| match atom {
                Atom::Holds(name) => *here && permissions.contains(name),
                Atom::HoldsIn(name, scope) => scopes.contains(scope) && permissions.contains(name),
                _ => false,
            };
            let values: Vec<Literal> = answers
                .permissions()
                .iter()
                .map(|variable| (*variable, answers.atom(*variable).is_some_and(has)))
                .collect();
            if answers.space.is_certain(&answers.space.fixed(function, &values))? {
                ways.push(RoleWay {
                    role: role.id.clone(),
                    label: role.label.clone(),
                    permissions: permissions.len(),
                    here: *here,
                    scopes: scopes.clone(),
                });
                break;
            }
        }
    }
    ways.sort_by_key(|way| (way.permissions, way.scopes.len()));
    Ok(ways)
}
