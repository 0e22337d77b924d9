use placet_runtime::graph::{Atom, Graph};
use placet_runtime::{Explanation, Policy, Request, RequestBuffer, encode};

use super::support::{
    EDITOR, LOCKER, READER_IN_TARGET, action, add_decision_nodes, add_permission, add_scope, add_scoped, atom, clause,
    diagram, world,
};

fn copies(policy: &Policy<'_>, request: &RequestBuffer<'_>) -> Explanation {
    let copy = policy.find_action("tasks.copy").unwrap();
    policy.explain(copy, &request.as_request()).unwrap()
}

fn missing(policy: &Policy<'_>, explanation: &Explanation) -> Vec<String> {
    let name = |id| policy.permission(id).unwrap().name;
    let sets = explanation.missing.sets.iter();
    let sets = sets.map(|set| set.iter().map(|id| name(*id)).collect::<Vec<_>>());
    sets.map(|set| set.join(", ")).collect()
}

fn scopes(policy: &Policy<'_>, explanation: &Explanation) -> Vec<String> {
    let scopes = explanation.missing_scopes.iter();
    scopes.map(|id| policy.scope(*id).unwrap().name.to_owned()).collect()
}

#[test]
fn holding_here_says_nothing_of_a_scope_and_the_other_way_round() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("edit").unwrap();
    let explanation = copies(&policy, &request);
    assert_eq!(missing(&policy, &explanation), ["read in target"]);
    assert_eq!(scopes(&policy, &explanation), ["target"]);

    request.clear();
    request.hold_in("target", "read").unwrap();
    let explanation = copies(&policy, &request);
    assert_eq!(missing(&policy, &explanation), ["read"]);
    assert_eq!(scopes(&policy, &explanation), Vec::<String>::new());

    request.hold("read").unwrap();
    let explanation = copies(&policy, &request);
    assert!(explanation.decision.is_allow());
    let rests_on = ["read", "read in target"].map(|name| policy.find_permission(name).unwrap());
    assert_eq!(explanation.rests_on.permissions, rests_on);
    assert_eq!(explanation.missing_scopes, []);
}

#[test]
fn a_scope_that_is_said_to_be_empty_is_not_missing() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("read").unwrap();
    request.scope("source").unwrap();
    assert_eq!(scopes(&policy, &copies(&policy, &request)), ["target"]);
    request.scope("target").unwrap();
    let explanation = copies(&policy, &request);
    assert_eq!(missing(&policy, &explanation), ["read in target"]);
    assert_eq!(scopes(&policy, &explanation), Vec::<String>::new());
    request.clear();
    // What is missing here as well hides nothing of what isn't said there.
    let explanation = copies(&policy, &request);
    assert_eq!(missing(&policy, &explanation), ["read, read in target"]);
    assert_eq!(scopes(&policy, &explanation), ["target"]);
}

#[test]
fn what_is_implied_is_implied_in_a_scope_too() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    let target = 0b11 << (READER_IN_TARGET - 1);
    request.hold_in("target", "edit").unwrap();
    assert_eq!(request.as_request().permissions(), [target]);
    request.clear();
    request.assume_role_in("target", "editor").unwrap();
    assert_eq!(request.as_request().permissions(), [target]);
    request.clear();
    request.hold_in("target", "reading").unwrap();
    assert_eq!(request.as_request().permissions(), [1 << READER_IN_TARGET]);

    // no rule asks for it there
    request.clear();
    request.hold_in("target", "lock").unwrap();
    request.assume_role_in("source", "editor").unwrap();
    assert_eq!(request.as_request().permissions(), [0]);
    let said: Vec<_> = request.as_request().scopes().iter().map(|scope| policy.scope(*scope).unwrap().name).collect();
    assert_eq!(said, ["target", "source"]);
}

