//! The nodes that are made, equal ones once, and their final numbers.

use std::collections::BTreeMap;

use placet_runtime::graph::{DENY, DecisionNode, DecisionTest, FIRST_NODE};

use super::slips::{Slip, made};
use crate::hash::Map;

/// While nodes are made, children have smaller ids than their parents; [`Nodes::finish`] turns that round.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    made: Vec<DecisionNode>,
    known: Map<DecisionNode, u32>,
}

/// The permissions of a set by word, as masks.
pub(super) fn masks(permissions: &[u32]) -> BTreeMap<u32, u64> {
    let mut masks = BTreeMap::new();
    for permission in permissions {
        *masks.entry(permission / 64).or_insert(0) |= 1u64 << (permission % 64);
    }
    masks
}

impl Nodes {
    /// A test of permissions or facts; where both ways lead to the same, that.
    pub(super) fn make(&mut self, test: DecisionTest, hi: u32, lo: u32) -> u32 {
        if hi == lo {
            return hi;
        }
        let node = DecisionNode { test, hi, lo };
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        let id = number(self.made.len());
        self.made.push(node);
        self.known.insert(node, id);
        id
    }

    /// Whether all of these are held.
    pub(super) fn all(&mut self, permissions: &[u32], hi: u32, lo: u32) -> u32 {
        // Where most is asked for, most is missing: first.
        let mut words: Vec<(u32, u64)> = masks(permissions).into_iter().collect();
        words.sort_by_key(|(word, mask)| (std::cmp::Reverse(mask.count_ones()), *word));
        let mut at = hi;
        for (word, mask) in words.into_iter().rev() {
            at = self.make(DecisionTest::Held { word, mask, want: mask }, at, lo);
        }
        at
    }

    /// Whether one of these is held.
    pub(super) fn any(&mut self, permissions: &[u32], hi: u32, lo: u32) -> u32 {
        let mut words: Vec<(u32, u64)> = masks(permissions).into_iter().collect();
        words.sort_by_key(|(word, mask)| (std::cmp::Reverse(mask.count_ones()), *word));
        let mut at = lo;
        for (word, mask) in words.into_iter().rev() {
            at = match mask.count_ones() {
                // One way to write a test of one permission, so that equal ones are one node.
                1 => self.make(DecisionTest::Held { word, mask, want: mask }, hi, at),
                _ if made(Slip::AllForAny) => self.make(DecisionTest::Held { word, mask, want: mask }, hi, at),
                _ => self.make(DecisionTest::Held { word, mask, want: 0 }, at, hi),
            };
        }
        at
    }

    /// The roots, then all that they lead to; children have larger ids than their parents. And the nodes that `marks` are
    /// then.
    pub(super) fn finish(self, roots: &[u32], marks: &[u32]) -> (Vec<DecisionNode>, Vec<DecisionNode>) {
        let starts: Vec<DecisionNode> =
            roots.iter().map(|root| self.node(*root).unwrap_or(DecisionNode::always(*root))).collect();
        let mut wanted = vec![false; self.made.len()];
        let want = |wanted: &mut Vec<bool>, node: &DecisionNode| {
            for to in [node.hi, node.lo] {
                if let Some(wanted) = index(to).and_then(|at| wanted.get_mut(at)) {
                    *wanted = true;
                }
            }
        };
        starts.iter().for_each(|node| want(&mut wanted, node));
        // Parents come after their children.
        let mut order = Vec::new();
        for at in (0..self.made.len()).rev() {
            if wanted.get(at) == Some(&true)
                && let Some(node) = self.made.get(at)
            {
                want(&mut wanted, node);
                order.push(at);
            }
        }
        let mut numbers = vec![DENY; self.made.len()];
        for (at, place) in order.iter().zip(roots.len()..) {
            if let Some(slot) = numbers.get_mut(*at) {
                *slot = number(place);
            }
        }
        let renumbered = |to: u32| match index(to) {
            None => to,
            Some(at) => numbers.get(at).copied().unwrap_or(DENY),
        };
        let kept = order.iter().filter_map(|at| self.made.get(*at).copied());
        let finished =
            |node: DecisionNode| DecisionNode { test: node.test, hi: renumbered(node.hi), lo: renumbered(node.lo) };
        let marked = marks.iter().map(|mark| finished(self.node(*mark).unwrap_or(DecisionNode::always(*mark))));
        (starts.iter().copied().chain(kept).map(finished).collect(), marked.collect())
    }

    fn node(&self, id: u32) -> Option<DecisionNode> {
        self.made.get(index(id)?).copied()
    }
}

fn index(id: u32) -> Option<usize> {
    usize::try_from(id.checked_sub(FIRST_NODE)?).ok()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX - FIRST_NODE) + FIRST_NODE
}
