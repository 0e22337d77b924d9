use placet_runtime::{Explanation, Policy, RequestBuffer, encode};

use super::support::world;

fn explain(policy: &Policy<'_>, request: &RequestBuffer<'_>, action: &str) -> Explanation {
    let action = policy.find_action(action).unwrap();
    policy.explain(action, &request.as_request()).unwrap()
}

/// The missing sets by names, one a line.
fn missing(policy: &Policy<'_>, explanation: &Explanation) -> Vec<String> {
    let name = |id| policy.permission(id).unwrap().name;
    let sets = explanation.missing.sets.iter();
    let sets = sets.map(|set| set.iter().map(|id| name(*id)).collect::<Vec<_>>());
    sets.map(|set| set.join(" ")).collect()
}

#[test]
fn a_denial_says_who_refused_what_is_missing_and_what_was_not_known() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let request = RequestBuffer::new(&policy);
    let explanation = explain(&policy, &request, "tasks.see");
    assert!(!explanation.decision.is_allow());
    // Without word of the owner both ways have to be open; `edit` would do for `read`, but brings
    // more than is needed.
    assert_eq!(missing(&policy, &explanation), ["read lock"]);
    assert!(!explanation.missing.more);
    assert_eq!(explanation.refused_by.len(), 2);
    let reason = policy.clause(explanation.refused_by[1]).unwrap().because;
    assert_eq!(reason, Some("tasks are private"));
    let facts = ["user", "task.owner"].map(|name| policy.find_fact(name).unwrap());
    assert_eq!(explanation.unknown_facts, facts);
    assert_eq!(explanation.open_options, []);
}

#[test]
fn a_known_fact_makes_the_missing_sets_smaller() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "ann").unwrap();
    let explanation = explain(&policy, &request, "tasks.see");
    assert_eq!(missing(&policy, &explanation), ["read"]);
    assert_eq!(explanation.unknown_facts, []);
    assert_eq!(explanation.refused_by.len(), 1);
}

#[test]
fn an_option_that_is_asked_for_counts_among_what_is_missing() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("read").unwrap();
    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "ann").unwrap();
    request.option(see, "lock").unwrap();
    let explanation = explain(&policy, &request, "tasks.see");
    assert_eq!(missing(&policy, &explanation), ["lock"]);
    // The other option would do without it.
    let look = policy.find_option(see, "look").unwrap();
    assert_eq!(explanation.open_options, [look]);
}

#[test]
fn a_yes_says_what_it_rests_on_and_which_options_are_open() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("edit").unwrap();
    request.hold("lock").unwrap();
    let explanation = explain(&policy, &request, "tasks.see");
    assert!(explanation.decision.is_allow());
    let permissions = ["read", "lock"].map(|name| policy.find_permission(name).unwrap());
    assert_eq!(explanation.rests_on.permissions, permissions);
    assert_eq!(explanation.rests_on.facts, []);
    let options = ["lock", "look"].map(|name| policy.find_option(see, name).unwrap());
    assert_eq!(explanation.open_options, options);
    assert_eq!(explanation.missing.sets, Vec::<Vec<_>>::new());

    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "ann").unwrap();
    let explanation = explain(&policy, &request, "tasks.see");
    let facts = ["user", "task.owner"].map(|name| policy.find_fact(name).unwrap());
    assert_eq!(explanation.rests_on.facts, facts);
}

#[test]
fn what_no_permission_helps_has_no_missing_sets() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    let explanation = explain(&policy, &request, "true");
    assert_eq!(missing(&policy, &explanation), Vec::<String>::new());
    let system = policy.find_fact("task.system").unwrap();
    assert_eq!(explanation.unknown_facts, [system]);
    request.fact("task.system", false).unwrap();
    let explanation = explain(&policy, &request, "true");
    assert_eq!(missing(&policy, &explanation), Vec::<String>::new());
    assert_eq!(explanation.unknown_facts, []);
}

#[test]
fn all_of_a_set_is_missing_at_once() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    let explanation = explain(&policy, &request, "holds_all");
    // Nothing helps as long as the set may name what nobody can hold.
    assert_eq!(missing(&policy, &explanation), Vec::<String>::new());
    let all = policy.find_fact("role.all").unwrap();
    assert_eq!(explanation.unknown_facts, [all]);
    request.fact("role.all", &["read", "lock"]).unwrap();
    let explanation = explain(&policy, &request, "holds_all");
    assert_eq!(missing(&policy, &explanation), ["read lock"]);
    request.hold("read").unwrap();
    let explanation = explain(&policy, &request, "holds_all");
    assert_eq!(missing(&policy, &explanation), ["lock"]);
    request.fact("role.all", &["read", "lock", "elsewhere"]).unwrap();
    let explanation = explain(&policy, &request, "holds_all");
    assert_eq!(missing(&policy, &explanation), Vec::<String>::new());
    request.fact("role.all", &["read"]).unwrap();
    let explanation = explain(&policy, &request, "holds_all");
    assert_eq!(explanation.rests_on.permissions, [policy.find_permission("read").unwrap()]);
    assert_eq!(explanation.rests_on.facts, [all]);
}
