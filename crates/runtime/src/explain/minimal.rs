//! The search for minimal permission sets: a hitting-set search over the ways to no.
//!
//! A state is a closed set of permissions, besides those held. While some clause says no there, any larger set that is
//! allowed contains at least one branch of one of its ways to no (see `branches`), so each branch
//! is followed; from the held permissions on, this reaches every minimal set. The clause with the
//! fewest branches is taken first, and states are visited by the number of branches added.

use alloc::collections::{BTreeSet, VecDeque};
use alloc::vec::Vec;

use super::MissingSets;
use super::branches::{Branch, cheapest};
use super::reach::reach;
use super::universe::{State, Universe};
use crate::bits;
use crate::ids::{ClauseId, PermissionId};
use crate::limits;
use crate::policy::Policy;
use crate::request::Request;

pub(super) fn missing_sets(policy: &Policy<'_>, clauses: &[ClauseId], request: &Request<'_>) -> MissingSets {
    let mut held = alloc::vec![0; policy.permission_words()];
    for (at, (to, from)) in held.iter_mut().zip(request.permissions()).enumerate() {
        *to = from & bits::mask(at, policy.sections.permissions.len());
    }
    let universe = Universe::new(policy, clauses, request);
    let mut search = Search { policy, universe: &universe, clauses, request, held, steps: 0, found: Vec::new() };
    let complete = search.run();
    present(&universe, search.found, complete)
}

struct Search<'s> {
    policy: &'s Policy<'s>,
    universe: &'s Universe<'s>,
    clauses: &'s [ClauseId],
    request: &'s Request<'s>,
    /// All that is held, and while a state is looked at, the state.
    held: Vec<u64>,
    /// Graph nodes visited, and as much again for other work.
    steps: usize,
    /// Allowed states. One may still lie within another.
    found: Vec<State>,
}

/// How a state stands.
enum Standing {
    Allowed,
    /// Denied; every larger set that is allowed contains one of these, so none where it's empty.
    Denied(Vec<Branch>),
}

