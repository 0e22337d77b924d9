use placet_runtime::{
    ActionId, ClauseId, InputError, OptionId, PermissionId, Policy, Request, RequestBuffer, RequestError, RoleId,
    encode,
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
            "the action `tasks.see` has no option `delete`; it has `lock`, `look`",
            "the action `holds` has no option `delete`",
        ]
    );
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
    request.clear();
    assert_eq!(request.as_request().permissions(), [0]);
    request.hold("edit").unwrap();
    assert_eq!(request.as_request().permissions(), [0b011]);
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
