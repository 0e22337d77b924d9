//! Requests from ids say what requests by names say.

use placet_runtime::graph::Graph;
use placet_runtime::{
    FactId, FactInput, FactValue, InputError, OptionId, PermissionId, Policy, RequestBuffer, RequestError, RoleId,
    ScopeId, encode,
};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::support::{add_permission, world};

/// So many permissions; each seventh implies its two neighbours.
fn many(count: u32) -> Graph {
    let mut graph = Graph::default();
    for own in 0..count {
        let implies = if own % 7 == 3 && own + 1 < count { vec![own - 1, own + 1] } else { Vec::new() };
        add_permission(&mut graph, &format!("area.permission_{own}"), &implies);
    }
    graph
}

#[test]
fn ids_hold_what_their_names_hold_however_many_permissions_there_are() {
    for count in [1, 60, 64, 65, 128, 130, 192, 250, 256, 257, 1_000] {
        let bytes = encode(&many(count)).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let config = Config { cases: 60, failure_persistence: None, ..Config::default() };
        let ids = proptest::collection::vec(any::<u32>(), 0..80);
        let outcome = TestRunner::new(config).run(&ids, |ids| {
            let ids: Vec<_> = ids.iter().map(|id| PermissionId::new(id % count)).collect();
            let (mut by_ids, mut by_names) = (RequestBuffer::new(&policy), RequestBuffer::new(&policy));
            by_ids.hold_ids(&ids);
            for id in &ids {
                by_names.hold(&format!("area.permission_{}", id.index())).unwrap();
            }
            assert_eq!(by_ids.as_request().permissions(), by_names.as_request().permissions());
            Ok::<(), TestCaseError>(())
        });
        outcome.unwrap();
    }
}

#[test]
fn ids_are_added_to_what_is_held_and_those_of_another_policy_add_nothing() {
    for count in [60, 130, 250, 1_000] {
        let bytes = encode(&many(count)).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let mut held = vec![0; policy.permission_words()];
        policy.hold_all(&mut held, &[PermissionId::new(3)]);
        assert_eq!(held[0], 0b1_1100);
        policy.hold_all(
            &mut held,
            &[PermissionId::new(count), PermissionId::new(count + 64), PermissionId::new(u32::MAX)],
        );
        policy.hold_all(&mut held, &[]);
        assert_eq!(held[0], 0b1_1100);
        assert!(held[1..].iter().all(|word| *word == 0));
        policy.hold_all(&mut held, &[PermissionId::new(0)]);
        assert_eq!(held[0], 0b1_1101);
        // What there is no room for isn't held.
        policy.hold_all(&mut [], &[PermissionId::new(0), PermissionId::new(3)]);
    }
}

#[test]
fn all_of_a_request_can_be_said_by_ids() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let fact = |name: &str| policy.find_fact(name).unwrap();
    let lock = policy.find_permission("lock").unwrap();
    let target = policy.find_scope("target").unwrap();
    let (mut by_names, mut by_ids) = (RequestBuffer::new(&policy), RequestBuffer::new(&policy));

    by_names.role("editor").unwrap();
    by_names.hold("lock").unwrap();
    by_names.hold_in("target", "edit").unwrap();
    by_names.assume_role_in("target", "editor").unwrap();
    by_names.option(see, "lock").unwrap();
    by_names.fact("task.colour", "green").unwrap();
    by_names.fact("task.colours", &["green", "blue"]).unwrap();
    by_names.fact("role.granted", "old.lock").unwrap();
    by_names.fact("role.all", &["lock", "read"]).unwrap();
    by_names.fact("task.due", "2026-11-22").unwrap();
    by_names.fact("task.title", "a").unwrap();

    by_ids.role_by_id(policy.find_role("editor").unwrap());
    by_ids.hold_ids(&[lock]);
    by_ids.hold_ids_in(target, &[policy.find_permission("edit").unwrap()]);
    by_ids.assume_role_in_by_id(target, policy.find_role("editor").unwrap());
    by_ids.option_by_id(policy.find_option(see, "lock").unwrap());
    by_ids.fact_by_id(fact("task.colour"), FactInput::Value(1)).unwrap();
    by_ids.fact_by_id(fact("task.colours"), FactInput::Values(&[1, 2])).unwrap();
    by_ids.fact_by_id(fact("role.granted"), lock).unwrap();
    let all = [lock, policy.find_permission("read").unwrap()];
    by_ids.fact_by_id(fact("role.all"), &all[..]).unwrap();
    by_ids.fact_by_id(fact("task.due"), FactInput::Date(20_779)).unwrap();
    by_ids.fact_by_id(fact("task.title"), "a").unwrap();

    let (by_names, by_ids) = (by_names.as_request(), by_ids.as_request());
    assert_eq!(by_names.permissions(), by_ids.permissions());
    assert_eq!((by_names.options(), by_names.scopes()), (by_ids.options(), by_ids.scopes()));
    for fact in policy.facts() {
        assert_eq!(by_names.fact(fact.id), by_ids.fact(fact.id), "{}", fact.name);
    }
}

