//! A plain decision diagram: nodes of one bit each, walked one by one. Tests of facts are bits too, made when they are asked
//! for. A reference, no engine that anybody ships.

mod build;

use placet_by_hand::Value;
use placet_compiler::FactTest;

use self::build::Builder;
use crate::cases::Cases;
use crate::engine::{Each, Engine, Prepared};
use crate::facts::{holds_all, outcome};
use crate::set::Set;

/// What a node asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Test {
    /// Whether the permission is held.
    Holds(u32),
    /// Whether the fact's permissions are known, and all held.
    HoldsAll(usize),
    /// Whether the test is known to come out like this.
    Known(FactTest, bool),
}

/// A node; ids below 2 are the ends, no and yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Node {
    test: u32,
    hi: u32,
    lo: u32,
}

/// Where the tests of facts start among [`Node::test`].
const FACTS: u32 = 1 << 31;

/// A set as one diagram.
pub struct Bdd<'s> {
    set: &'s Set,
    nodes: Vec<Node>,
    /// The tests that are no plain bit.
    tests: Vec<Test>,
    /// For each action its root, and those of its options.
    roots: Vec<Vec<u32>>,
}

impl<'s> Bdd<'s> {
    /// Builds it.
    ///
    /// # Errors
    ///
    /// - What can't be built, in words.
    pub fn new(set: &'s Set) -> Result<Bdd<'s>, String> {
        let mut builder = Builder::new(set);
        let mut roots = Vec::new();
        for action in &set.transcript.actions {
            let mut all = vec![builder.root(&action.certain)?];
            for (_, certain) in &action.options {
                all.push(builder.root(certain)?);
            }
            roots.push(all);
        }
        let (nodes, tests) = builder.finished();
        Ok(Bdd { set, nodes, tests, roots })
    }

    fn walk(&self, root: u32, held: &[u64], facts: &[Value]) -> bool {
        let mut at = root;
        while let Some(node) = at.checked_sub(2).and_then(|at| self.nodes.get(at as usize)) {
            let holds = if node.test < FACTS {
                held.get((node.test / 64) as usize).is_some_and(|word| word & 1 << (node.test % 64) != 0)
            } else {
                self.fact(node.test - FACTS, held, facts)
            };
            at = if holds { node.hi } else { node.lo };
        }
        at == 1
    }

    fn fact(&self, test: u32, held: &[u64], facts: &[Value]) -> bool {
        match self.tests.get(test as usize) {
            Some(Test::HoldsAll(fact)) => holds_all(held, facts.get(*fact)),
            Some(Test::Known(test, wanted)) => outcome(self.set, test, facts) == Some(*wanted),
            _ => false,
        }
    }
}

impl Engine for Bdd<'_> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let requests = cases.all.iter().map(|case| (*case, cases.held(*case), cases.facts(*case)));
        let requests: Vec<_> = requests.collect();
        let decide = |(case, held, facts): &(crate::cases::Case, &[u64], &[Value])| {
            let Some([root, options @ ..]) = self.roots.get(case.action as usize).map(Vec::as_slice) else {
                return false;
            };
            let mut asked = options.iter().enumerate().filter(|(at, _)| case.options & 1 << at != 0);
            self.walk(*root, held, facts) && asked.all(|(_, root)| self.walk(*root, held, facts))
        };
        then(&mut Each { requests, decide });
    }
}
