//! Tests in the author's words.

use std::collections::BTreeMap;

use placet_compiler::{Atom, FactType, Policy};
use placet_runtime::graph::{self, DecisionTest, Graph};

use super::{DrawnNode, Way};
use crate::condition::words::alone;

/// Permissions or values of one node that are listed; of more, how many.
const LISTED: usize = 12;

pub(super) struct Words<'a> {
    graph: &'a Graph,
    dates: BTreeMap<&'a str, bool>,
    scopes: BTreeMap<&'a str, &'a str>,
}

impl<'a> Words<'a> {
    pub(super) fn new(policy: &'a Policy, graph: &'a Graph) -> Words<'a> {
        let dates = policy.facts.iter().map(|fact| (fact.name.as_str(), fact.ty == FactType::Date));
        let scopes = policy.scopes.iter().map(|scope| (scope.id.as_str(), scope.label.as_str()));
        Words { graph, dates: dates.collect(), scopes: scopes.collect() }
    }

    pub(super) fn node(&self, test: &DecisionTest, hi: Way, lo: Way) -> DrawnNode {
        match *test {
            DecisionTest::Held { word, mask, want } => {
                let named = |bits: u64| -> Vec<String> {
                    let bits = (0..u64::BITS).filter(|bit| bits >> bit & 1 == 1);
                    bits.map(|bit| self.permission(word.saturating_mul(64).saturating_add(bit))).collect()
                };
                let node = |words, yes, no| DrawnNode { words, unknown_is_exact: None, yes, no };
                match (mask.count_ones(), want) {
                    // None of them is held: the other way round is what an author says.
                    (1, 0) => node(named(mask), lo, hi),
                    (_, 0) => node(listed("any of:", named(mask)), lo, hi),
                    (1, _) => node(named(mask), hi, lo),
                    _ if want == mask => node(listed("all of:", named(mask)), hi, lo),
                    _ => {
                        let mut words = listed("all of:", named(want));
                        words.extend(listed("and none of:", named(mask & !want)));
                        node(words, hi, lo)
                    }
                }
            }
            DecisionTest::Fact { atom, exact } => {
                let atom = usize::try_from(atom).ok().and_then(|at| self.graph.atoms.get(at));
                let atom = atom.and_then(|atom| Atom::of(self.graph, atom));
                let is_date = |atom: &Atom| {
                    atom.facts().first().and_then(|fact| self.dates.get(fact.as_str()).copied()).unwrap_or(false)
                };
                let words = atom.map_or_else(String::new, |atom| alone(&atom, is_date(&atom), true));
                DrawnNode { words: vec![words], unknown_is_exact: Some(exact), yes: hi, no: lo }
            }
            DecisionTest::Value { fact, among, exact } => {
                DrawnNode { words: self.values(fact, among), unknown_is_exact: Some(exact), yes: hi, no: lo }
            }
        }
    }

    /// What people call a permission, with the scope that it is held in.
    fn permission(&self, number: u32) -> String {
        let at = |number: u32| self.graph.permissions.get(usize::try_from(number).ok()?);
        let Some(one) = at(number) else { return format!("permission {number}") };
        let base = at(one.base).unwrap_or(one);
        let label = if base.label.is_empty() { &base.name } else { &base.label };
        let scope = one.scope.and_then(|scope| self.graph.scopes.get(usize::try_from(scope).ok()?));
        match scope {
            None => label.clone(),
            Some(scope) => {
                let words = self.scopes.get(scope.name.as_str()).filter(|label| !label.is_empty());
                format!("{label} in {}", words.copied().unwrap_or(&scope.name))
            }
        }
    }

    fn values(&self, fact: u32, among: u64) -> Vec<String> {
        let fact = usize::try_from(fact).ok().and_then(|at| self.graph.facts.get(at));
        let Some(graph::Fact { name, kind: graph::FactType::OneOf(values), .. }) = fact else { return Vec::new() };
        let asked = values.iter().enumerate().filter(|(at, _)| *at < 64 && among >> at & 1 == 1);
        let asked: Vec<String> = asked.map(|(_, value)| value.clone()).collect();
        match asked.as_slice() {
            [one] => vec![format!("{name} is {one}")],
            _ => listed(&format!("{name} is one of:"), asked),
        }
    }
}

fn listed(head: &str, all: Vec<String>) -> Vec<String> {
    let more = all.len().saturating_sub(LISTED);
    let mut lines = vec![head.to_owned()];
    // To say that there is one more takes as much room as that one.
    let shown = if more > 1 { LISTED } else { all.len() };
    lines.extend(all.into_iter().take(shown));
    if more > 1 {
        lines.push(format!("and {more} more"));
    }
    lines
}
