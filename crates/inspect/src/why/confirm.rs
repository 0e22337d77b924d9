use placet_compiler::Action;
use placet_runtime::{Policy, Request};

use super::Why;
use crate::grant::Grant;

/// Whether the runtime decides as the answer says: each set allows, and no more without any one of its permissions.
pub(super) fn confirmed(why: &Why, policy: &Policy<'_>, action: &Action, request: &Request<'_>) -> bool {
    if allows(policy, action, request, request.permissions()) {
        return false;
    }
    let sets = why.sets.sets.iter().all(|set| is_minimal(set, policy, action, request));
    sets && why.roles.iter().all(|way| allows(policy, action, request, &way.held(policy, request)))
}

fn is_minimal(set: &[Grant], policy: &Policy<'_>, action: &Action, request: &Request<'_>) -> bool {
    let with = held_by(policy, request, set);
    if !allows(policy, action, request, &with) {
        return false;
    }
    set.iter().all(|left_out| {
        let others: Vec<Grant> = set.iter().filter(|grant| *grant != left_out).cloned().collect();
        let mut without = held_by(policy, request, &others);
        // What it brings is still held: just this one is not.
        if let Some(permission) = policy.find_permission(&left_out.to_string()).and_then(|id| policy.permission(id)) {
            permission.implies.for_each(|brought| policy.hold(&mut without, brought));
        }
        !allows(policy, action, request, &without)
    })
}

/// What is held with these permissions added, as bits.
pub(crate) fn held_by<'g>(
    policy: &Policy<'_>,
    request: &Request<'_>,
    grants: impl IntoIterator<Item = &'g Grant>,
) -> Vec<u64> {
    let mut held = request.permissions().to_vec();
    held.resize(policy.permission_words().max(held.len()), 0);
    for grant in grants {
        if let Some(id) = policy.find_permission(&grant.to_string()) {
            policy.hold(&mut held, id);
        }
    }
    held
}

/// Whether the runtime allows the request for who holds these permissions.
pub(crate) fn allows(policy: &Policy<'_>, action: &Action, request: &Request<'_>, held: &[u64]) -> bool {
    let id = policy.find_action(&action.id);
    let decision = id.map(|id| policy.decide(id, &request.with_permissions(held)));
    matches!(decision, Some(Ok(decision)) if decision.is_allow())
}
