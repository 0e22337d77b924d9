//! Why a request is denied: held against the runtime, set by set.

use super::support::{Opened, SHOP, minimal_sets, names};
use placet_compiler::PolicyIndex;
use placet_inspect::{Why, why};
use placet_logic::{Budget, Count};
use placet_runtime::{FactInput, Policy, RequestBuffer};

fn ask(opened: &Opened, request: &RequestBuffer<'_>, action: &str) -> Why {
    let index = PolicyIndex::new(&opened.policy);
    why(&index, request.policy(), opened.action(action), &request.as_request(), Budget::default()).unwrap()
}

/// Requests that hold and know this and that.
fn requests<'p>(policy: &Policy<'p>) -> Vec<RequestBuffer<'p>> {
    let mut requests = Vec::new();
    for held in [&[][..], &["b"], &["c", "e"], &["f"]] {
        for facts in 0..6 {
            let mut request = RequestBuffer::new(policy);
            for one in held {
                request.hold(one).unwrap();
            }
            match facts {
                1 => {
                    request.fact("thing.kind", "y").unwrap();
                    request.fact("thing.size", 5.0).unwrap();
                    request.fact("thing.archived", false).unwrap();
                }
                2 => {
                    request.fact("thing.kind", "z").unwrap();
                    request.fact("thing.size", 7.0).unwrap();
                    request.fact("thing.day", "2025-12-31").unwrap();
                    request.fact("thing.owner", "me").unwrap();
                    request.fact("user", "me").unwrap();
                    request.fact("thing.grants", FactInput::List(&["c", "f"])).unwrap();
                }
                3 => {
                    request.fact("thing.grants", FactInput::List(&[])).unwrap();
                    request.fact("user.staff", true).unwrap();
                    request.hold_in("target", "b").unwrap();
                }
                4 => {
                    request.fact("thing.grants", FactInput::List(&["somewhere.else"])).unwrap();
                    request.fact("thing.archived", true).unwrap();
                    request.fact("thing.owner", "me").unwrap();
                    request.fact("user", "you").unwrap();
                }
                5 => {
                    request.fact("user.staff", false).unwrap();
                    request.fact("thing.day", "2026-01-01").unwrap();
                }
                _ => {}
            }
            requests.push(request);
        }
    }
    requests
}

#[test]
fn the_sets_are_those_that_trying_every_set_finds() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    for request in requests(&policy) {
        for action in &opened.policy.actions {
            let truth = minimal_sets(&opened, &request, &[&action.id]);
            let found = ask(&opened, &request, &action.id);
            assert!(found.confirmed, "{}", action.id);
            assert_eq!(found.allowed, truth == [Vec::<String>::new()], "{}", action.id);
            if !found.allowed {
                assert_eq!(names(&found.sets.sets), truth, "{}", action.id);
                assert_eq!(found.sets.count, Count::from(truth.len() as u64));
            }
        }
    }
}

#[test]
fn a_million_sets_are_counted_exactly() {
    let mut text = "permissions {\n".to_owned();
    for at in 0..20 {
        text += &format!("    left{at}\n    right{at}\n");
    }
    text += "}\nsection s {\n    Go\n";
    for at in 0..20 {
        text += &format!("        requires left{at} or right{at}\n");
    }
    let opened = Opened::text(&(text + "}\n"));
    let policy = Policy::open(&opened.artifact).unwrap();
    let found = ask(&opened, &RequestBuffer::new(&policy), "s.go");
    assert_eq!(found.sets.count.as_u64(), Some(1 << 20));
    assert_eq!(found.sets.count.to_string(), "1,048,576");
    assert_eq!((found.sets.sets.len(), found.sets.more, found.confirmed), (64, true, true));
}

#[test]
fn roles_that_do_it_are_named_smallest_first_and_where_they_are_needed() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let request = RequestBuffer::new(&policy);
    let roles = |action: &str| -> Vec<String> {
        let found = ask(&opened, &request, action);
        found
            .roles
            .iter()
            .map(|way| format!("{} {} {:?} {}", way.role, way.here, way.scopes, way.permissions))
            .collect()
    };
    assert_eq!(roles("things.either"), ["small true [] 2", "large true [] 6"]);
    assert_eq!(roles("things.both"), ["large true [] 6"]);
    assert_eq!(roles("things.far"), ["large true [\"target\"] 6"]);
    assert_eq!(roles("things.nobody"), Vec::<String>::new());
}

#[test]
fn what_no_permission_changes_is_named_with_its_line_and_reason() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let request = RequestBuffer::new(&policy);
    let found = ask(&opened, &request, "things.closed");
    assert!(found.sets.is_empty());
    let [hindrance] = found.hindrances.as_slice() else { panic!("{:?}", found.hindrances) };
    assert_eq!(hindrance.because.as_deref(), Some("It is in the archive"));
    assert_eq!(hindrance.refuses.to_string(), "thing.archived");
    let [need] = found.cases.as_slice() else { panic!("{:?}", found.cases) };
    assert_eq!(need.condition.to_string(), "not thing.archived");
    assert_eq!(names(&need.sets.sets), [["b"], ["c"]]);
    let never = ask(&opened, &request, "things.nobody");
    assert!(never.cases.is_empty());
    assert!(never.hindrances[0].refuses.is_always());
}

#[test]
fn what_is_unknown_and_would_help_is_said_as_a_condition() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let found = ask(&opened, &RequestBuffer::new(&policy), "things.granting");
    let [need] = found.cases.as_slice() else { panic!("{:?}", found.cases) };
    assert_eq!(need.condition.to_string(), "user holds all of thing.grants");
    assert_eq!(names(&need.sets.sets), [["a"]]);
}

#[test]
fn of_the_products_every_answer_is_confirmed_and_finds_what_the_runtime_finds() {
    for product in ["maestra", "synerise"] {
        let opened = Opened::product(product);
        let policy = Policy::open(&opened.artifact).unwrap();
        let request = RequestBuffer::new(&policy);
        for action in &opened.policy.actions {
            let found = ask(&opened, &request, &action.id);
            assert!(found.confirmed, "{product}: {}", action.id);
            let id = policy.find_action(&action.id).unwrap();
            let explained = policy.explain(id, &request.as_request()).unwrap();
            if !explained.missing.more {
                let name = |id: &_| policy.permission(*id).unwrap().name.to_owned();
                let sets: Vec<Vec<String>> =
                    explained.missing.sets.iter().map(|set| set.iter().map(name).collect()).collect();
                assert_eq!(names(&found.sets.sets), sets, "{product}: {}", action.id);
            }
        }
    }
}
