//! All of a small world: each function of three tests, on each input.

use placet_runtime::graph::{Atom, FactType, Graph};
use placet_runtime::{ActionId, FactValue, Policy, Request, encode};

use super::support::{action, add_permission, atom, clause, diagram, fact};

fn table(function: u32) -> impl Fn(&[bool]) -> bool {
    move |input| {
        let row = input.iter().fold(0, |row, bit| row * 2 + u32::from(*bit));
        function >> row & 1 == 1
    }
}

fn all_functions(graph: &mut Graph, atoms: &[u32]) {
    for function in 0..256 {
        let root = diagram(graph, atoms, &table(function));
        let clause = clause(graph, root);
        action(graph, &format!("f{function:03}"), &[clause]);
    }
}

#[test]
fn every_function_of_three_facts_allows_exactly_when_every_completion_does() {
    let mut graph = Graph::default();
    for name in ["a", "b", "c"] {
        graph.facts.push(fact(name, FactType::Boolean));
    }
    let atoms: Vec<u32> = (0..3).map(|own| atom(&mut graph, Atom::True(own))).collect();
    all_functions(&mut graph, &atoms);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();

    let ways = [None, Some(false), Some(true)];
    for function in 0..256 {
        for input in 0..27 {
            let known = [input / 9, input / 3 % 3, input % 3].map(|way| ways[way]);
            let expected = (0..8).map(|bits| [bits & 4 != 0, bits & 2 != 0, bits & 1 != 0]);
            let mut expected = expected.filter(|completion| {
                let mut pairs = completion.iter().zip(known);
                pairs.all(|(own, known)| known.is_none_or(|known| known == *own))
            });
            let expected = expected.all(|completion| table(function)(&completion));
            let facts = known.map(|way| way.map_or(FactValue::Unknown, FactValue::Boolean));
            let request = Request::new(&[], &facts, &[]);
            let decision = policy.decide(ActionId::new(function), &request).unwrap();
            assert_eq!(decision.is_allow(), expected, "function {function} on {known:?}");
        }
    }
}

#[test]
fn every_function_of_three_permissions_decides_as_its_table() {
    let mut graph = Graph::default();
    for name in ["a", "b", "c"] {
        add_permission(&mut graph, name, &[]);
    }
    let atoms: Vec<u32> = (0..3).map(|own| atom(&mut graph, Atom::Holds(own))).collect();
    all_functions(&mut graph, &atoms);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();

    for function in 0..256 {
        for input in 0..8_u64 {
            let held = [input & 1 != 0, input & 2 != 0, input & 4 != 0];
            let set = [input];
            let request = Request::new(&set, &[], &[]);
            let decision = policy.decide(ActionId::new(function), &request).unwrap();
            assert_eq!(decision.is_allow(), table(function)(&held), "{function} on {held:?}");
        }
    }
}

#[test]
fn a_clause_that_is_not_exact_denies_at_an_unknown_fact_and_decides_without_one() {
    let mut graph = Graph::default();
    graph.facts.push(fact("a", FactType::Boolean));
    graph.facts.push(fact("b", FactType::Boolean));
    let atoms = [atom(&mut graph, Atom::True(0)), atom(&mut graph, Atom::True(1))];
    // b or not b, in a graph that isn't reduced: exact it would hold
    let root = diagram(&mut graph, &atoms, &|truth| truth[0]);
    graph.nodes.push(placet_runtime::graph::Node { atom: 1, hi: root, lo: root });
    let root = root + 1;
    let own = clause(&mut graph, root);
    action(&mut graph, "exact", &[own]);
    let own = clause(&mut graph, root);
    graph.clauses[own as usize].exact = false;
    action(&mut graph, "not_exact", &[own]);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let allows = |action: &str, facts: &[FactValue<'_>]| {
        let action = policy.find_action(action).unwrap();
        policy.decide(action, &Request::new(&[], facts, &[])).unwrap().is_allow()
    };
    let yes = FactValue::Boolean(true);
    assert!(allows("exact", &[yes]));
    assert!(!allows("not_exact", &[yes]));
    assert!(allows("not_exact", &[yes, yes]));
    assert!(!allows("not_exact", &[FactValue::Boolean(false), yes]));
}

/// Adds `a1 and b1 or a2 and b2 or …` in the order that makes it large, as a graph of 2^pairs.
fn wide(pairs: usize) -> Graph {
    let mut graph = Graph::default();
    let mut atoms = Vec::new();
    for side in ["a", "b"] {
        for pair in 0..pairs {
            atoms.push(graph.facts.len() as u32);
            let own = graph.facts.len() as u32;
            graph.facts.push(fact(&format!("{side}{pair}"), FactType::Boolean));
            atom(&mut graph, Atom::True(own));
        }
    }
    let root = diagram(&mut graph, &atoms, &|truth| {
        let (a, b) = truth.split_at(pairs);
        !a.iter().zip(b).any(|(a, b)| *a && *b)
    });
    let own = clause(&mut graph, root);
    action(&mut graph, "act", &[own]);
    graph
}

#[test]
fn a_wide_clause_is_still_exact() {
    let pairs = 9;
    let graph = wide(pairs);
    assert!(graph.nodes.len() > 1_000);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let action = ActionId::new(0);
    // Where all of b is false nothing of a matters; the sweep meets every node of a's half.
    let mut facts = vec![FactValue::Unknown; pairs];
    facts.extend(vec![FactValue::Boolean(false); pairs]);
    assert!(policy.decide(action, &Request::new(&[], &facts, &[])).unwrap().is_allow());
    facts[pairs] = FactValue::Unknown;
    assert!(!policy.decide(action, &Request::new(&[], &facts, &[])).unwrap().is_allow());
    facts[0] = FactValue::Boolean(false);
    assert!(policy.decide(action, &Request::new(&[], &facts, &[])).unwrap().is_allow());
}
