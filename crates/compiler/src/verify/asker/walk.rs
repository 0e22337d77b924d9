//! The nodes of the graph that a root leads to.

use placet_runtime::graph::{ALLOW, DENY, DecisionNode, DecisionTest, FIRST_NODE};

use super::super::question::{Look, Question, Step, small};
use super::super::source::{held_of, sets};
use super::{Asker, NoQuestion};
use crate::model::Clause;

impl Asker<'_> {
    /// The nodes that the root leads to; what `behind` leads to is one permission.
    pub(super) fn walk(&mut self, root: usize, behind: Option<usize>, made: &mut Question) -> Result<(), NoQuestion> {
        let nodes = &self.tables.graph.decision_nodes;
        let behind = behind.map(small);
        let root = u32::try_from(root).map_err(|_| NoQuestion::BrokenGraph)?;
        self.nodes.number(root);
        let mut next = 0;
        while let Some(at) = self.nodes.list().get(next).copied() {
            next += 1;
            if behind == Some(at) {
                continue;
            }
            let node = usize::try_from(at).ok().and_then(|at| nodes.get(at)).ok_or(NoQuestion::BrokenGraph)?;
            for to in [node.hi, node.lo] {
                if let Some(to) = to.checked_sub(FIRST_NODE) {
                    if to <= at {
                        return Err(NoQuestion::BrokenGraph);
                    }
                    self.nodes.number(to);
                }
            }
        }
        // Children have larger numbers than their parents.
        self.nodes.sort_descending();
        for place in 0..self.nodes.list().len() {
            if self.nodes.list().get(place).copied() == behind {
                let start = small(made.looked_at.len());
                made.looked_at.push((self.taken_as_one(), true));
                made.walk.push(Step { look: Look::Held(start, start.saturating_add(1)), hi: ALLOW, lo: DENY });
                continue;
            }
            let at = self.nodes.list().get(place).and_then(|at| nodes.get(usize::try_from(*at).ok()?));
            let Some(node) = at else { return Err(NoQuestion::BrokenGraph) };
            let to = |id: u32| match id.checked_sub(FIRST_NODE) {
                None => Some(id),
                Some(at) => self.nodes.known(at).map(|place| place.saturating_add(FIRST_NODE)),
            };
            let (Some(hi), Some(lo)) = (to(node.hi), to(node.lo)) else { return Err(NoQuestion::BrokenGraph) };
            let look = match node.test {
                DecisionTest::Held { word, mask, want } => {
                    let start = made.looked_at.len();
                    let mut left = mask;
                    while left != 0 {
                        let bit = left.trailing_zeros();
                        left &= left.wrapping_sub(1);
                        let permission = word.saturating_mul(64).saturating_add(bit);
                        if permission >= small(self.tables.graph.permissions.len()) {
                            return Err(NoQuestion::BrokenGraph);
                        }
                        let permission = self.permissions.number(permission);
                        made.looked_at.push((permission, want >> bit & 1 == 1));
                    }
                    Look::Held(small(start), small(made.looked_at.len()))
                }
                DecisionTest::Fact { atom, exact } => {
                    let test = usize::try_from(atom).ok().and_then(|at| self.tables.atoms.get(at)).copied().flatten();
                    self.tests_at(made, test, test.as_slice(), exact)?
                }
                DecisionTest::Value { fact, among, exact } => {
                    let values = self.tables.values(fact).ok_or(NoQuestion::BrokenGraph)?;
                    let of = |bit: usize| among.checked_shr(small(bit)).unwrap_or(0) & 1 == 1;
                    let these: Vec<u32> =
                        values.iter().enumerate().filter(|(bit, _)| of(*bit)).map(|(_, test)| *test).collect();
                    if u64::BITS - among.leading_zeros() > small(values.len()) {
                        return Err(NoQuestion::BrokenGraph);
                    }
                    self.tests_at(made, values.first().copied(), &these, exact)?
                }
            };
            made.walk.push(Step { look, hi, lo });
        }
        made.root = small(made.walk.len()).saturating_add(1);
        Ok(())
    }

    /// Tests the sets of these clauses before all that was walked.
    pub(super) fn sets_before(&mut self, clauses: &[&Clause], made: &mut Question) {
        let tables = self.tables;
        for set in clauses.iter().rev().flat_map(|clause| sets(tables, &clause.expr)) {
            let start = small(made.looked_at.len());
            for (name, scope) in held_of(set) {
                let permission = self.held(name, scope);
                made.looked_at.push((permission, false));
            }
            // Where none of them is held, no.
            made.walk.push(Step { look: Look::Held(start, small(made.looked_at.len())), hi: DENY, lo: made.root });
            made.root = small(made.walk.len()).saturating_add(1);
        }
    }

    /// The one node that a root leads to of which `begins` is so, where there is just one; the root may be it. What comes after
    /// such a node isn't looked at.
    pub(in crate::verify) fn only_beginning(
        &mut self,
        root: usize,
        begins: &dyn Fn(&DecisionNode) -> bool,
    ) -> Option<usize> {
        let nodes = &self.tables.graph.decision_nodes;
        self.nodes.start();
        self.nodes.number(small(root));
        let (mut next, mut found) = (0, None);
        while let Some(at) = self.nodes.list().get(next).copied() {
            next += 1;
            let place = usize::try_from(at).ok()?;
            let node = nodes.get(place)?;
            if begins(node) {
                if found.replace(place).is_some() {
                    return None;
                }
                continue;
            }
            for to in [node.hi, node.lo] {
                if let Some(to) = to.checked_sub(FIRST_NODE) {
                    self.nodes.number(to);
                }
            }
        }
        found
    }

    fn tests_at(
        &mut self,
        made: &mut Question,
        of: Option<u32>,
        these: &[u32],
        exact: bool,
    ) -> Result<Look, NoQuestion> {
        let start = made.asked_for.len();
        made.asked_for.extend(these.iter().map(|test| self.tests.number(*test)));
        // Of no values, the fact is asked for all the same.
        let of = these.first().copied().or(of).ok_or(NoQuestion::BrokenGraph)?;
        Ok(Look::Tests { of: self.tests.number(of), these: (small(start), small(made.asked_for.len())), exact })
    }
}
