//! What is held in a scope implies there what it implies elsewhere.

use alloc::vec::Vec;

use super::EncodeError;
use crate::graph::Graph;

pub(super) fn check(graph: &Graph) -> Result<(), EncodeError> {
    // For each permission, the scopes that it is in, as bits: there are at most 64.
    let mut scopes = alloc::vec![0_u64; graph.permissions.len()];
    let mut scoped: Vec<(u32, u32, u32)> = Vec::new();
    for (permission, own) in graph.permissions.iter().zip(0..) {
        let Some(scope) = permission.scope else {
            continue;
        };
        scoped.push((scope, permission.base, own));
        if let Some(scopes) = scopes.get_mut(permission.base as usize) {
            *scopes |= 1_u64.checked_shl(scope).unwrap_or(0);
        }
    }
    scoped.sort_unstable();
    let scopes_of = |permission: u32| scopes.get(permission as usize).copied().unwrap_or(0);
    let in_scope = |scope: u32, base: u32| {
        let at = scoped.binary_search_by_key(&(scope, base), |entry| (entry.0, entry.1));
        scoped.get(at.ok()?).map(|entry| entry.2)
    };
    for (permission, own) in graph.permissions.iter().zip(0..) {
        let closed = match permission.scope {
            // What implies something that is in a scope has to be there too, or holding it would be lost.
            None => permission.implies.iter().all(|implied| scopes_of(*implied) & !scopes_of(own) == 0),
            Some(scope) => {
                let base = graph.permissions.get(permission.base as usize);
                let implied = base.into_iter().flat_map(|base| &base.implies);
                implied.filter_map(|implied| in_scope(scope, *implied)).eq(permission.implies.iter().copied())
            }
        };
        if !closed {
            return Err(EncodeError::NotClosed { what: "permission", name: permission.name.clone() });
        }
    }
    Ok(())
}
