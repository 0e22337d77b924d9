//! Deciding all actions, some, or all options, is what deciding one after another says.

use placet_runtime::graph::{Atom, DecisionNode, DecisionTest, FactType, Graph};
use placet_runtime::{
    ActionId, BatchError, Buffer, FactValue, OptionId, Policy, Request, RequestError, ScopeId, Texts, encode,
};

use super::support::{action, add_decision_nodes, add_permission, atom, clause, diagram, fact, world};

/// What `decide_all` says, every bit past the actions 0; and that `decide`, prepared actions and `decide_actions` say it too.
pub(crate) fn all_of(policy: &Policy<'_>, request: &Request<'_>) -> Vec<bool> {
    let ids: Vec<ActionId> = policy.actions().map(|action| action.id).collect();
    let mut scratch = vec![7; policy.scratch_len()];
    let mut allowed = vec![u64::MAX; policy.action_words() + 1];
    policy.decide_all(request, &mut scratch, &mut allowed).unwrap();
    assert_eq!(allowed.pop(), Some(u64::MAX), "what lies past the end is left alone");
    let bit = |at: usize| allowed[at / 64] >> (at % 64) & 1 == 1;
    assert!((ids.len()..allowed.len() * 64).all(|past| !bit(past)));
    for id in &ids {
        let decision = policy.decide(*id, request).unwrap();
        assert_eq!(decision.is_allow(), bit(id.index() as usize), "{:?}", policy.action(*id));
        assert_eq!(policy.prepare(*id).unwrap().decide(request), Ok(decision));
    }
    let backwards: Vec<ActionId> = ids.iter().rev().copied().collect();
    let mut some = vec![u64::MAX; ids.len().div_ceil(64)];
    policy.decide_actions(&backwards, request, &mut some).unwrap();
    for (at, id) in backwards.iter().enumerate() {
        assert_eq!(some[at / 64] >> (at % 64) & 1 == 1, bit(id.index() as usize));
    }
    (0..ids.len()).map(bit).collect()
}

/// The functions of two permissions and a fact, of one and two, and of three facts, 256 each.
pub(crate) fn functions() -> Graph {
    let mut graph = Graph::default();
    for own in 0..2 {
        add_permission(&mut graph, &format!("p{own}"), &[]);
    }
    for own in 0..3 {
        graph.facts.push(fact(&format!("f{own}"), FactType::Boolean));
    }
    let held = [0, 1].map(|own| atom(&mut graph, Atom::Holds(own)));
    let facts = [0, 1, 2].map(|own| atom(&mut graph, Atom::True(own)));
    let orders = [[facts[0], held[0], held[1]], [held[0], facts[0], held[1]], [facts[0], facts[1], held[0]], facts];
    for (of, order) in orders.into_iter().enumerate() {
        for function in 0..256_usize {
            let world = |truth: &[bool]| truth.iter().fold(0, |world, truth| world * 2 + usize::from(*truth));
            let root = diagram(&mut graph, &order, &|truth| function >> world(truth) & 1 == 1);
            let own = clause(&mut graph, root);
            graph.clauses[own as usize].exact = function % 5 != 0;
            action(&mut graph, &format!("a{of}_{function}"), &[own]);
        }
    }
    graph
}

