//! Whether one clause holds: for reasons, and for artifacts of formats without decision nodes.
//!
//! Here children have smaller ids than their parents.

use super::pending::Pending;
use super::sweep::{FEW, MANY};
use super::{ALLOW, DENY, FIRST, Truth};
use crate::artifact::record::{NodeRecord, clause_flag};
use crate::ids::ClauseId;
use crate::policy::Policy;
use crate::request::Request;

impl Policy<'_> {
    /// Whether one clause holds, whatever the facts that the request doesn't say.
    #[must_use]
    pub fn clause_holds(&self, clause: ClauseId, request: &Request<'_>) -> bool {
        self.holds_counting(clause, request, &mut 0)
    }

    /// Whether a clause holds; adds to `steps` the nodes that it took to say.
    pub(crate) fn holds_counting(&self, clause: ClauseId, request: &Request<'_>, steps: &mut usize) -> bool {
        let Some(clause) = self.sections.clauses.get(clause.index() as usize) else {
            return false;
        };
        let mut at = clause.root.get();
        // Ids fall at each step, so this ends.
        loop {
            *steps = steps.wrapping_add(1);
            let Some(node) = self.node(at) else {
                return at == ALLOW;
            };
            at = match self.truth(node.atom.get(), request) {
                Truth::True => node.hi.get(),
                Truth::False => node.lo.get(),
                Truth::Unknown => break,
            };
        }
        if clause.flags.get() & clause_flag::EXACT == 0 {
            return false;
        }
        match self.sweep(&mut Pending::<FEW>::new(), at, request, steps) {
            Some(holds) => holds,
            None => self.sweep_large(at, request, steps),
        }
    }

    /// The node of this id; terminals have none.
    pub(crate) fn node(&self, id: u32) -> Option<&NodeRecord> {
        self.sections.nodes.get(id.checked_sub(FIRST)? as usize)
    }

    /// Apart, so that only those who need the large buffer pay for it.
    #[cold]
    #[inline(never)]
    fn sweep_large(&self, from: u32, request: &Request<'_>, steps: &mut usize) -> bool {
        let holds = self.sweep(&mut Pending::<MANY>::new(), from, request, steps);
        holds.unwrap_or(false)
    }

    /// Whether no way from a node leads to no; `None` where the buffer is too small to say.
    fn sweep<const N: usize>(
        &self,
        pending: &mut Pending<N>,
        from: u32,
        request: &Request<'_>,
        steps: &mut usize,
    ) -> Option<bool> {
        pending.push(from)?;
        while let Some(id) = pending.take_largest() {
            *steps = steps.wrapping_add(1);
            let Some(node) = self.node(id) else {
                if id == ALLOW {
                    continue;
                }
                return Some(false);
            };
            let truth = self.truth(node.atom.get(), request);
            for (way, taken) in [(node.hi, truth.may_be(true)), (node.lo, truth.may_be(false))] {
                match way.get() {
                    _ if !taken => {}
                    DENY => return Some(false),
                    ALLOW => {}
                    id => pending.push(id)?,
                }
            }
        }
        Some(true)
    }
}
