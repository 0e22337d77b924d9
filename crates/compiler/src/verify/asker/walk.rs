//! The nodes of the graph that a root leads to.

use placet_runtime::graph::{DecisionTest, FIRST_NODE};

use super::super::question::{Look, Question, Step, small};
use super::{Asker, NoQuestion};

impl Asker<'_> {
    /// The nodes that the root leads to.
    pub(super) fn walk(&mut self, root: usize, made: &mut Question) -> Result<(), NoQuestion> {
        let nodes = &self.tables.graph.decision_nodes;
        let root = u32::try_from(root).map_err(|_| NoQuestion::BrokenGraph)?;
        self.nodes.number(root);
        let mut next = 0;
        while let Some(at) = self.nodes.list().get(next).copied() {
            next += 1;
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