/// Every request to [`functions`].
pub(crate) fn every_request(mut ask: impl FnMut(&Request<'_>)) {
    for held in 0..4 {
        for known in 0..27_usize {
            let value = |at: u32| match known / 3_usize.pow(at) % 3 {
                0 => FactValue::Unknown,
                value => FactValue::Boolean(value == 1),
            };
            ask(&Request::new(&[held], &[value(0), value(1), value(2)], &[]));
        }
    }
}

#[test]
fn every_function_of_three_tests_is_decided_among_all_as_alone() {
    let mut graph = functions();
    let by_clauses = encode(&graph).unwrap();
    add_decision_nodes(&mut graph);
    let by_nodes = encode(&graph).unwrap();
    let [by_clauses, by_nodes] = [&by_clauses, &by_nodes].map(|bytes| Policy::open(bytes).unwrap());
    assert_eq!(by_clauses.scratch_len(), 0);
    every_request(|request| assert_eq!(all_of(&by_nodes, request), all_of(&by_clauses, request)));
}

#[test]
fn every_kind_of_test_is_decided_among_all_as_alone() {
    let mut graph = world();
    let by_clauses = encode(&graph).unwrap();
    add_decision_nodes(&mut graph);
    let by_nodes = encode(&graph).unwrap();
    let team = ["ann", "bob"];
    let declared = [0b101];
    let values = [
        FactValue::Unknown,
        FactValue::Boolean(true),
        FactValue::Number(10.5),
        FactValue::Value(1),
        FactValue::Values(&[0b110]),
        FactValue::Entity("ann"),
        FactValue::Entities(Texts::from(&team)),
        FactValue::Permission(2_u32.into()),
        FactValue::OtherPermission("old.lock"),
        FactValue::Permissions { declared: &declared, others: Texts::EMPTY },
        FactValue::Text("Größer"),
        FactValue::Texts(Texts::from(&team)),
        FactValue::Date(20_779),
    ];
    let scopes = [ScopeId::new(0), ScopeId::new(1)];
    for held in 0..64 {
        // Each fact has each value once, with others before and behind it.
        for first in 0..values.len() {
            let facts: Vec<FactValue<'_>> = values.iter().cycle().skip(first).take(17).copied().collect();
            let held = [held];
            let request = Request::new(&held, &facts, &[]).with_scopes(&scopes);
            let [by_clauses, by_nodes] =
                [&by_clauses, &by_nodes].map(|bytes| all_of(&Policy::open(bytes).unwrap(), &request));
            assert_eq!(by_clauses, by_nodes);
        }
    }
}

#[test]
fn a_root_that_others_lead_to_is_refused() {
    let mut graph = Graph::default();
    add_permission(&mut graph, "p", &[]);
    for own in 0..3 {
        action(&mut graph, &format!("a{own}"), &[]);
    }
    let test = DecisionTest::Held { word: 0, mask: 1, want: 1 };
    graph.decision_nodes = vec![DecisionNode { test, hi: 1, lo: 0 }; 4];
    graph.decision_nodes[0].hi = 5;
    assert!(encode(&graph).is_ok());
    graph.decision_nodes[0].hi = 4;
    let error = encode(&graph).unwrap_err().to_string();
    assert!(error.contains("a branch doesn't lead to an end, or to a larger node that is no root"), "{error}");
}

#[test]
fn a_request_without_room_for_all_permissions_holds_none_of_the_rest() {
    let mut graph = Graph::default();
    for own in 0..65 {
        add_permission(&mut graph, &format!("p{own}"), &[]);
    }
    for own in [0, 64] {
        let held = atom(&mut graph, Atom::Holds(own));
        for function in 0..2 {
            let root = diagram(&mut graph, &[held], &|truth| truth[0] == (function == 1));
            let own = clause(&mut graph, root);
            action(&mut graph, &format!("a{held}_{function}"), &[own]);
        }
    }
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(all_of(&policy, &Request::new(&[1], &[], &[])), [false, true, true, false]);
    assert_eq!(all_of(&policy, &Request::default()), [true, false, true, false]);
}

#[test]
fn a_policy_without_actions_has_no_answers() {
    let bytes = encode(&Graph::default()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!((policy.action_words(), policy.scratch_len()), (0, 0));
    policy.decide_all(&Request::default(), &mut [], &mut []).unwrap();
    policy.decide_actions(&[], &Request::default(), &mut []).unwrap();
}

#[test]
fn buffers_that_are_too_small_are_told_with_what_they_need() {
    let mut graph = functions();
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let (bytes, words) = (policy.scratch_len(), policy.action_words());
    let refused = |scratch: usize, answers: usize| {
        let (mut scratch, mut answers) = (vec![0; scratch], vec![0; answers]);
        policy.decide_all(&Request::default(), &mut scratch, &mut answers).unwrap_err()
    };
    let too_small = |buffer, needed| BatchError::TooSmall { buffer, needed, given: needed - 1 };
    assert_eq!(refused(bytes - 1, words), too_small(Buffer::Scratch, bytes));
    assert_eq!(refused(bytes, words - 1), too_small(Buffer::Answers, words));
    let ids = [ActionId::new(0); 65];
    let error = policy.decide_actions(&ids, &Request::default(), &mut [0]).unwrap_err();
    assert_eq!(error, too_small(Buffer::Answers, 2));
    assert_eq!(error.to_string(), "the buffer for answers has room for 1, and 2 are needed");
}

#[test]
fn what_decide_refuses_is_refused_among_all() {
    let mut graph = world();
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut scratch = vec![0; policy.scratch_len()];
    let mut allowed = vec![0; policy.action_words()];
    let scopes = [ScopeId::new(2)];
    let request = Request::default().with_scopes(&scopes);
    let error = BatchError::Request(RequestError::UnknownScope(scopes[0]));
    assert_eq!(policy.decide_all(&request, &mut scratch, &mut allowed), Err(error));
    // The first action has no such option.
    let options = [OptionId::new(0)];
    let request = Request::default().with_options(&options);
    let error = RequestError::UnknownOption { action: ActionId::new(0), option: options[0] };
    assert_eq!(policy.decide_all(&request, &mut scratch, &mut allowed), Err(error.into()));
    // Its own action takes it.
    let see = policy.find_action("tasks.see").unwrap();
    policy.decide_actions(&[see], &request, &mut allowed).unwrap();
    let past = ActionId::new(10_000);
    let error = BatchError::Request(RequestError::UnknownAction(past));
    assert_eq!(policy.decide_actions(&[see, past], &Request::default(), &mut allowed), Err(error));
}

#[test]
fn options_are_decided_each_beside_what_the_request_asks_for() {
    let mut graph = world();
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let own = [FactValue::Entity("ann"), FactValue::Entity("ann")];
    let (read, lock) = (0b10, 0b110);
    assert_eq!(policy.decide_options(see, &Request::default()), Ok(0));
    assert_eq!(policy.decide_options(see, &Request::new(&[read], &own, &[])), Ok(0b10));
    assert_eq!(policy.decide_options(see, &Request::new(&[lock], &own, &[])), Ok(0b11));
    let past = ActionId::new(10_000);
    assert_eq!(policy.decide_options(past, &Request::default()), Err(RequestError::UnknownAction(past)));
}

#[test]
fn the_actions_of_a_section_are_found_by_its_headings() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let under = |headings: &[&str]| policy.actions_under(headings).collect::<Vec<_>>();
    assert_eq!(under(&["Tasks"]), [see]);
    assert_eq!(under(&["Tasks", "Lists — größer"]), [see]);
    assert_eq!(under(&["Lists — größer"]), []);
    assert_eq!(under(&["Tasks", "Lists — größer", "More"]), []);
    assert_eq!(under(&[]).len(), policy.actions().count());
}