#[test]
fn an_id_that_the_policy_lacks_is_an_error_or_changes_nothing() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let fact = |name: &str| policy.find_fact(name).unwrap();
    let mut request = RequestBuffer::new(&policy);
    let scoped = policy.find_permission("lock in source").unwrap();
    let errors = [
        request.fact_by_id(FactId::new(99), true),
        request.fact_by_id(fact("task.colour"), FactInput::Value(3)),
        request.fact_by_id(fact("task.colours"), FactInput::Values(&[0, 3])),
        request.fact_by_id(fact("role.granted"), PermissionId::new(99)),
        request.fact_by_id(fact("role.granted"), scoped),
        request.fact_by_id(fact("role.all"), &[scoped][..]),
        request.fact_by_id(fact("task.due"), FactInput::Date(i32::MAX)),
        request.fact_by_id(fact("task.system"), FactInput::Value(1)),
    ];
    let errors: Vec<String> =
        errors.into_iter().map(|result: Result<(), InputError>| result.unwrap_err().to_string()).collect();
    assert_eq!(
        errors,
        [
            "the policy has no fact of index 99; take ids from the policy that decides",
            "the fact `task.colour` has no value `#3`; its values are `red`, `green`, `blue`",
            "the fact `task.colours` has no value `#3`; its values are `red`, `green`, `blue`",
            "the policy has no permission of index 99; take ids from the policy that decides",
            "the policy has no permission of index 3; take ids from the policy that decides",
            "the policy has no permission of index 3; take ids from the policy that decides",
            "`2147483647` for the fact `task.due` is no date; a date is a day of the calendar as `YYYY-MM-DD`, from \
             0001-01-01 to 9999-12-31",
            "the fact `task.system` takes a value of type `boolean`",
        ]
    );
    request.role_by_id(RoleId::new(99));
    request.hold_ids(&[PermissionId::new(99)]);
    assert_eq!(request.as_request().permissions(), [0]);
    assert!(policy.facts().all(|fact| request.as_request().fact(fact.id) == FactValue::Unknown));

    let see = policy.find_action("tasks.see").unwrap();
    request.option_by_id(OptionId::new(99));
    let error = policy.decide(see, &request.as_request()).unwrap_err();
    assert!(matches!(error, RequestError::UnknownOption { .. }));
    request.clear();
    request.scope_by_id(ScopeId::new(99));
    let error = policy.decide(see, &request.as_request()).unwrap_err();
    assert_eq!(error, RequestError::UnknownScope(ScopeId::new(99)));
}

#[test]
fn a_value_that_is_not_taken_leaves_the_one_before_it() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.fact("task.colours", &["red", "blue"]).unwrap();
    request.fact("task.colours", &["green", "pink"]).unwrap_err();
    let colours = policy.find_fact("task.colours").unwrap();
    assert_eq!(request.as_request().fact(colours), FactValue::Values(&[0b101]));
    request.fact("task.colours", &["green"]).unwrap();
    assert_eq!(request.as_request().fact(colours), FactValue::Values(&[0b010]));
    // A shorter list hides what a longer one left behind.
    let tags = policy.find_fact("task.tags").unwrap();
    for texts in [&["a", "b", "c"][..], &["long text"], &[]] {
        request.fact("task.tags", texts).unwrap();
        let FactValue::Texts(said) = request.as_request().fact(tags) else { panic!() };
        assert_eq!(said.iter().collect::<Vec<_>>(), texts);
    }
    request.clear();
    assert_eq!(request.as_request().fact(tags), FactValue::Unknown);
}
