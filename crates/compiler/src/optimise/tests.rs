//! Graphs with and without decision nodes decide alike.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failed test is told so")]

use placet_runtime::graph::{ALLOW, Action, Atom, Clause, DENY, DecisionTest, Fact, FactType, Graph, Node, Permission};
use placet_runtime::{ActionId, FactValue, Policy, Request};

use super::decided;

/// Deterministic, so that a failure can be looked at.
struct Rng(u64);

impl Rng {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % count
    }
}

fn graph(permissions: u32, implies: &[(u32, u32)], facts: u32) -> Graph {
    let permission = |at: u32| Permission {
        name: format!("p{at}"),
        implies: implies.iter().filter(|(one, _)| *one == at).map(|(_, other)| *other).collect(),
        base: at,
        ..Permission::default()
    };
    let fact = |at: u32| Fact { name: format!("f{at}"), kind: FactType::Boolean, origin: Default::default() };
    Graph {
        permissions: (0..permissions).map(permission).collect(),
        facts: (0..facts).map(fact).collect(),
        atoms: (0..permissions).map(Atom::Holds).chain((0..facts).map(Atom::True)).collect(),
        ..Graph::default()
    }
}

/// A clause of the function that `is_so` tells of these atoms, in this order; as a reduced diagram.
fn clause(graph: &mut Graph, atoms: &[u32], is_so: &dyn Fn(u32) -> bool) -> u32 {
    fn below(graph: &mut Graph, atoms: &[u32], depth: usize, so_far: u32, is_so: &dyn Fn(u32) -> bool) -> u32 {
        if depth == atoms.len() {
            return if is_so(so_far) { ALLOW } else { DENY };
        }
        let hi = below(graph, atoms, depth + 1, so_far | 1 << depth, is_so);
        let lo = below(graph, atoms, depth + 1, so_far, is_so);
        if hi == lo {
            return hi;
        }
        let node = Node { atom: atoms[depth], hi, lo };
        let known = graph.nodes.iter().position(|own| *own == node);
        let at = known.unwrap_or_else(|| {
            graph.nodes.push(node);
            graph.nodes.len() - 1
        });
        u32::try_from(at).unwrap() + 2
    }
    let root = below(graph, atoms, 0, 0, is_so);
    graph.clauses.push(Clause { root, exact: true, ..Clause::default() });
    u32::try_from(graph.clauses.len()).unwrap() - 1
}

fn action(graph: &mut Graph, clauses: Vec<u32>) {
    let id = format!("a{}", graph.actions.len());
    graph.actions.push(Action { id, clauses, ..Action::default() });
}

/// All that a request may say of a fact, and something that it mustn't.
fn values(fact: &Fact) -> Vec<FactValue<'static>> {
    let known = match &fact.kind {
        FactType::OneOf(values) => (0..=u32::try_from(values.len()).unwrap()).map(FactValue::Value).collect(),
        _ => vec![FactValue::Boolean(true), FactValue::Boolean(false)],
    };
    [FactValue::Unknown].into_iter().chain(known).collect()
}

/// Every request, facts unknown too, to both forms.
fn agree(mut graph: Graph) {
    let by_clauses = placet_runtime::encode(&graph).unwrap();
    graph.decision_nodes = decided(&graph).nodes;
    let by_nodes = placet_runtime::encode(&graph).unwrap();
    let (by_clauses, by_nodes) = (Policy::open(&by_clauses).unwrap(), Policy::open(&by_nodes).unwrap());
    for set in 0..1u64 << graph.permissions.len() {
        let closed = |at: usize| graph.permissions[at].implies.iter().all(|other| set >> other & 1 == 1);
        if (0..graph.permissions.len()).any(|at| set >> at & 1 == 1 && !closed(at)) {
            continue;
        }
        let choices: Vec<Vec<FactValue<'_>>> = graph.facts.iter().map(values).collect();
        for mut number in 0..choices.iter().map(Vec::len).product() {
            let mut values = Vec::new();
            for choices in &choices {
                values.push(choices[number % choices.len()]);
                number /= choices.len();
            }
            let held = [set];
            let request = Request::new(&held, &values, &[]);
            let mut scratch = vec![0; by_nodes.scratch_len()];
            let mut all = vec![0; by_nodes.action_words()];
            by_nodes.decide_all(&request, &mut scratch, &mut all).unwrap();
            for at in 0..u32::try_from(graph.actions.len()).unwrap() {
                let [one, other] = [by_clauses, by_nodes].map(|policy| policy.decide(ActionId::new(at), &request));
                let told = || format!("{:?} of {graph:#?} holding {set:b} with {values:?}", graph.actions[at as usize]);
                assert_eq!(one, other, "{}", told());
                let among_all = all[at as usize / 64] >> (at % 64) & 1 == 1;
                assert_eq!(other.unwrap().is_allow(), among_all, "{}", told());
            }
        }
    }
}

