use placet_runtime::graph::Graph;
use placet_runtime::{Policy, encode};

use super::support::{LOCKER, READER, world};

#[test]
fn equal_graphs_give_equal_bytes() {
    assert_eq!(encode(&world()).unwrap(), encode(&world().clone()).unwrap());
}

#[test]
fn an_empty_policy_opens() {
    let bytes = encode(&Graph::default()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.actions().count(), 0);
    assert_eq!(policy.permission_words(), 0);
    assert_eq!(policy.find_action(""), None);
}

#[test]
fn what_is_written_is_read() {
    let graph = world();
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!((policy.name(), policy.subject(), policy.language()), ("world", "user", 1));
    for (own, read) in graph.permissions.iter().zip(policy.permissions()) {
        assert_eq!((read.name, read.label), (&*own.name, &*own.label));
        assert_eq!(read.implies.map(|id| id.index()).collect::<Vec<_>>(), own.implies);
        assert_eq!((read.origin.file, read.origin.line), ("world.placet", 1));
        assert_eq!(policy.find_permission(&own.name), Some(read.id));
        assert_eq!((read.scope.map(|scope| scope.index()), read.base.index()), (own.scope, own.base));
    }
    for (own, read) in graph.scopes.iter().zip(policy.scopes()) {
        assert_eq!((read.name, read.label), (&*own.name, &*own.label));
        assert_eq!((read.origin.file, read.origin.line), ("world.placet", 4));
        assert_eq!(policy.find_scope(&own.name), Some(read.id));
    }
    assert_eq!(policy.scopes().count(), graph.scopes.len());
    // by name, whatever the order that they were given in
    let former: Vec<_> = policy.former_permissions().map(|(name, id)| (name, id.index())).collect();
    assert_eq!(former, [("old.lock", LOCKER), ("reading", READER)]);
    assert_eq!(policy.find_permission("reading"), policy.find_permission("read"));
    let former: Vec<_> = policy.former_actions().collect();
    assert_eq!(former, [("tasks.look", policy.find_action("tasks.see").unwrap())]);
    assert_eq!(policy.find_action("tasks.look"), policy.find_action("tasks.see"));
    assert_eq!((policy.find_action("reading"), policy.find_permission("tasks.look")), (None, None));
    for (own, read) in graph.roles.iter().zip(policy.roles()) {
        assert_eq!((read.name, read.label), (&*own.name, &*own.label));
        assert_eq!(read.permissions.map(|id| id.index()).collect::<Vec<_>>(), own.permissions);
        assert_eq!(policy.find_role(&own.name), Some(read.id));
    }
    for (own, read) in graph.facts.iter().zip(policy.facts()) {
        assert_eq!(read.name, own.name);
        assert_eq!(policy.find_fact(&own.name), Some(read.id));
    }
    for (own, read) in graph.actions.iter().zip(policy.actions()) {
        assert_eq!((read.name, read.phrase), (&*own.id, &*own.phrase));
        assert_eq!(read.sections.collect::<Vec<_>>(), own.sections);
        assert_eq!(read.clauses.clone().map(|id| id.index()).collect::<Vec<_>>(), own.clauses);
        assert_eq!(policy.find_action(&own.id), Some(read.id));
        for clause in read.clauses {
            let own = &graph.clauses[clause.index() as usize];
            let read = policy.clause(clause).unwrap();
            assert_eq!((read.text, read.kind, read.exact), (&*own.text, own.kind, own.exact));
            assert_eq!(read.because, own.because.as_deref());
        }
        assert_eq!(read.options.len(), own.options.len());
        for (own, option) in own.options.iter().zip(read.options) {
            let option = policy.option(option).unwrap();
            assert_eq!((option.name, option.phrase), (&*own.id, &*own.phrase));
            assert_eq!(option.clauses.map(|id| id.index()).collect::<Vec<_>>(), own.clauses);
            assert_eq!((option.origin.file, option.origin.line), ("more.placet", 10));
            assert_eq!(policy.find_option(read.id, &own.id), Some(option.id));
        }
    }
    assert_eq!(policy.actions().count(), graph.actions.len());
}

#[test]
fn types_are_shown_as_the_language_writes_them() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let types: Vec<_> = policy.facts().map(|fact| fact.kind.to_string()).collect();
    assert_eq!(
        types,
        [
            "user",
            "user",
            "boolean",
            "number",
            "number",
            "one of (red, green, blue)",
            "set of one of (red, green, blue)",
            "set of user",
            "permission",
            "permission",
            "set of permission",
            "task",
            "text",
            "text",
            "set of text",
            "date",
            "date",
        ]
    );
}

#[test]
fn the_tests_of_a_clause_are_listed_whatever_the_request() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let see = policy.find_action("tasks.see").unwrap();
    let mut clauses = policy.action(see).unwrap().clauses;
    let gate = policy.tests_of(clauses.next().unwrap());
    assert_eq!(gate.permissions, [policy.find_permission("read").unwrap()]);
    assert_eq!(gate.facts, []);
    let own = policy.tests_of(clauses.next().unwrap());
    assert_eq!(own.permissions, [policy.find_permission("lock").unwrap()]);
    let facts = ["user", "task.owner"].map(|name| policy.find_fact(name).unwrap());
    assert_eq!(own.facts, facts);
}
