//! What every 64 actions need, read off the nodes that they start at.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use zerocopy::little_endian::{U32, U64};

use super::count;
use crate::artifact::record::{DecisionRecord, GroupRecord, NeedRecord, Run};
use crate::bits;

/// The groups of all actions, and their needs, one group's behind the other's.
pub(super) fn of_actions(roots: &[DecisionRecord]) -> (Vec<GroupRecord>, Vec<NeedRecord>) {
    let mut needs = Vec::new();
    let group =
        |roots: &[DecisionRecord]| {
            let start = needs.len();
            let (mut actions, mut alone) = (0, 0);
            let mut of_group = BTreeMap::<u32, u64>::new();
            for (root, at) in roots.iter().zip(0_u32..).filter(|(root, _)| root.is_of_needs()) {
                let action = 1_u64.wrapping_shl(at);
                actions |= action;
                alone |= if root.is_alone() { action } else { 0 };
                let first = root.word.get().saturating_mul(64);
                for bit in bits::members(&[root.mask.get()], 64) {
                    *of_group.entry(first.saturating_add(bit)).or_default() |= action;
                }
            }
            needs.extend(of_group.into_iter().map(|(permission, actions)| NeedRecord {
                permission: U32::new(permission),
                actions: U64::new(actions),
            }));
            let needs = Run { start: count(start), len: count(needs.len().saturating_sub(start)) };
            GroupRecord { needs, actions: U64::new(actions), alone: U64::new(alone) }
        };
    let groups = roots.chunks(64).map(group).collect();
    (groups, needs)
}
