//! Transcripts to one diagram: equal nodes are one, tests in the order in which they first occur.

use std::collections::HashMap;

use placet_compiler::FactTest;
use placet_transcribe::Certain;

use super::{FACTS, Node, Test};
use crate::set::Set;

pub(super) struct Builder<'s> {
    permissions: HashMap<&'s str, u32>,
    set: &'s Set,
    tests: Vec<Test>,
    known: HashMap<Test, u32>,
    /// The place of each variable in the order.
    order: HashMap<u32, usize>,
    nodes: Vec<Node>,
    unique: HashMap<Node, u32>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(set: &'s Set) -> Builder<'s> {
        let permissions = set.policy.permissions.iter().zip(0..).map(|(one, at)| (one.id.as_str(), at)).collect();
        Builder {
            permissions,
            set,
            tests: Vec::new(),
            known: HashMap::new(),
            order: HashMap::new(),
            nodes: Vec::new(),
            unique: HashMap::new(),
        }
    }

    pub(super) fn finished(self) -> (Vec<Node>, Vec<Test>) {
        (self.nodes, self.tests)
    }

    pub(super) fn root(&mut self, certain: &Certain) -> Result<u32, String> {
        let mut memo = HashMap::new();
        Ok(match certain {
            Certain::Always => 1,
            Certain::Never => 0,
            Certain::Holds(permission) => {
                let at = self.permissions.get(permission.as_str());
                let test = Test::Holds(*at.ok_or_else(|| format!("no permission `{permission}`"))?);
                self.test(test)
            }
            Certain::HoldsAll(fact) => {
                let at = *self.set.facts.get(fact).ok_or_else(|| format!("no fact `{fact}`"))?;
                self.test(Test::HoldsAll(at))
            }
            Certain::Known(test, outcome) => self.test(Test::Known(test.clone(), *outcome)),
            Certain::All(parts) => self.join(parts, true)?,
            Certain::Any(parts) => self.join(parts, false)?,
            Certain::ByTruth(test, ways) => {
                let [yes, no] = ways.as_ref();
                let (yes, no) = (self.root(yes)?, self.root(no)?);
                let both = self.choice(yes, no, 0, &mut memo);
                let is = self.test(Test::Known(test.clone(), true));
                let is_not = self.test(Test::Known(test.clone(), false));
                let otherwise = self.choice(is_not, no, both, &mut memo);
                self.choice(is, yes, otherwise, &mut memo)
            }
            Certain::ByValue { fact, arms } => {
                let mut all = 1;
                let mut roots = Vec::new();
                for (values, arm) in arms {
                    let arm = self.root(arm)?;
                    all = self.choice(arm, all, 0, &mut memo);
                    roots.extend(values.iter().map(|value| (value, arm)));
                }
                let mut whole = all;
                for (value, arm) in roots.into_iter().rev() {
                    let is = self.test(Test::Known(FactTest::Is(fact.clone(), value.clone()), true));
                    whole = self.choice(is, arm, whole, &mut memo);
                }
                whole
            }
            Certain::Can { action, .. } => return Err(format!("`can {action}` is not written out")),
        })
    }

    fn join(&mut self, parts: &[Certain], all: bool) -> Result<u32, String> {
        let mut memo = HashMap::new();
        let mut whole = u32::from(all);
        for part in parts.iter().rev() {
            let part = self.root(part)?;
            whole = if all { self.choice(part, whole, 0, &mut memo) } else { self.choice(part, 1, whole, &mut memo) };
        }
        Ok(whole)
    }

    fn test(&mut self, test: Test) -> u32 {
        let variable = match (&test, self.known.get(&test)) {
            (Test::Holds(at), _) => *at,
            (_, Some(known)) => *known,
            _ => {
                let at = FACTS + u32::try_from(self.tests.len()).unwrap_or(0);
                self.tests.push(test.clone());
                self.known.insert(test, at);
                at
            }
        };
        let next = self.order.len();
        self.order.entry(variable).or_insert(next);
        self.node(Node { test: variable, hi: 1, lo: 0 })
    }

    fn node(&mut self, node: Node) -> u32 {
        if node.hi == node.lo {
            return node.hi;
        }
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 2) + 2;
        *self.unique.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            next
        })
    }

    fn at(&self, id: u32) -> Option<Node> {
        self.nodes.get(id.checked_sub(2)? as usize).copied()
    }

    /// `yes` where `test` holds, else `no`.
    fn choice(&mut self, test: u32, yes: u32, no: u32, memo: &mut HashMap<(u32, u32, u32), u32>) -> u32 {
        match (test, yes, no) {
            (1, ..) => return yes,
            (0, ..) => return no,
            (_, 1, 0) => return test,
            _ if yes == no => return yes,
            _ => {}
        }
        if let Some(known) = memo.get(&(test, yes, no)) {
            return *known;
        }
        let place = |builder: &Self, id| {
            builder.at(id).and_then(|node| builder.order.get(&node.test).map(|at| (*at, node.test)))
        };
        let Some((_, top)) = [test, yes, no].into_iter().filter_map(|id| place(self, id)).min() else { return no };
        let side = |builder: &Self, id, high| match builder.at(id) {
            Some(node) if node.test == top => {
                if high {
                    node.hi
                } else {
                    node.lo
                }
            }
            _ => id,
        };
        let ways = [true, false].map(|high| [test, yes, no].map(|id| side(self, id, high)));
        let [[a, b, c], [d, e, f]] = ways;
        let hi = self.choice(a, b, c, memo);
        let lo = self.choice(d, e, f, memo);
        let made = self.node(Node { test: top, hi, lo });
        memo.insert((test, yes, no), made);
        made
    }
}
