//! What every 64 actions need: neither more nor less than their nodes say.

use super::{Check, Checked, Fault, Sound, Tiles, ensure, every, require};
use crate::artifact::record::{DecisionRecord, GroupRecord, NeedRecord};

impl Check<'_, '_> {
    pub(super) fn needs(&self) -> Checked {
        let s = self.s;
        let groups = s.action_roots.chunks(64);
        require("groups", s.groups.len() == groups.len(), Fault::IndexLength)?;
        let mut roots = groups;
        let mut tiles = Tiles::of(s.needs.len());
        every("groups", s.groups, |_, group| {
            tiles.next(group.needs)?;
            group_is_right(group, group.needs.slice(s.needs), roots.next().unwrap_or_default())
        })?;
        tiles.end("needs")
    }
}

fn group_is_right(group: &GroupRecord, needs: &[NeedRecord], roots: &[DecisionRecord]) -> Sound {
    // What the nodes ask for, and no need has named yet.
    let mut left = [0; 64];
    let (mut actions, mut alone) = (0, 0);
    for ((root, at), left) in roots.iter().zip(0_u32..).zip(&mut left) {
        if root.is_of_needs() {
            actions |= 1_u64.wrapping_shl(at);
            alone |= u64::from(root.is_alone()).wrapping_shl(at);
            *left = root.mask.get();
        }
    }
    ensure((group.actions.get() == actions) & (group.alone.get() == alone), Fault::Needs)?;
    let (mut next, mut wrong) = (0, 0);
    for need in needs {
        let (permission, mut actions) = (need.permission.get(), need.actions.get());
        ensure(permission >= next, Fault::Ascending)?;
        next = permission.saturating_add(1);
        let (word, bit) = (permission / 64, 1_u64.wrapping_shl(permission % 64));
        while actions != 0 {
            let at = actions.trailing_zeros() as usize;
            let (Some(root), Some(left)) = (roots.get(at), left.get_mut(at)) else { return Err(Fault::Needs) };
            wrong |= u64::from(root.word.get() ^ word) | !*left & bit;
            *left &= !bit;
            actions &= actions.wrapping_sub(1);
        }
    }
    ensure(left.iter().fold(wrong, |wrong, left| wrong | left) == 0, Fault::Needs)
}
