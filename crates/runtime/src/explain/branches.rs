//! Which permissions could turn a no into a yes.
//!
//! Take one way from a clause's root to no. Whatever is added to the held permissions, as long as
//! every test on that way comes out as before, that way is still there and the clause still says
//! no. So any set that helps contains, for some test on the way that failed, all that this test
//! needs: one *branch*. A way without branches can't be left by any permission.

use alloc::vec::Vec;

use crate::decide::{ALLOW, DENY, Truth, fits_into};
use crate::fact::FactValue;
use crate::ids::PermissionId;
use crate::policy::{Atom, Policy};
use crate::request::Request;

use super::reach::Met;

/// Permissions to be added as one, ascending.
pub(super) type Branch = Vec<PermissionId>;

/// For each met node, the least number of branches on a way from there to no.
pub(super) struct Costs {
    /// Node id, cost where there is such a way, and whether it goes on at `hi`; rising.
    nodes: Vec<(u32, Option<u32>, bool)>,
}

impl Costs {
    /// `met` in falling order, as a walk yields it.
    pub(super) fn new(policy: &Policy<'_>, met: &[Met], request: &Request<'_>) -> Self {
        let mut costs = Self { nodes: Vec::with_capacity(met.len()) };
        for met in met.iter().rev() {
            let lo = costs.of(met.lo);
            let hi = costs.of(met.hi);
            let fork = u32::from(is_rescuable(policy, met, request));
            let lo = lo.map(|lo| lo.saturating_add(fork));
            let (cost, by_hi) = match met.truth {
                Truth::True => (hi, true),
                Truth::False => (lo, false),
                Truth::Unknown => match (hi, lo) {
                    (Some(above), Some(below)) if above <= below => (hi, true),
                    (Some(_), None) => (hi, true),
                    (_, lo) => (lo, false),
                },
            };
            costs.nodes.push((met.id, cost, by_hi));
        }
        costs
    }

    /// The cost of a node; `None` where there is no way from it to no.
    pub(super) fn of(&self, id: u32) -> Option<u32> {
        match id {
            DENY => Some(0),
            ALLOW => None,
            _ => self.find(id)?.1,
        }
    }

    fn find(&self, id: u32) -> Option<&(u32, Option<u32>, bool)> {
        let at = self.nodes.binary_search_by_key(&id, |node| node.0).ok()?;
        self.nodes.get(at)
    }
}

/// The branches of the way to no that has the fewest of them; `None` where there is no such way.
pub(super) fn cheapest(policy: &Policy<'_>, met: &[Met], exact: bool, request: &Request<'_>) -> Option<Vec<Branch>> {
    if let (false, Some(last)) = (exact, met.last())
        && last.truth == Truth::Unknown
    {
        // The walk met an unknown test and gave up: all of it is the way.
        let rescues = met.iter().filter_map(|met| rescue(policy, met, request));
        return Some(rescues.collect());
    }
    let costs = Costs::new(policy, met, request);
    let mut branches = Vec::new();
    let mut at = met.first()?.id;
    costs.of(at)?;
    for met in met {
        if met.id != at {
            continue;
        }
        let by_hi = costs.find(at)?.2;
        if !by_hi {
            branches.extend(rescue(policy, met, request));
        }
        at = if by_hi { met.hi } else { met.lo };
    }
    Some(branches)
}

fn is_rescuable(policy: &Policy<'_>, met: &Met, request: &Request<'_>) -> bool {
    match met.atom {
        Some(Atom::Holds(_)) => met.truth == Truth::False,
        Some(Atom::HoldsAll(_)) => rescue(policy, met, request).is_some(),
        _ => false,
    }
}

/// What to add so that a test that isn't true becomes true.
fn rescue(policy: &Policy<'_>, met: &Met, request: &Request<'_>) -> Option<Branch> {
    if met.truth == Truth::True {
        return None;
    }
    match met.atom? {
        Atom::Holds(permission) => Some(alloc::vec![permission]),
        Atom::HoldsAll(fact) => needed_by(policy, policy.value(fact, request)),
        _ => None,
    }
}

/// The permissions that someone has to hold who holds all of a value; `None` where nobody can.
pub(super) fn needed_by(policy: &Policy<'_>, value: FactValue<'_>) -> Option<Branch> {
    match value {
        FactValue::Permission(permission) => Some(alloc::vec![permission]),
        FactValue::Permissions { declared, others } => {
            if !fits_into(declared, policy.declared()) {
                return None;
            }
            let mut branch: Branch = policy.permissions_in(declared);
            for name in others.iter() {
                branch.push(policy.find_declared(name)?);
            }
            branch.sort_unstable();
            branch.dedup();
            Some(branch)
        }
        // Nobody holds what the policy doesn't declare, and no permission makes sure of what isn't known.
        _ => None,
    }
}
