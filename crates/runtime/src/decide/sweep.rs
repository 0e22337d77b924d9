//! Following every way that the unknown facts leave open.

use super::pending::Pending;
use super::{ALLOW, DENY};
use crate::artifact::record::DecisionRecord;
use crate::limits;
use crate::policy::Policy;
use crate::request::Request;

/// Pending nodes of the first attempt, which nearly always is enough.
pub(super) const FEW: usize = 32;
/// Each visited node adds at most one pending id more than it takes away, so this is enough for
/// every clause of [`limits::EXACT_NODES`]; and one clause's nodes are all done before the next's.
pub(super) const MANY: usize = limits::EXACT_NODES + 2;

impl Policy<'_> {
    /// The end of the decision at a node whose test is unknown, where either way leads on.
    #[inline(never)]
    pub(super) fn decide_unknown(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        self.sweep_near(from, request).unwrap_or_else(|| self.sweep_far(from, request))
    }

    /// As [`Self::decide_unknown`], where all nodes to visit stand close together, as those of one action mostly do.
    #[inline(always)]
    fn sweep_near(&self, from: &DecisionRecord, request: &Request<'_>) -> Option<u32> {
        // A bit for each node that is pending, the lowest for the first one that may be.
        let first = from.hi.get().min(from.lo.get());
        let bit =
            |id: u32| Some(1_u64.wrapping_shl(id.wrapping_sub(first))).filter(|_| id.wrapping_sub(first) < u64::BITS);
        let mut pending = bit(from.hi.get())? | bit(from.lo.get())?;
        while pending != 0 {
            let id = first.wrapping_add(pending.trailing_zeros());
            pending &= pending.wrapping_sub(1);
            let Some(node) = self.decision_node(id) else { return Some(DENY) };
            match self.way_from(node, request) {
                DENY => return Some(DENY),
                ALLOW => {}
                DecisionRecord::BOTH => pending |= bit(node.hi.get())? | bit(node.lo.get())?,
                way => pending |= bit(way)?,
            }
        }
        Some(ALLOW)
    }

    /// As [`Self::decide_unknown`], wherever the nodes to visit stand.
    #[cold]
    #[inline(never)]
    fn sweep_far(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        u32::from(match self.sweep_decision_in(&mut Pending::<FEW>::new(), from, request) {
            Some(allows) => allows,
            None => self.sweep_large_decision(from, request),
        })
    }

    /// Apart, so that only those who need the large buffer pay for it.
    #[cold]
    #[inline(never)]
    fn sweep_large_decision(&self, from: &DecisionRecord, request: &Request<'_>) -> bool {
        let allows = self.sweep_decision_in(&mut Pending::<MANY>::new(), from, request);
        allows.unwrap_or(false)
    }

    /// `None` where the buffer is too small to say.
    fn sweep_decision_in<const N: usize>(
        &self,
        pending: &mut Pending<N>,
        from: &DecisionRecord,
        request: &Request<'_>,
    ) -> Option<bool> {
        let mut node = from;
        loop {
            let way = self.way_from(node, request);
            let ways = if way == DecisionRecord::BOTH { [node.hi.get(), node.lo.get()] } else { [way; 2] };
            for way in ways {
                match way {
                    DENY => return Some(false),
                    ALLOW => {}
                    // The smallest id is the largest of their complements.
                    id => pending.push(!id)?,
                }
            }
            let Some(next) = pending.take_largest() else {
                return Some(true);
            };
            let Some(next) = self.decision_node(!next) else { return Some(false) };
            node = next;
        }
    }
}
