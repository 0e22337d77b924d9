use allocation_counter::measure;
use placet_runtime::{Columns, ColumnsMut, FactValue, Policy, Request, RequestBuffer, Texts, encode};

use super::support::{add_decision_nodes, world};

#[test]
fn opening_and_deciding_allocate_nothing() {
    let bytes = encode(&world()).unwrap();
    let opened = measure(|| {
        Policy::open(&bytes).unwrap();
    });
    assert_eq!(opened.count_total, 0);

    let policy = Policy::open(&bytes).unwrap();
    let mut buffer = RequestBuffer::new(&policy);
    buffer.hold("read").unwrap();
    buffer.fact("user", "ann").unwrap();
    buffer.fact("task.team", &["bob", "ann"]).unwrap();
    buffer.fact("role.all", &["lock", "old.lock", "elsewhere"]).unwrap();
    buffer.fact("task.title", "Größer").unwrap();
    buffer.fact("task.tags", &["", "Größer"]).unwrap();
    buffer.fact("task.due", "2026-11-22").unwrap();
    buffer.hold_in("target", "edit").unwrap();
    let mut facts = vec![FactValue::Entities(Texts::EMPTY); 17];
    facts[8] = FactValue::OtherPermission("old.lock");
    let scopes = [policy.find_scope("target").unwrap()];
    let borrowed = Request::new(&[u64::MAX], &facts, &[]).with_scopes(&scopes);
    let actions: Vec<_> = policy.actions().map(|action| action.id).collect();
    let decided = measure(|| {
        for action in &actions {
            for request in [Request::default(), borrowed, buffer.as_request()] {
                policy.decide(*action, &request).unwrap();
                policy.prepare(*action).unwrap().decide(&request).unwrap();
            }
        }
        policy.find_action("tasks.look").unwrap();
        let mut held = [0];
        policy.hold_in(&mut held, scopes[0], policy.find_permission("old.lock").unwrap());
        policy.assume_role_in(&mut held, scopes[0], policy.find_role("editor").unwrap());
    });
    assert_eq!(decided.count_total, 0);
}

#[test]
fn deciding_all_actions_allocates_nothing() {
    let by_clauses = world();
    let mut by_nodes = world();
    add_decision_nodes(&mut by_nodes);
    for graph in [by_clauses, by_nodes] {
        let bytes = encode(&graph).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let see = policy.find_action("tasks.see").unwrap();
        let mut scratch = vec![0; policy.scratch_len()];
        let mut allowed = vec![0; policy.action_words()];
        let decided = measure(|| {
            for request in [Request::default(), Request::new(&[u64::MAX], &[FactValue::Boolean(true); 17], &[])] {
                policy.decide_all(&request, &mut scratch, &mut allowed).unwrap();
                policy.decide_actions(&[see], &request, &mut allowed).unwrap();
                policy.decide_options(see, &request).unwrap();
                assert_eq!(policy.actions_under(&["Tasks"]).next(), Some(see));
            }
        });
        assert_eq!(decided.count_total, 0);
    }
}

#[test]
fn deciding_for_many_users_allocates_nothing() {
    let by_clauses = world();
    let mut by_nodes = world();
    add_decision_nodes(&mut by_nodes);
    for graph in [by_clauses, by_nodes] {
        let bytes = encode(&graph).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let actions: Vec<_> = policy.actions().map(|action| action.id).collect();
        let own = [policy.find_fact("task.system").unwrap()];
        let (mut buffer, mut scratch) = (vec![0; 10_000], vec![0; 10_000]);
        let mut bits = vec![0; Columns::words_for(7, 100)];
        let (mut rows, mut counts) = (vec![0; actions.len() * 2], vec![0; actions.len()]);
        let users = [[0b11_u64]; 100];
        let decided = measure(|| {
            let plan = policy.plan(&actions, &Request::default(), &own, &mut buffer).unwrap();
            let mut columns = ColumnsMut::new(&mut bits, plan.columns(), users.len()).unwrap();
            columns.set_users(0, &users);
            columns.set(6, 3, true);
            let columns = columns.as_columns();
            plan.store(&columns, 0..2, &mut scratch, &mut rows).unwrap();
            plan.count(&columns, 0..2, &mut scratch, &mut counts).unwrap();
        });
        assert_eq!(decided.count_total, 0);
        assert!(counts.contains(&100) && counts.contains(&1));
    }
}

#[test]
fn a_buffer_that_is_used_again_does_not_grow() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut buffer = RequestBuffer::new(&policy);
    let see = policy.find_action("tasks.see").unwrap();
    let (edit, granted) = (policy.find_permission("edit").unwrap(), policy.find_fact("role.granted").unwrap());
    let mut fill = || {
        buffer.clear();
        buffer.hold("read").unwrap();
        buffer.role("editor").unwrap();
        buffer.fact("task.system", true).unwrap();
        buffer.fact("task.colour", "green").unwrap();
        buffer.fact("task.due", "2026-11-22").unwrap();
        buffer.hold_in("target", "read").unwrap();
        buffer.assume_role_in("target", "editor").unwrap();
        buffer.fact("task.owner", "ann").unwrap();
        buffer.fact("task.team", &["bob", "ann"]).unwrap();
        buffer.fact("task.colours", &["red", "blue"]).unwrap();
        buffer.fact("role.granted", "elsewhere").unwrap();
        buffer.fact("role.all", &["lock", "elsewhere"]).unwrap();
        buffer.fact("task.title", "Größer").unwrap();
        buffer.fact("task.tags", &["", "Größer"]).unwrap();
        buffer.option(see, "lock").unwrap();
        buffer.hold_ids(&[edit]);
        buffer.fact_by_id(granted, edit).unwrap();
        policy.decide(see, &buffer.as_request()).unwrap();
    };
    fill();
    assert_eq!(measure(fill).count_total, 0);
}