#[test]
fn a_host_that_builds_bits_says_the_same() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let target = policy.find_scope("target").unwrap();
    let copy = policy.find_action("tasks.copy").unwrap();
    let mut held = vec![0; policy.permission_words()];
    policy.hold(&mut held, policy.find_permission("read").unwrap());
    let here = held.clone();
    let denied = policy.explain(copy, &Request::new(&here, &[], &[])).unwrap();
    assert_eq!(denied.missing_scopes, [target]);
    let scopes = [target];
    let denied = policy.explain(copy, &Request::new(&here, &[], &[]).with_scopes(&scopes)).unwrap();
    assert_eq!(denied.missing_scopes, []);
    policy.hold_in(&mut held, target, policy.find_permission("edit").unwrap());
    assert!(policy.decide(copy, &Request::new(&held, &[], &[])).unwrap().is_allow());
    // A permission in a scope is none to be held in a scope.
    let scoped = policy.find_permission("read in target").unwrap();
    assert_eq!(policy.in_scope(target, scoped), None);
    assert_eq!(policy.permission(scoped).unwrap().scope, Some(target));
}

#[test]
fn a_scope_only_counts_as_missing_where_the_denial_rests_on_it() {
    let mut graph = Graph::default();
    add_permission(&mut graph, "a", &[]);
    add_permission(&mut graph, "b", &[]);
    add_scope(&mut graph, "one");
    add_scope(&mut graph, "two");
    add_scoped(&mut graph, 0, &[0]);
    add_scoped(&mut graph, 1, &[0]);
    let atoms = [0, 2, 3].map(|permission| atom(&mut graph, Atom::Holds(permission)));
    let root = diagram(&mut graph, &atoms, &|truth| truth[0] && (truth[1] || truth[2]));
    let own = clause(&mut graph, root);
    action(&mut graph, "act", &[own]);
    // A clause that holds asks for what it likes.
    let either = diagram(&mut graph, &atoms[..2], &|truth| truth[0] || truth[1]);
    let either = clause(&mut graph, either);
    let b = atom(&mut graph, Atom::Holds(1));
    let b = diagram(&mut graph, &[b], &|truth| truth[0]);
    let b = clause(&mut graph, b);
    action(&mut graph, "other", &[either, b]);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();

    let mut request = RequestBuffer::new(&policy);
    request.hold("a").unwrap();
    let explain = |request: &RequestBuffer<'_>, action: &str| {
        let action = policy.find_action(action).unwrap();
        policy.explain(action, &request.as_request()).unwrap()
    };
    let denied = explain(&request, "act");
    assert_eq!(scopes(&policy, &denied), ["one", "two"]);
    assert_eq!(missing(&policy, &denied), ["a in one", "a in two"]);
    request.scope("one").unwrap();
    assert_eq!(scopes(&policy, &explain(&request, "act")), ["two"]);
    let denied = explain(&request, "other");
    assert_eq!(missing(&policy, &denied), ["b"]);
    assert_eq!(scopes(&policy, &denied), Vec::<String>::new());
    // Denied here before it is asked there.
    request.clear();
    let denied = explain(&request, "act");
    assert_eq!(missing(&policy, &denied), ["a, a in one", "a, a in two"]);
    assert_eq!(scopes(&policy, &denied), ["one", "two"]);
    request.hold("a").unwrap();
    request.hold_in("two", "a").unwrap();
    assert!(explain(&request, "act").decision.is_allow());
}

#[test]
fn smallest_sets_leave_out_what_is_implied_in_the_scope() {
    let mut graph = world();
    let lock = atom(&mut graph, Atom::Holds(LOCKER));
    let edit = atom(&mut graph, Atom::Holds(EDITOR + 4));
    let read = atom(&mut graph, Atom::Holds(READER_IN_TARGET));
    let root = diagram(&mut graph, &[lock, edit, read], &|truth| truth.iter().all(|truth| *truth));
    let own = clause(&mut graph, root);
    action(&mut graph, "all", &[own]);
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let request = RequestBuffer::new(&policy);
    let denied = policy.explain(policy.find_action("all").unwrap(), &request.as_request()).unwrap();
    assert_eq!(missing(&policy, &denied), ["lock, edit in target"]);
}