#[test]
fn every_function_of_three_tests_decides_as_its_clauses_do() {
    // Two permissions and a fact, then one and two, then none and three; the fact in each place.
    for (permissions, facts, order) in [(2, 1, [2, 0, 1]), (2, 1, [0, 2, 1]), (1, 2, [0, 1, 2]), (0, 3, [0, 1, 2])] {
        let mut graph = graph(permissions, &[], facts);
        for function in 0..256u32 {
            let clause = clause(&mut graph, &order, &|world| function >> world & 1 == 1);
            action(&mut graph, vec![clause]);
        }
        agree(graph);
    }
}

#[test]
fn random_clauses_behind_gates_decide_as_their_clauses_do() {
    let mut rng = Rng(0x9E37_79B9_7F4A_7C15);
    for _ in 0..60 {
        let mut graph = graph(5, &[(0, 1), (2, 3), (2, 4), (3, 4)], 2);
        let mut clauses = Vec::new();
        for _ in 0..8 {
            let mut atoms: Vec<u32> = (0..7).collect();
            for at in (1..atoms.len()).rev() {
                atoms.swap(at, usize::try_from(rng.below(at as u64 + 1)).unwrap());
            }
            let few = 1 + usize::try_from(rng.below(4)).unwrap();
            atoms.truncate(few);
            // Now a conjunction, now a disjunction, now anything at all.
            let (kind, table) = (rng.below(4), rng.below(1 << 16));
            let full = (1u32 << few) - 1;
            clauses.push(clause(&mut graph, &atoms, &|world| match kind {
                0 => world == full,
                1 => world != 0,
                _ => table >> world & 1 == 1,
            }));
        }
        for _ in 0..12 {
            let count = 1 + rng.below(4);
            let own = (0..count).map(|_| clauses[usize::try_from(rng.below(8)).unwrap()]).collect();
            action(&mut graph, own);
        }
        agree(graph);
    }
}

#[test]
fn values_that_lead_different_ways_decide_as_their_clauses_do() {
    let mut rng = Rng(0x2545_F491_4F6C_DD1D);
    for round in 0..200u32 {
        let count = 1 + round % 9;
        let mut graph = graph(3, &[(0, 1)], 1);
        let names = (0..count).map(|value| format!("v{value}")).collect();
        graph.facts.push(Fact { name: "kind".into(), kind: FactType::OneOf(names), origin: Default::default() });
        let first = u32::try_from(graph.atoms.len()).unwrap();
        graph.atoms.extend((0..count).map(|value| Atom::IsValue(1, value)));
        let ways: Vec<u32> = (0..3)
            .map(|permission| {
                graph.nodes.push(Node { atom: permission, hi: ALLOW, lo: DENY });
                u32::try_from(graph.nodes.len()).unwrap() + 1
            })
            .chain([ALLOW, DENY])
            .collect();
        let way = |rng: &mut Rng| ways[usize::try_from(rng.below(5)).unwrap()];
        // All values but the last are asked for, or only some of them.
        let mut at = way(&mut rng);
        for value in (0..count).rev().skip(1) {
            let hi = way(&mut rng);
            if hi != at && (round % 2 == 0 || rng.below(3) > 0) {
                graph.nodes.push(Node { atom: first + value, hi, lo: at });
                at = u32::try_from(graph.nodes.len()).unwrap() + 1;
            }
        }
        // Another test in front, so that the values are met from two places.
        if round % 3 == 0 && at > ALLOW && at != ways[0] {
            graph.nodes.push(Node { atom: 3, hi: at, lo: ways[0] });
            at = u32::try_from(graph.nodes.len()).unwrap() + 1;
        }
        graph.clauses.push(Clause { root: at, exact: round % 5 > 0, ..Clause::default() });
        action(&mut graph, vec![0]);
        agree(graph);
    }
}

#[test]
fn one_of_many_values_is_found_in_few_tests() {
    let mut graph = graph(40, &[], 0);
    let names = (0..40).map(|value| format!("v{value}")).collect();
    graph.facts.push(Fact { name: "kind".into(), kind: FactType::OneOf(names), origin: Default::default() });
    graph.atoms.extend((0..40).map(|value| Atom::IsValue(0, value)));
    // Each value asks for a permission of its own.
    let mut at = DENY;
    for value in (0..40u32).rev() {
        graph.nodes.push(Node { atom: value, hi: ALLOW, lo: DENY });
        let hi = u32::try_from(graph.nodes.len()).unwrap() + 1;
        graph.nodes.push(Node { atom: 40 + value, hi, lo: at });
        at = hi + 1;
    }
    graph.clauses.push(Clause { root: at, exact: true, ..Clause::default() });
    action(&mut graph, vec![0]);
    let nodes = decided(&graph).nodes;
    fn depth(nodes: &[super::DecisionNode], id: u32) -> u32 {
        match nodes.get((id as usize).wrapping_sub(2)) {
            Some(node) => 1 + depth(nodes, node.hi).max(depth(nodes, node.lo)),
            None => 0,
        }
    }
    assert_eq!(depth(&nodes, 2), 7, "six tests of the value, one of the permission");
}

