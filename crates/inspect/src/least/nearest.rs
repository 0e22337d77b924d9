use std::collections::BTreeSet;

use placet_compiler::{Name, Source};
use placet_logic::{Budget, NotDecided};

use super::enough::Enough;
use super::parts::{brought, smallest};
use crate::grant::Grant;
use crate::known::Known;

/// The role that needs the fewest permissions besides, and of those the one with the fewest that are not needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearestRole {
    /// The role.
    pub role: Name,
    /// What people call it.
    pub label: String,
    /// The permissions that it takes besides.
    pub extras: Vec<Grant>,
    /// The permissions of the role that are not needed, in the order of declaration.
    pub surplus: Vec<Name>,
}

/// The nearest role; nothing where none has a part in it.
pub(super) fn nearest_role(
    known: &Known<'_>,
    all: &[Enough],
    budget: Budget,
) -> Result<Option<NearestRole>, NotDecided> {
    let asked: BTreeSet<Grant> = all.iter().flat_map(Enough::asks).collect();
    let mut best: Option<NearestRole> = None;
    for role in &known.index.policy().roles {
        let names = known.index.held_by_role(&role.id);
        let permissions: BTreeSet<Grant> =
            names.iter().map(|name| Grant { permission: name.clone(), scope: None }).collect();
        let left: Vec<Enough> = all.iter().map(|one| one.holding(&permissions)).filter(|one| !one.is_done()).collect();
        let extras = smallest(known, &left, budget)?.set(known);
        let mut bought: BTreeSet<Grant> = extras.iter().flat_map(|one| brought(known, one)).collect();
        bought.extend(extras.iter().cloned());
        // What of the role is needed beside the extras: left out one by one, those declared last first.
        let mut used: Vec<&Grant> = asked.intersection(&permissions).filter(|one| !bought.contains(*one)).collect();
        used.sort_by_key(|grant| known.place(&grant.permission));
        let mut with: BTreeSet<Grant> = used.iter().copied().chain(&bought).cloned().collect();
        for one in used.iter().rev().copied() {
            with.remove(one);
            let mut still = true;
            for enough in all {
                still = still && enough.allows(&with)?;
            }
            if !still {
                with.insert(one.clone());
            }
        }
        let used: Vec<Name> = with.difference(&bought).map(|grant| grant.permission.clone()).collect();
        if used.is_empty() {
            continue;
        }
        let used = known.index.closed(used);
        let order = known.permissions().iter();
        let surplus: Vec<Name> = order.filter(|one| names.contains(*one) && !used.contains(*one)).cloned().collect();
        let near = (extras.len(), surplus.len());
        if best.as_ref().is_none_or(|best| near < (best.extras.len(), best.surplus.len())) {
            best = Some(NearestRole { role: role.id.clone(), label: role.label.clone(), extras, surplus });
        }
    }
    Ok(best)
}
