use placet_runtime::graph::{ALLOW, Action, ActionOption, Atom, Clause, DENY, FactType, Graph, Node, Permission};
use placet_runtime::{ActionId, EncodeError, Policy, Request, encode, limits};

use super::support::{add_permission, fact, role, world};

fn over(graph: &Graph) -> (&'static str, usize, usize) {
    match encode(graph).unwrap_err() {
        EncodeError::Limit { what, limit, found } => (what, limit, found),
        other => panic!("{other}"),
    }
}

fn permissions(count: usize) -> Graph {
    let permission =
        |index: usize| Permission { name: format!("p{index}"), base: index as u32, ..Permission::default() };
    Graph { permissions: (0..count).map(permission).collect(), ..Graph::default() }
}

#[test]
fn a_policy_may_have_262144_permissions() {
    let bytes = encode(&permissions(limits::PERMISSIONS)).unwrap();
    assert_eq!(Policy::open(&bytes).unwrap().permissions().count(), 262_144);
    let graph = permissions(limits::PERMISSIONS + 1);
    assert_eq!(over(&graph), ("permissions", 262_144, 262_145));
}

#[test]
fn a_policy_may_have_a_million_actions() {
    let action = |index: usize| Action { id: format!("a{index}"), ..Action::default() };
    let mut graph = Graph { actions: (0..limits::ACTIONS).map(action).collect(), ..Graph::default() };
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.find_action("a999999"), Some(ActionId::new(999_999)));
    graph.actions.push(action(limits::ACTIONS));
    assert_eq!(over(&graph), ("actions", 1_000_000, 1_000_001));
}

#[test]
fn an_action_may_have_64_options() {
    let mut graph = Graph::default();
    graph.actions.push(Action::default());
    graph.actions[0].options = vec![ActionOption::default(); limits::OPTIONS_PER_ACTION];
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.action(ActionId::new(0)).unwrap().options.len(), 64);
    graph.actions[0].options.push(ActionOption::default());
    assert_eq!(over(&graph), ("options of one action", 64, 65));
}

#[test]
fn a_name_may_have_16384_bytes() {
    let mut graph = Graph::default();
    let name = "n".repeat(limits::NAME_BYTES);
    add_permission(&mut graph, &name, &[]);
    graph.roles.push(role(&name, &[]));
    graph.facts.push(fact(&name, FactType::Entity(name.clone())));
    assert!(encode(&graph).is_ok());
    let longer = format!("{name}n");
    let mut over_type = graph.clone();
    over_type.facts[0].kind = FactType::SetOfEntity(longer.clone());
    assert_eq!(over(&over_type), ("bytes in one name", 16_384, 16_385));
    graph.roles[0].name = longer;
    assert_eq!(over(&graph), ("bytes in one name", 16_384, 16_385));
}

/// Denies at the end of a chain of this many nodes, of as many facts.
fn chain(nodes: usize) -> Graph {
    let mut graph = Graph::default();
    for index in 0..nodes {
        let own = index as u32;
        graph.facts.push(fact(&format!("f{index}"), FactType::Boolean));
        graph.atoms.push(Atom::True(own));
        let lo = if index == 0 { DENY } else { own + 1 };
        graph.nodes.push(Node { atom: own, hi: ALLOW, lo });
    }
    graph.clauses.push(Clause { root: nodes as u32 + 1, exact: true, ..Clause::default() });
    graph.actions.push(Action { clauses: vec![0], ..Action::default() });
    graph
}

#[test]
fn an_exact_clause_may_reach_4096_nodes() {
    let bytes = encode(&chain(limits::EXACT_NODES)).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let decision = policy.decide(ActionId::new(0), &Request::default());
    assert!(!decision.unwrap().is_allow());
    let mut graph = chain(limits::EXACT_NODES + 1);
    assert_eq!(over(&graph), ("nodes in one exact clause", 4_096, 4_097));
    graph.clauses[0].exact = false;
    assert!(encode(&graph).is_ok());
}

#[test]
fn a_number_may_have_a_magnitude_of_two_to_the_53() {
    let mut graph = Graph::default();
    graph.facts.push(fact("size", FactType::Number));
    for good in [limits::NUMBER, -limits::NUMBER, 0.0] {
        graph.atoms = vec![Atom::LessThan(0, good)];
        assert!(encode(&graph).is_ok());
    }
    for bad in [limits::NUMBER * 2.0, f64::NAN, f64::INFINITY, -f64::INFINITY] {
        graph.atoms = vec![Atom::AtMost(0, bad)];
        assert_eq!(broken(&graph), "its number is out of range");
    }
}

fn broken(graph: &Graph) -> &'static str {
    match encode(graph).unwrap_err() {
        EncodeError::BadGraph(placet_runtime::ArtifactError::Damaged { problem, .. }) => problem,
        other => panic!("{other}"),
    }
}

#[test]
fn a_graph_that_does_not_hold_together_is_not_written() {
    let change = |change: &dyn Fn(&mut Graph)| {
        let mut graph = world();
        change(&mut graph);
        broken(&graph)
    };
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Holds(3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Same(0, 11)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::IsValue(5, 3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.nodes[3].hi = 5), "a branch doesn't lead to a smaller node");
    assert_eq!(change(&|graph| graph.nodes[3].atom = 99), "it names a test that isn't there");
    assert_eq!(change(&|graph| graph.clauses[0].root = u32::MAX), "its graph isn't there");
    assert_eq!(change(&|graph| graph.actions[0].clauses = vec![999]), "it names a clause that isn't there");
    assert_eq!(change(&|graph| graph.actions[0].origin.file = 2), "its source file isn't there");
    assert_eq!(change(&|graph| graph.roles[0].permissions = vec![2, 1]), "its permissions are not ascending");
    assert_eq!(change(&|graph| graph.roles[0].permissions = vec![3]), "it names a permission that isn't there");
}

#[test]
fn names_are_unique_and_implications_whole() {
    let mut graph = world();
    graph.permissions[2].name = "read".into();
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "two permissions are named `read`");
    let mut graph = world();
    graph.permissions[2].implies = vec![0];
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "the permission `lock` lacks a permission that is implied");
    let mut graph = world();
    graph.roles[1].permissions = vec![0];
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "the role `nobody` lacks a permission that is implied");
}
