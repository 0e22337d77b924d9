//! From node to node to an end.

use core::hint::select_unpredictable;

use super::{ALLOW, DENY, Decision, FIRST, Truth};
use crate::artifact::record::{DecisionRecord, decision_word};
use crate::ids::FactId;
use crate::policy::Policy;
use crate::request::Request;

impl DecisionRecord {
    /// The way that leads on from a test of permissions, where this is what is held of its word.
    ///
    /// Which one is as hard to foresee as users are; a branch would guess wrong half of the time.
    #[inline(always)]
    pub(super) fn way(&self, word: u64) -> u32 {
        select_unpredictable(self.holds(word), self.hi.get(), self.lo.get())
    }

    /// The way that leads on from a test of facts; `None` where that is both ways, and neither is an end.
    #[inline(always)]
    fn way_of(&self, truth: Truth) -> Option<u32> {
        let (hi, lo) = (self.hi.get(), self.lo.get());
        if !truth.is_unknown() {
            return Some(select_unpredictable(truth == Truth::True, hi, lo));
        }
        // Both ways must allow. Where one denies, nothing else counts; where one allows, the other does.
        let (small, large) = (hi.min(lo), hi.max(lo));
        if (small == DENY) | (self.word.get() & decision_word::EXACT == 0) {
            return Some(DENY);
        }
        (small == ALLOW).then_some(large)
    }

    /// The decision, where this node alone makes it, and the request asks for nothing besides.
    #[inline(always)]
    pub(super) fn look(&self, request: &Request<'_>) -> Option<Decision> {
        let word = request.plain().get(self.word.get() as usize)?;
        match self.way(*word) {
            // Both ends are their decision's number, and so take nothing to turn into it.
            end @ ..=ALLOW => Some(Decision::from(end & 1 != 0)),
            _ => None,
        }
    }
}

impl Policy<'_> {
    /// The end of the decision that starts at this node.
    #[inline(always)]
    pub(super) fn end_from(&self, root: &DecisionRecord, request: &Request<'_>) -> u32 {
        match request.permissions().get(root.word.get() as usize) {
            Some(word) => match root.way(*word) {
                end @ ..=ALLOW => end,
                way => self.end(way, request),
            },
            None => self.end_with_booleans(root, request),
        }
    }

    /// The end that a way leads to.
    ///
    /// This and the next two each call the one behind it only to return what that says, so that they take few registers.
    #[inline(always)]
    pub(super) fn end(&self, way: u32, request: &Request<'_>) -> u32 {
        let (nodes, held) = (self.sections.decision_nodes, request.permissions());
        let mut way = way;
        // Ids rise at each step, so this ends. Ends wrap around, past the last node.
        while let Some(node) = nodes.get(way.wrapping_sub(FIRST) as usize) {
            way = match held.get(node.word.get() as usize) {
                Some(word) => node.way(*word),
                None => return self.end_with_booleans(node, request),
            };
        }
        u32::from(way == ALLOW)
    }

    /// The end from a node on that asks for permissions, or for a boolean fact: most rules about facts do, and the request alone
    /// answers.
    #[inline(never)]
    fn end_with_booleans(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        let mut node = from;
        loop {
            let word = node.word.get();
            let way = match request.permissions().get(word as usize) {
                Some(word) => node.way(*word),
                None if word & decision_word::KIND == decision_word::BOOLEAN => {
                    let fact = FactId::new(word & decision_word::INDEX);
                    match node.way_of(Truth::from(request.boolean(fact))) {
                        Some(way) => way,
                        None => return self.decide_unknown(node, request),
                    }
                }
                None => return self.end_apart(node, request),
            };
            match self.sections.decision_nodes.get(way.wrapping_sub(FIRST) as usize) {
                Some(next) => node = next,
                None => return u32::from(way == ALLOW),
            }
        }
    }

    /// The end from a node on that asks anything, such as for permissions that the request has no words for.
    #[inline(never)]
    fn end_apart(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        let mut node = from;
        loop {
            let Some(way) = node.way_of(self.decision_truth(node, request)) else {
                return self.decide_unknown(node, request);
            };
            match self.sections.decision_nodes.get(way.wrapping_sub(FIRST) as usize) {
                Some(next) => node = next,
                None => return u32::from(way == ALLOW),
            }
        }
    }

    /// The outcome of a node's test.
    #[inline(always)]
    pub(crate) fn decision_truth(&self, node: &DecisionRecord, request: &Request<'_>) -> Truth {
        let word = node.word.get();
        if word & decision_word::FACT == 0 {
            let word = request.permissions().get(word as usize).copied().unwrap_or(0);
            return Truth::from(node.holds(word));
        }
        let index = word & decision_word::INDEX;
        match word & decision_word::KIND {
            decision_word::BOOLEAN => Truth::from(request.boolean(FactId::new(index))),
            decision_word::VALUE => Truth::from(self.is_among(FactId::new(index), node.mask.get(), request)),
            _ => self.truth(index, request),
        }
    }
}
