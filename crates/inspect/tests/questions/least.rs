//! The smallest set for several actions: held against trying every set.

use super::support::{Opened, SHOP, minimal_sets};
use placet_compiler::PolicyIndex;
use placet_inspect::{Covers, Grant, Least, Wanted, least};
use placet_logic::{Budget, Count};
use placet_runtime::{Policy, RequestBuffer};

fn ask(opened: &Opened, request: &RequestBuffer<'_>, ids: &[&str], budget: Budget) -> Least {
    let index = PolicyIndex::new(&opened.policy);
    let wanted: Vec<Wanted<'_>> =
        ids.iter().map(|id| Wanted { action: opened.action(id), options: Vec::new() }).collect();
    least(&index, request.policy(), &wanted, &request.as_request(), budget).unwrap()
}

fn shown(set: &[Grant]) -> Vec<String> {
    set.iter().map(Grant::to_string).collect()
}

#[test]
fn the_set_is_the_smallest_of_all_that_are_minimal() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let ids: Vec<&str> = opened.policy.actions.iter().map(|action| action.id.as_str()).collect();
    for held in [&[][..], &["b"], &["e", "c"]] {
        let mut request = RequestBuffer::new(&policy);
        for one in held {
            request.hold(one).unwrap();
        }
        for (at, first) in ids.iter().enumerate() {
            for second in &ids[at..] {
                for third in ["things.both", "things.table", "things.either"] {
                    let wanted = [*first, *second, third];
                    let found = ask(&opened, &request, &wanted, Budget::default());
                    assert!(found.confirmed, "{wanted:?}");
                    if found.covers.iter().any(|covers| *covers != Covers::Always) {
                        continue;
                    }
                    let truth = minimal_sets(&opened, &request, &wanted);
                    assert_eq!(found.count, Count::from(truth.len() as u64), "{wanted:?}");
                    assert_eq!(found.set.len(), truth[0].len(), "{wanted:?}");
                    assert!(truth.contains(&shown(&found.set)), "{wanted:?}: {:?} of {truth:?}", found.set);
                }
            }
        }
    }
}

#[test]
fn where_some_facts_are_refused_whoever_asks_the_set_is_enough_elsewhere() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let request = RequestBuffer::new(&policy);
    let found = ask(&opened, &request, &["things.closed", "things.granting"], Budget::default());
    assert_eq!(shown(&found.set), ["a"]);
    let [Covers::Where(closed, hindrances), Covers::Where(granting, _)] = found.covers.as_slice() else {
        panic!("{:?}", found.covers)
    };
    assert_eq!(closed.to_string(), "not thing.archived");
    assert_eq!(hindrances[0].because.as_deref(), Some("It is in the archive"));
    assert_eq!(granting.to_string(), "user holds all of thing.grants");
}

#[test]
fn what_is_forbidden_is_said_and_the_rest_is_covered() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let found = ask(&opened, &RequestBuffer::new(&policy), &["things.nobody", "things.either"], Budget::default());
    let [Covers::Never(hindrances), Covers::Always] = found.covers.as_slice() else { panic!("{:?}", found.covers) };
    assert_eq!(hindrances[0].because.as_deref(), Some("Never"));
    assert_eq!(shown(&found.set), ["b"]);
}

#[test]
fn the_nearest_role_has_the_fewest_extras_and_then_the_least_surplus() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let request = RequestBuffer::new(&policy);
    let role = ask(&opened, &request, &["things.either"], Budget::default()).role.unwrap();
    assert_eq!((role.role.as_str(), shown(&role.extras), role.surplus.len()), ("small", vec![], 1));
    let role = ask(&opened, &request, &["things.both", "things.table"], Budget::default()).role.unwrap();
    assert_eq!((role.role.as_str(), shown(&role.extras)), ("large", vec![]));
}

#[test]
fn it_says_what_else_is_unlocked() {
    let opened = Opened::text(SHOP);
    let policy = Policy::open(&opened.artifact).unwrap();
    let found = ask(&opened, &RequestBuffer::new(&policy), &["things.plain"], Budget::default());
    let unlocked: Vec<String> = found.unlocks.iter().map(|one| format!("{} {}", one.action, one.always)).collect();
    assert_eq!(
        unlocked,
        [
            "things.either true",
            "things.table false",
            "things.owned false",
            "things.dated false",
            "things.granting false",
            "things.closed false",
            "things.staff true",
        ]
    );
}

#[test]
fn parts_that_share_nothing_multiply() {
    let mut text = "permissions {\n".to_owned();
    let mut actions = String::new();
    for at in 0..40 {
        text += &format!("    left{at}, right{at}\n");
        actions += &format!("    Act{at} requires left{at} or right{at}\n");
    }
    let opened = Opened::text(&format!("{text}}}\nsection s {{\n{actions}}}\n"));
    let policy = Policy::open(&opened.artifact).unwrap();
    let ids: Vec<&str> = opened.policy.actions.iter().map(|action| action.id.as_str()).collect();
    let found = ask(&opened, &RequestBuffer::new(&policy), &ids, Budget::default());
    assert_eq!((found.count.to_string().as_str(), found.set.len()), ("1,099,511,627,776", 40));
    assert!(found.confirmed);
}

#[test]
fn past_the_budget_a_minimal_set_is_found_and_not_called_smallest() {
    // Each action shares a permission with the next in a square: all are one part, and a wide one.
    let mut text = "permissions {\n".to_owned();
    let mut actions = String::new();
    for row in 0..8 {
        for column in 0..8 {
            text += &format!("    p{row}_{column}\n");
            let (down, right) = ((row + 3) % 8, (column * 5 + 1) % 8);
            actions +=
                &format!("    Act{row}x{column} requires p{row}_{column} or p{down}_{right} or p{column}_{row}\n");
        }
    }
    let opened = Opened::text(&format!("{text}}}\nsection s {{\n{actions}}}\n"));
    let policy = Policy::open(&opened.artifact).unwrap();
    let ids: Vec<&str> = opened.policy.actions.iter().map(|action| action.id.as_str()).collect();
    let found = ask(&opened, &RequestBuffer::new(&policy), &ids, Budget::nodes(60));
    assert_eq!(found.not_decided.unwrap().nodes, 60);
    assert!(found.confirmed);
    assert!(!found.set.is_empty());
}

#[test]
fn all_actions_of_a_product_at_once_have_a_smallest_set() {
    for product in ["maestra", "synerise"] {
        let opened = Opened::product(product);
        let policy = Policy::open(&opened.artifact).unwrap();
        let ids: Vec<&str> = opened.policy.actions.iter().map(|action| action.id.as_str()).collect();
        let found = ask(&opened, &RequestBuffer::new(&policy), &ids, Budget::default());
        assert!(found.confirmed, "{product}");
        assert_eq!(found.not_decided, None, "{product}");
        assert!(found.unlocks.is_empty(), "{product}");
    }
}
