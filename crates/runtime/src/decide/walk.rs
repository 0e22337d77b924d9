//! From node to node to an end.

use core::hint::select_unpredictable;

use super::{ALLOW, FIRST, Truth};
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

    /// The way that leads on from a test of facts; [`Self::BOTH`] where that is both ways, and neither is an end.
    ///
    /// Facts are as hard to foresee as users are, known or not.
    #[inline(always)]
    pub(super) fn way_of(&self, truth: Truth) -> u32 {
        let known = select_unpredictable(truth == Truth::True, self.hi.get(), self.lo.get());
        select_unpredictable(truth.is_unknown(), self.unknown.get(), known)
    }

    /// The way that leads on from this node where it asks for permissions, and the request for nothing besides.
    #[inline(always)]
    pub(super) fn look(&self, request: &Request<'_>) -> Option<u32> {
        request.plain().get(self.word.get() as usize).map(|word| self.way(*word))
    }
}

impl Policy<'_> {
    /// The node that a way leads to, if that is one. Ends wrap around, past the last node.
    #[inline(always)]
    pub(super) fn decision_node(&self, way: u32) -> Option<&DecisionRecord> {
        self.sections.decision_nodes.get(way.wrapping_sub(FIRST) as usize)
    }

    /// The end of the decision that has come to this way.
    #[cold]
    #[inline(never)]
    pub(super) fn end_of(&self, way: u32, request: &Request<'_>) -> u32 {
        match self.decision_node(way) {
            Some(node) => self.end(node, request),
            None => u32::from(way == ALLOW),
        }
    }

    /// The end of the decision that goes on at this node.
    ///
    /// Calls the next one only to return what that says, so that it takes few registers.
    #[inline(always)]
    pub(super) fn end(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        let mut node = from;
        // Ids rise at each step, so this ends.
        loop {
            let way = match request.permissions().get(node.word.get() as usize) {
                Some(word) => node.way(*word),
                None => return self.end_with_facts(node, request),
            };
            match self.decision_node(way) {
                Some(next) => node = next,
                None => return u32::from(way == ALLOW),
            }
        }
    }

    /// The end from a node on that asks anything, such as for permissions that the request has no words for.
    #[inline(never)]
    fn end_with_facts(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        let mut node = from;
        loop {
            let way = self.way_from(node, request);
            match self.decision_node(way) {
                Some(next) => node = next,
                None if way == DecisionRecord::BOTH => return self.decide_unknown(node, request),
                None => return u32::from(way == ALLOW),
            }
        }
    }

    /// The way that leads on from a node, whatever it asks.
    #[inline(always)]
    pub(super) fn way_from(&self, node: &DecisionRecord, request: &Request<'_>) -> u32 {
        match request.permissions().get(node.word.get() as usize) {
            Some(word) => node.way(*word),
            None => node.way_of(self.decision_truth(node, request)),
        }
    }

    /// The outcome of a node's test. What most rules ask of facts is whether a boolean is true, and that the request alone says.
    #[inline(always)]
    pub(crate) fn decision_truth(&self, node: &DecisionRecord, request: &Request<'_>) -> Truth {
        let word = node.word.get();
        if word & decision_word::KIND == decision_word::BOOLEAN {
            return Truth::from(request.boolean(FactId::new(word & decision_word::INDEX)));
        }
        self.decision_truth_apart(node, request)
    }

    #[inline(never)]
    fn decision_truth_apart(&self, node: &DecisionRecord, request: &Request<'_>) -> Truth {
        let word = node.word.get();
        let index = word & decision_word::INDEX;
        match word & decision_word::KIND {
            decision_word::ATOM => self.truth(index, request),
            decision_word::VALUE => Truth::from(self.is_among(FactId::new(index), node.mask.get(), request)),
            // The request has no words for it.
            _ => Truth::from(node.holds(request.permissions().get(word as usize).copied().unwrap_or(0))),
        }
    }
}