#[test]
fn what_is_asked_of_one_word_is_one_node() {
    let mut graph = graph(6, &[(0, 5)], 0);
    let gate = clause(&mut graph, &[5], &|world| world == 1);
    let own = clause(&mut graph, &[0, 1], &|world| world == 3);
    let either = clause(&mut graph, &[2, 3], &|world| world != 0);
    action(&mut graph, vec![gate, own, either]);
    let nodes = decided(&graph).nodes;
    // The gate's permission comes with what the action asks for.
    assert_eq!(nodes[0].test, DecisionTest::Held { word: 0, mask: 0b11, want: 0b11 });
    assert_eq!(nodes[1].test, DecisionTest::Held { word: 0, mask: 0b1100, want: 0 });
    assert_eq!((nodes[0].hi, nodes[0].lo, nodes[1].hi, nodes[1].lo), (3, DENY, DENY, ALLOW));
    assert_eq!(nodes.len(), 2);
}

#[test]
fn what_an_action_asks_for_is_not_asked_again_in_a_rest() {
    let mut graph = graph(3, &[(0, 1)], 1);
    let own = clause(&mut graph, &[0], &|world| world == 1);
    // When the fact is so, 1; else 2: and 1 comes with 0.
    let rest = clause(&mut graph, &[3, 1, 2], &|world| if world & 1 == 1 { world & 2 == 2 } else { world & 4 == 4 });
    action(&mut graph, vec![rest, own]);
    let nodes = decided(&graph).nodes;
    assert_eq!(nodes.len(), 3, "{nodes:?}");
    assert_eq!(nodes[1].test, DecisionTest::Fact { atom: 3, exact: true });
    assert_eq!((nodes[1].hi, nodes[2].test), (ALLOW, DecisionTest::Held { word: 0, mask: 0b100, want: 0b100 }));
    agree(graph);
}

#[test]
fn a_large_gate_is_there_once_for_all_actions_behind_it() {
    let mut graph = graph(0, &[], 0);
    let many = 2 * u32::try_from(super::conjuncts::PULLED).unwrap();
    graph.permissions =
        (0..many + 50).map(|at| Permission { name: format!("p{at}"), base: at, ..Permission::default() }).collect();
    graph.atoms = (0..many + 50).map(Atom::Holds).collect();
    // Any two of many, so that it is no set.
    let mut at = [DENY, DENY, ALLOW];
    for permission in 0..many {
        for held in 0..2 {
            let (hi, lo) = (at[held + 1], at[held]);
            if hi != lo {
                graph.nodes.push(Node { atom: permission, hi, lo });
                at[held] = u32::try_from(graph.nodes.len()).unwrap() + 1;
            }
        }
    }
    graph.clauses.push(Clause { root: at[0], exact: true, ..Clause::default() });
    let size = graph.nodes.len();
    for own in many..many + 50 {
        let own = clause(&mut graph, &[own], &|world| world == 1);
        action(&mut graph, vec![0, own]);
    }
    let nodes = decided(&graph).nodes;
    assert!(nodes.len() <= size + 50, "{} nodes for a gate of {size} and 50 actions", nodes.len());
}

#[test]
fn what_others_say_already_goes_as_it_does_one_by_one() {
    use super::sets::{without_bringing, without_brought};
    let mut rng = Rng(0x9E37_79B9_7F4A_7C15);
    for _ in 0..2_000 {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for _ in 0..rng.below(8) {
            let pair = (u32::try_from(rng.below(6)).unwrap(), u32::try_from(rng.below(6)).unwrap());
            pairs.push(pair);
        }
        // What is brought brings what it brings.
        for through in 0..6 {
            for (one, other) in (0..6).flat_map(|one| (0..6).map(move |other| (one, other))) {
                if pairs.contains(&(one, through)) && pairs.contains(&(through, other)) {
                    pairs.push((one, other));
                }
            }
        }
        pairs.retain(|(one, other)| one != other);
        pairs.sort_unstable();
        pairs.dedup();
        let brings = |one: u32, other: u32| pairs.contains(&(one, other));
        let graph = graph(6, &pairs, 0);
        let mut set: Vec<u32> = (0..6).filter(|_| rng.below(3) > 0).collect();
        set.reverse();
        let left = |goes: &dyn Fn(u32, u32) -> bool| -> Vec<u32> {
            let stays = |one: &u32| {
                !set.iter().any(|other| other != one && goes(*one, *other) && (other < one || !goes(*other, *one)))
            };
            set.iter().copied().filter(stays).collect()
        };
        assert_eq!(without_brought(&graph, &set), left(&|one, other| brings(other, one)), "{pairs:?} {set:?}");
        assert_eq!(without_bringing(&graph, &set), left(&brings), "{pairs:?} {set:?}");
    }
}
