//! Following every way that the unknown facts leave open.

use super::pending::Pending;
use super::{ALLOW, DENY, FIRST};
use crate::artifact::record::{DecisionRecord, decision_word};
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
            let truth = self.decision_truth(node, request);
            if truth.is_unknown() && node.word.get() & decision_word::EXACT == 0 {
                return Some(false);
            }
            for (way, taken) in [(node.hi, truth.may_be(true)), (node.lo, truth.may_be(false))] {
                match way.get() {
                    _ if !taken => {}
                    DENY => return Some(false),
                    ALLOW => {}
                    // The smallest id is the largest of their complements.
                    id => pending.push(!id)?,
                }
            }
            let Some(next) = pending.take_largest() else {
                return Some(true);
            };
            let Some(next) = self.sections.decision_nodes.get((!next).wrapping_sub(FIRST) as usize) else {
                return Some(false);
            };
            node = next;
        }
    }
}
