//! An action that is made ready is decided as it is by its id.

use placet_runtime::graph::{Action, ActionOption, Atom, FactType, Graph};
use placet_runtime::{ActionId, FactValue, OptionId, Policy, Request, RequestError, ScopeId, encode};

use super::support::{action, add_decision_nodes, add_permission, add_scope, atom, clause, diagram, fact, world};

/// Two actions of one permission each, the second with two options: one asks for a permission in the next word, one for a fact.
fn with_options() -> Graph {
    let mut graph = Graph::default();
    for own in 0..70 {
        add_permission(&mut graph, &format!("p{own}"), &[]);
    }
    add_scope(&mut graph, "there");
    graph.facts.push(fact("f", FactType::Boolean));
    let tests = [Atom::Holds(0), Atom::Holds(69), Atom::True(0)].map(|test| atom(&mut graph, test));
    let [first, second, third] = tests.map(|test| {
        let root = diagram(&mut graph, &[test], &|truth| truth.iter().all(|truth| *truth));
        clause(&mut graph, root)
    });
    action(&mut graph, "a", &[first]);
    let option = |id: &str, own| ActionOption { id: id.into(), clauses: vec![own], ..ActionOption::default() };
    let options = vec![option("held", second), option("known", third)];
    graph.actions.push(Action { id: "b".into(), clauses: vec![first], options, ..Action::default() });
    graph
}

/// With its clauses deciding, and with its nodes.
fn both(mut graph: Graph) -> [Vec<u8>; 2] {
    let by_clauses = encode(&graph).unwrap();
    add_decision_nodes(&mut graph);
    [by_clauses, encode(&graph).unwrap()]
}

#[test]
fn every_answer_and_every_refusal_is_that_of_deciding_by_id() {
    let ids = [[].as_slice(), &[0], &[1], &[0, 1], &[1, 0, 0], &[2], &[0, 7], &[u32::MAX]];
    let options = ids.map(|ids| ids.iter().copied().map(OptionId::new).collect::<Vec<_>>());
    let scopes =
        [[].as_slice(), &[0], &[1]].map(|ids: &[u32]| ids.iter().copied().map(ScopeId::new).collect::<Vec<_>>());
    let held = [[].as_slice(), &[1], &[1, 0], &[1, 1 << 5], &[0, u64::MAX]];
    let facts = [[].as_slice(), &[FactValue::Boolean(true)], &[FactValue::Boolean(false)], &[FactValue::Number(1.0)]];
    let [by_clauses, by_nodes] = both(with_options());
    let [by_clauses, by_nodes] = [&by_clauses, &by_nodes].map(|bytes| Policy::open(bytes).unwrap());
    let (mut allowed, mut refused) = (0, 0);
    for id in [0, 1].map(ActionId::new) {
        let prepared = [by_clauses.prepare(id).unwrap(), by_nodes.prepare(id).unwrap()];
        for (held, facts) in held.iter().flat_map(|held| facts.iter().map(move |facts| (held, facts))) {
            for (options, scopes) in options.iter().flat_map(|one| scopes.iter().map(move |other| (one, other))) {
                let request = Request::new(held, facts, options).with_scopes(scopes);
                let expected = by_clauses.decide(id, &request);
                assert_eq!(by_nodes.decide(id, &request), expected, "{request:?}");
                assert_eq!(prepared.map(|prepared| prepared.decide(&request)), [expected; 2], "{request:?}");
                allowed += usize::from(expected.is_ok_and(|decision| decision.is_allow()));
                refused += usize::from(expected.is_err());
            }
        }
    }
    assert!(allowed > 30 && refused > 300, "{allowed} and {refused}");
}

#[test]
fn an_action_that_the_policy_lacks_is_not_prepared() {
    for bytes in both(world()) {
        let policy = Policy::open(&bytes).unwrap();
        let past = ActionId::new(u32::try_from(policy.actions().count()).unwrap());
        for action in [past, ActionId::new(u32::MAX)] {
            assert_eq!(
                policy.prepare(action).map(|prepared| prepared.action()),
                Err(RequestError::UnknownAction(action))
            );
            assert_eq!(policy.decide(action, &Request::default()), Err(RequestError::UnknownAction(action)));
        }
        let see = policy.find_action("tasks.see").unwrap();
        let prepared = policy.prepare(see).unwrap();
        assert_eq!((prepared.action(), prepared.policy().name()), (see, "world"));
    }
}