impl Search<'_> {
    /// Whether the search has seen all there is.
    fn run(&mut self) -> bool {
        let nothing = self.universe.nothing();
        let mut seen = BTreeSet::from([nothing.clone()]);
        let mut queue = VecDeque::from([nothing]);
        while let Some(state) = queue.pop_front() {
            if self.steps > limits::SEARCH_STEPS || self.found.len() >= limits::COLLECTED_SETS {
                queue.push_front(state);
                self.hurry(queue);
                self.settle();
                return false;
            }
            // What a state costs besides nodes, so that it is bounded too.
            let cost = state.len().saturating_add(self.found.len() / 8);
            self.steps = self.steps.saturating_add(cost);
            if self.is_covered(&state) {
                continue;
            }
            match self.standing(&state) {
                Standing::Allowed => self.found.push(state),
                Standing::Denied(branches) => {
                    for branch in branches {
                        let next = self.universe.add(&state, &branch);
                        if next != state && seen.insert(next.clone()) {
                            queue.push_back(next);
                        }
                    }
                }
            }
        }
        true
    }

    /// When there's too much to see it all: from each open state the first way to a yes that there
    /// is, until there are enough to show.
    fn hurry(&mut self, queue: VecDeque<State>) {
        let end = self.steps.saturating_add(limits::SEARCH_STEPS);
        for mut state in queue {
            loop {
                if self.steps > end || self.found.len() >= limits::MISSING_SETS {
                    return;
                }
                if self.is_covered(&state) {
                    break;
                }
                match self.standing(&state) {
                    Standing::Allowed => {
                        self.found.push(state);
                        break;
                    }
                    Standing::Denied(branches) => {
                        let Some(branch) = branches.first() else {
                            break;
                        };
                        let next = self.universe.add(&state, branch);
                        if next == state {
                            break;
                        }
                        state = next;
                    }
                }
            }
        }
    }

    /// When the search was cut, what it found may hold a smaller set that it would have found later:
    /// keeps what will be shown, made minimal, and leaves out what that would take too long for.
    fn settle(&mut self) {
        let end = self.steps.saturating_add(limits::SEARCH_STEPS);
        let mut found = core::mem::take(&mut self.found);
        found.sort_by_cached_key(|set| shown_order(self.universe.shown(set)));
        for set in found {
            if self.found.len() >= limits::MISSING_SETS {
                return;
            }
            if !self.is_covered(&set) {
                let least = self.shrink(set, end);
                self.found.extend(least);
            }
        }
    }

    /// A minimal allowed set within an allowed one; `None` where that takes more steps than to `end`.
    fn shrink(&mut self, mut state: State, end: usize) -> Option<State> {
        // Leaving out what nothing else in the set implies leaves a closed set.
        let mut tried = BTreeSet::new();
        loop {
            let generators = self.universe.generators(&state);
            let untried = generators.iter().rev().find(|each| !tried.contains(*each));
            let Some(generator) = untried.copied() else {
                return Some(state);
            };
            self.steps = self.steps.saturating_add(generators.len());
            if self.steps > end {
                return None;
            }
            tried.insert(generator);
            let without = self.universe.leave_out(&state, generator);
            if matches!(self.standing(&without), Standing::Allowed) {
                state = without;
            }
        }
    }

    fn is_covered(&self, state: &[u64]) -> bool {
        self.found.iter().any(|found| bits::is_subset(found, state))
    }

    fn standing(&mut self, state: &[u64]) -> Standing {
        // Nothing of a state is held without it, so it can be taken out again.
        for permission in self.universe.members(state) {
            bits::insert(&mut self.held, permission.index());
        }
        let standing = self.standing_as_held();
        for permission in self.universe.members(state) {
            bits::remove(&mut self.held, permission.index());
        }
        standing
    }

    fn standing_as_held(&mut self) -> Standing {
        let request = self.request.with_permissions(&self.held);
        let mut fewest: Option<Vec<Branch>> = None;
        for clause in self.clauses {
            if self.policy.holds_counting(*clause, &request, &mut self.steps) {
                continue;
            }
            let met = reach(self.policy, *clause, &request);
            self.steps = self.steps.saturating_add(met.len());
            let exact = self.policy.clause(*clause).is_some_and(|clause| clause.exact);
            // Denied without a way to no: too large to be decided, which no permission changes.
            let branches = cheapest(self.policy, &met, exact, &request).unwrap_or_default();
            if fewest.as_ref().is_none_or(|fewest| branches.len() < fewest.len()) {
                fewest = Some(branches);
            }
        }
        let Some(mut branches) = fewest else {
            return Standing::Allowed;
        };
        // So that a search which is cut has seen those that are shown first.
        branches.sort();
        Standing::Denied(branches)
    }
}

/// Sorts and cuts what was found, and shows each set by its generators.
fn present(universe: &Universe<'_>, mut found: Vec<State>, complete: bool) -> MissingSets {
    found.sort_by_key(|set| set.iter().map(|word| word.count_ones()).sum::<u32>());
    let mut least: Vec<State> = Vec::new();
    for set in found {
        if !least.iter().any(|smaller| bits::is_subset(smaller, &set)) {
            least.push(set);
        }
    }
    let shown = least.iter().map(|set| shown_order(universe.shown(set)));
    let mut shown: Vec<_> = shown.collect();
    shown.sort();
    let mut sets: Vec<Vec<PermissionId>> = shown.into_iter().map(|(_, set)| set).collect();
    let more = !complete || sets.len() > limits::MISSING_SETS;
    sets.truncate(limits::MISSING_SETS);
    MissingSets { sets, more }
}

/// Fewest first, then in the order of declaration.
fn shown_order(set: Vec<PermissionId>) -> (usize, Vec<PermissionId>) {
    (set.len(), set)
}
