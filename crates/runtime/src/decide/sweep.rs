//! Following every way that the unknown facts leave open.

use super::pending::Pending;
use super::{ALLOW, DENY, FIRST};
use crate::artifact::record::decision_word;
use crate::limits;
use crate::policy::Policy;
use crate::request::Request;

/// Pending nodes of the first attempt, which nearly always is enough.
pub(super) const FEW: usize = 32;
/// Each visited node adds at most one pending id more than it takes away, so this is enough for
/// every clause of [`limits::EXACT_NODES`]; and one clause's nodes are all done before the next's.
pub(super) const MANY: usize = limits::EXACT_NODES + 2;

impl Policy<'_> {
    /// Whether no way from a decision node leads to no.
    pub(super) fn sweep_decision(&self, from: u32, request: &Request<'_>) -> bool {
        match self.sweep_decision_in(&mut Pending::<FEW>::new(), from, request) {
            Some(allows) => allows,
            None => self.sweep_large_decision(from, request),
        }
    }

    /// Apart, so that only those who need the large buffer pay for it.
    #[cold]
    #[inline(never)]
    fn sweep_large_decision(&self, from: u32, request: &Request<'_>) -> bool {
        let allows = self.sweep_decision_in(&mut Pending::<MANY>::new(), from, request);
        allows.unwrap_or(false)
    }

    /// `None` where the buffer is too small to say.
    fn sweep_decision_in<const N: usize>(
        &self,
        pending: &mut Pending<N>,
        from: u32,
        request: &Request<'_>,
    ) -> Option<bool> {
        // The smallest id is the largest of their complements.
        pending.push(!from)?;
        while let Some(id) = pending.take_largest() {
            let id = !id;
            let Some(node) = self.sections.decision_nodes.get(id.wrapping_sub(FIRST) as usize) else {
                if id == ALLOW {
                    continue;
                }
                return Some(false);
            };
            let truth = self.decision_truth(node, request);
            if truth.is_unknown() && node.word.get() & decision_word::EXACT == 0 {
                return Some(false);
            }
            for (way, taken) in [(node.hi, truth.may_be(true)), (node.lo, truth.may_be(false))] {
                match way.get() {
                    _ if !taken => {}
                    DENY => return Some(false),
                    ALLOW => {}
                    id => pending.push(!id)?,
                }
            }
        }
        Some(true)
    }
}
