//! What a permission implies implies nothing further, and what a role has neither.
//!
//! Each list is looked through once for what it holds, and of what it holds only what no other member is known to bring: for a
//! long chain of permissions that is its first. So the work is that of reading the lists, not that of comparing them all.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::super::EncodeError;
use crate::graph::Graph;

pub(super) fn check(graph: &Graph) -> Result<(), EncodeError> {
    let mut closed = Closed { graph, known: Vec::new(), stamps: Vec::new(), stamp: 0 };
    closed.known.resize(graph.permissions.len(), false);
    closed.stamps.resize(graph.permissions.len(), (0, 0));
    // The shortest first: what the members of a list imply is known by then.
    let mut order: Vec<usize> = (0..graph.permissions.len()).collect();
    order.sort_by_key(|index| graph.permissions.get(*index).map_or(0, |each| each.implies.len()));
    for index in order {
        let Some(permission) = graph.permissions.get(index) else {
            continue;
        };
        if !closed.has_all(&permission.implies, Some(index)) {
            let (what, name) = ("permission", permission.name.clone());
            return Err(EncodeError::NotClosed { what, name });
        }
        if let Some(known) = closed.known.get_mut(index) {
            *known = true;
        }
    }
    for role in &graph.roles {
        if !closed.has_all(&role.permissions, None) {
            let (what, name) = ("role", role.name.clone());
            return Err(EncodeError::NotClosed { what, name });
        }
    }
    Ok(())
}

struct Closed<'g> {
    graph: &'g Graph,
    /// The permissions whose lists were found closed.
    known: Vec<bool>,
    /// The list that each permission was last a member of, and the one in which another member was found to bring it.
    stamps: Vec<(usize, usize)>,
    stamp: usize,
}

impl Closed<'_> {
    /// Whether the list has all that its members imply, but `own`.
    fn has_all(&mut self, list: &[u32], own: Option<usize>) -> bool {
        self.stamp = self.stamp.wrapping_add(1);
        let stamp = self.stamp;
        for member in list {
            if let Some(slot) = self.stamps.get_mut(*member as usize) {
                slot.0 = stamp;
            }
        }
        let graph = self.graph;
        let implied = |member: u32| graph.permissions.get(member as usize).map_or(&[][..], |each| &each.implies);
        // Those that imply most first: they bring most of the others.
        let mut members: Vec<u32> = list.iter().copied().filter(|member| !implied(*member).is_empty()).collect();
        members.sort_by_key(|member| Reverse(implied(*member).len()));
        for member in members {
            if self.stamps.get(member as usize).is_some_and(|stamps| stamps.1 == stamp) {
                continue;
            }
            // Only a list that was found closed brings all that its members imply.
            let brings = self.known.get(member as usize) == Some(&true);
            for further in implied(member) {
                let slot = self.stamps.get_mut(*further as usize);
                match slot {
                    Some(slot) if slot.0 == stamp && brings => slot.1 = stamp,
                    Some(slot) if slot.0 == stamp => {}
                    _ if own == Some(*further as usize) => {}
                    _ => return false,
                }
            }
        }
        true
    }
}
