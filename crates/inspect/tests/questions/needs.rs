//! What an action needs under each condition.

use super::support::{Opened, SHOP, names};
use placet_compiler::PolicyIndex;
use placet_inspect::needs_by_condition;
use placet_logic::Budget;

fn needs(opened: &Opened, action: &str, options: &[&str]) -> Vec<(String, Vec<String>)> {
    let index = PolicyIndex::new(&opened.policy);
    let options: Vec<_> = options.iter().map(|option| (*option).into()).collect();
    let needs = needs_by_condition(&index, opened.action(action), &options, Budget::default()).unwrap();
    needs
        .iter()
        .map(|need| (need.condition.to_string(), names(&need.sets.sets).iter().map(|set| set.join(" + ")).collect()))
        .collect()
}

fn pairs(expected: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    expected
        .iter()
        .map(|(condition, sets)| ((*condition).to_owned(), sets.iter().map(|set| (*set).to_owned()).collect()))
        .collect()
}

#[test]
fn each_condition_has_its_minimal_sets() {
    let opened = Opened::text(SHOP);
    let table = [("thing.kind is x", &["a"][..]), ("thing.kind is y", &["b + c"]), ("thing.kind is z", &["d", "e"])];
    assert_eq!(needs(&opened, "things.table", &[]), pairs(&table));
    let sized = [("thing.size > 5", &["c + e"][..]), ("thing.size <= 5", &["c"])];
    let mut found = needs(&opened, "things.sized", &[]);
    found.sort_by_key(|(condition, _)| condition != "thing.size > 5");
    assert_eq!(found, pairs(&sized));
    assert_eq!(needs(&opened, "things.plain", &[]), pairs(&[("always", &["a"])]));
}

#[test]
fn what_nobody_can_do_comes_last() {
    let opened = Opened::text(SHOP);
    let closed = [("not thing.archived", &["b", "c"][..]), ("thing.archived", &[])];
    assert_eq!(needs(&opened, "things.closed", &[]), pairs(&closed));
    assert_eq!(needs(&opened, "things.nobody", &[]), pairs(&[("always", &[])]));
}

#[test]
fn holding_all_of_a_set_is_a_condition_of_its_own() {
    let opened = Opened::text(SHOP);
    let expected = [("user holds all of thing.grants", &["a"][..]), ("not user holds all of thing.grants", &[])];
    assert_eq!(needs(&opened, "things.granting", &[]), pairs(&expected));
}

#[test]
fn conditions_of_the_products_are_short_enough_to_read() {
    for product in ["maestra", "synerise"] {
        let opened = Opened::product(product);
        let index = PolicyIndex::new(&opened.policy);
        for action in &opened.policy.actions {
            // The objects of a clone are of so many kinds that each set of them is a condition.
            let Ok(needs) = needs_by_condition(&index, action, &[], Budget::default()) else {
                assert_eq!((product, action.id.as_str()), ("synerise", "clone_objects"));
                continue;
            };
            for need in needs {
                assert!(!need.condition.more, "{product}: {}: {}", action.id, need.condition);
            }
        }
    }
}
