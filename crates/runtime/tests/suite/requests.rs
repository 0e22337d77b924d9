use placet_runtime::{
    ActionId, ClauseId, FactValue, InputError, OptionId, PermissionId, Policy, Request, RequestBuffer, RequestError,
    RoleId, ScopeId, encode,
};

use super::support::world;

fn messages(results: impl IntoIterator<Item = Result<(), InputError>>) -> Vec<String> {
    let errors = results.into_iter().map(|result| result.unwrap_err().to_string());
    errors.collect()
}

#[test]
fn an_input_that_the_policy_does_not_know_is_named_in_the_error() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let mut request = RequestBuffer::new(&policy);
    let errors = messages([
        request.hold("edti"),
        request.role("boss"),
        request.fact("task.sistem", true),
        request.fact("task.system", "yes"),
        request.fact("task.colour", true),
        request.fact("task.colour", "pink"),
        request.fact("task.colours", &["red", "pink"]),
        request.fact("task.team", "ann"),
        request.fact("task.size", 1e300),
        request.fact("task.size", f64::NAN),
        request.fact("task.due", 3.0),
        request.fact("task.due", "22.11.2026"),
        request.fact("task.due", "2026-02-29"),
        request.fact("task.title", &["a"]),
        request.fact("task.tags", "a"),
        request.hold("lock in source"),
        request.scope("elsewhere"),
        request.hold_in("elsewhere", "lock"),
        request.hold_in("target", "look"),
        request.hold_in("target", "read in target"),
        request.assume_role_in("elsewhere", "editor"),
        request.assume_role_in("target", "boss"),
        request.option(see, "delete"),
        request.option(ActionId::new(0), "delete"),
    ]);
    assert_eq!(
        errors,
        [
            "the policy has no permission `edti`",
            "the policy has no role `boss`",
            "the policy has no fact `task.sistem`",
            "the fact `task.system` takes a value of type `boolean`",
            "the fact `task.colour` takes a value of type `one of (red, green, blue)`",
            "the fact `task.colour` has no value `pink`; its values are `red`, `green`, `blue`",
            "the fact `task.colours` has no value `pink`; its values are `red`, `green`, `blue`",
            "the fact `task.team` takes a value of type `set of user`",
            &format!(
                "the number `1{}` for the fact `task.size` is out of range; numbers go from \
                 -9007199254740992 to 9007199254740992",
                "0".repeat(300)
            ),
            "the number `NaN` for the fact `task.size` is out of range; numbers go from \
             -9007199254740992 to 9007199254740992",
            "the fact `task.due` takes a value of type `date`",
            "`22.11.2026` for the fact `task.due` is no date; a date is a day of the calendar as `YYYY-MM-DD`, from \
             0001-01-01 to 9999-12-31",
            "`2026-02-29` for the fact `task.due` is no date; a date is a day of the calendar as `YYYY-MM-DD`, from \
             0001-01-01 to 9999-12-31",
            "the fact `task.title` takes a value of type `text`",
            "the fact `task.tags` takes a value of type `set of text`",
            "the policy has no permission `lock in source`",
            "the policy has no scope `elsewhere`",
            "the policy has no scope `elsewhere`",
            "the policy has no permission `look`",
            "the policy has no permission `read in target`",
            "the policy has no scope `elsewhere`",
            "the policy has no role `boss`",
            "the action `tasks.see` has no option `delete`; it has `lock`, `look`",
            "the action `holds` has no option `delete`",
        ]
    );
    // None of them left a trace.
    let request = request.as_request();
    assert_eq!((request.permissions(), request.scopes(), request.options()), (&[0][..], &[][..], &[][..]));
    assert!(policy.facts().all(|fact| request.fact(fact.id) == FactValue::Unknown));
}

#[test]
fn an_option_that_the_action_lacks_is_an_error_and_never_an_allow() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let action = policy.find_action("holds").unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let option = policy.find_option(see, "look").unwrap();
    for option in [option, OptionId::new(2), OptionId::new(u32::MAX)] {
        let options = [option];
        let request = Request::new(&[u64::MAX], &[], &options);
        let expected = RequestError::UnknownOption { action, option };
        assert_eq!(policy.decide(action, &request), Err(expected));
        assert_eq!(policy.explain(action, &request), Err(expected));
    }
}

#[test]
fn ids_of_another_policy_are_an_error_or_deny() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let request = Request::default();
    for index in [1_000, u32::MAX] {
        let action = ActionId::new(index);
        let expected = RequestError::UnknownAction(action);
        assert_eq!(policy.decide(action, &request), Err(expected));
        assert!(!policy.clause_holds(ClauseId::new(index), &request));
        assert!(policy.permission(PermissionId::new(index)).is_none());
        let mut held = [0];
        policy.hold(&mut held, PermissionId::new(index));
        policy.assume_role(&mut held, RoleId::new(index));
        for scope in [ScopeId::new(0), ScopeId::new(index)] {
            policy.hold_in(&mut held, scope, PermissionId::new(index));
            policy.assume_role_in(&mut held, scope, RoleId::new(index));
        }
        policy.hold_in(&mut held, ScopeId::new(index), PermissionId::new(0));
        policy.assume_role_in(&mut held, ScopeId::new(index), RoleId::new(0));
        assert!(policy.scope(ScopeId::new(index)).is_none());
        let scopes = [ScopeId::new(0), ScopeId::new(index)];
        let see = policy.find_action("tasks.see").unwrap();
        let error = policy.decide(see, &request.with_scopes(&scopes)).unwrap_err();
        assert_eq!(error, RequestError::UnknownScope(ScopeId::new(index)));
        let message = format!("the policy has no scope of index {index}; take ids from the policy that decides");
        assert_eq!(error.to_string(), message);
        assert_eq!(held, [0]);
    }
}

#[test]
fn a_role_and_a_permission_bring_what_they_imply() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.role("editor").unwrap();
    assert_eq!(request.as_request().permissions(), [0b011]);
    for former in [false, true] {
        request.clear();
        assert_eq!(request.as_request().permissions(), [0]);
        request.hold("edit").unwrap();
        request.hold(if former { "old.lock" } else { "lock" }).unwrap();
        assert_eq!(request.as_request().permissions(), [0b111]);
    }
}

#[test]
fn each_option_that_is_asked_for_has_to_hold() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("read").unwrap();
    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "ann").unwrap();
    let allows = |request: &RequestBuffer<'_>| policy.decide(see, &request.as_request()).unwrap().is_allow();
    assert!(allows(&request));
    request.option(see, "look").unwrap();
    assert!(allows(&request));
    request.option(see, "lock").unwrap();
    assert!(!allows(&request));
    request.hold("lock").unwrap();
    assert!(allows(&request));
}
