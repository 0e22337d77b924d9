//! The permissions that a search for minimal sets is about: those that its clauses may ask for, and
//! that aren't held. A policy has many more, so sets of them are kept as bits by their place here.
//!
//! A set that the search meets comes with all that it implies. Of that, only what is asked for can
//! matter, and of two such sets one lies within the other exactly where that is so for what is here.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::branches::{Branch, needed_by};
use super::reach::reach_holding_more;
use crate::bits;
use crate::ids::{ClauseId, PermissionId};
use crate::policy::{Atom, Policy};
use crate::request::Request;

/// A set of permissions of a universe, as bits.
pub(super) type State = Vec<u64>;

pub(super) struct Universe<'p> {
    policy: &'p Policy<'p>,
    request: &'p Request<'p>,
    /// Ascending.
    permissions: Vec<PermissionId>,
}

impl<'p> Universe<'p> {
    pub(super) fn new(policy: &'p Policy<'p>, clauses: &[ClauseId], request: &'p Request<'p>) -> Self {
        let mut permissions = BTreeSet::new();
        let met = clauses.iter().flat_map(|clause| reach_holding_more(policy, *clause, request));
        for atom in met.filter_map(|met| met.atom) {
            match atom {
                Atom::Holds(permission) => {
                    permissions.insert(permission);
                }
                Atom::HoldsAll(fact) => {
                    permissions.extend(needed_by(policy, policy.value(fact, request)).unwrap_or_default())
                }
                _ => {}
            }
        }
        permissions.retain(|permission| !request.holds(*permission));
        Self { policy, request, permissions: permissions.into_iter().collect() }
    }

    pub(super) fn nothing(&self) -> State {
        alloc::vec![0; bits::words(self.permissions.len())]
    }

    /// The permissions of a set, ascending.
    pub(super) fn members(&self, set: &[u64]) -> impl Iterator<Item = PermissionId> {
        let count = u32::try_from(self.permissions.len()).unwrap_or(u32::MAX);
        bits::members(set, count).filter_map(|at| self.permissions.get(at as usize).copied())
    }

    /// A set with a branch and what that implies.
    pub(super) fn add(&self, set: &[u64], branch: &Branch) -> State {
        let mut next = set.to_vec();
        for permission in branch {
            self.insert(&mut next, *permission);
            for implied in self.implied(*permission) {
                self.insert(&mut next, implied);
            }
        }
        next
    }

    /// The members of a set that no other member implies; of several that imply one another, the first.
    pub(super) fn generators(&self, set: &[u64]) -> Vec<PermissionId> {
        let mut implied = self.nothing();
        for member in self.members(set) {
            for other in self.implied(member) {
                if member < other || !self.policy.implies(other, member) {
                    self.insert(&mut implied, other);
                }
            }
        }
        let mut own = set.to_vec();
        for (word, implied) in own.iter_mut().zip(implied) {
            *word &= !implied;
        }
        self.members(&own).collect()
    }

    /// The generators of a set as they are listed: of permissions that imply one another, the first,
    /// even if another one is asked for.
    pub(super) fn shown(&self, set: &[u64]) -> Vec<PermissionId> {
        let first = |own: PermissionId| {
            let mut equal = self.implied(own).take_while(|other| *other < own);
            equal.find(|other| self.policy.implies(*other, own) && !self.request.holds(*other)).unwrap_or(own)
        };
        let mut shown: Vec<_> = self.generators(set).into_iter().map(first).collect();
        shown.sort_unstable();
        shown
    }

    /// A set without one of its generators and what implies that in turn.
    pub(super) fn leave_out(&self, set: &[u64], generator: PermissionId) -> State {
        let mut without = set.to_vec();
        for member in self.members(set) {
            if member == generator || self.policy.implies(member, generator) {
                self.remove(&mut without, member);
            }
        }
        without
    }

    fn implied(&self, permission: PermissionId) -> impl Iterator<Item = PermissionId> {
        self.policy.permission(permission).into_iter().flat_map(|permission| permission.implies)
    }

    fn place(&self, permission: PermissionId) -> Option<u32> {
        let at = self.permissions.binary_search(&permission).ok()?;
        u32::try_from(at).ok()
    }

    fn insert(&self, set: &mut [u64], permission: PermissionId) {
        if let Some(at) = self.place(permission) {
            bits::insert(set, at);
        }
    }

    fn remove(&self, set: &mut [u64], permission: PermissionId) {
        if let Some(at) = self.place(permission) {
            bits::remove(set, at);
        }
    }
}
