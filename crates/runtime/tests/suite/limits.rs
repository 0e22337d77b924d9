use placet_runtime::graph::{ALLOW, Action, ActionOption, Atom, Clause, DENY, FactType, Graph, Node, Permission};
use placet_runtime::{ActionId, EncodeError, Policy, Request, date, encode, limits};

use super::support::{READER, add_permission, add_scope, add_scoped, fact, role, world};

fn over(graph: &Graph) -> (&'static str, usize, usize) {
    match encode(graph).unwrap_err() {
        EncodeError::Limit { what, limit, found } => (what, limit, found),
        other => panic!("{other}"),
    }
}

fn permissions(count: usize) -> Graph {
    let permission =
        |index: usize| Permission { name: format!("p{index}"), base: index as u32, ..Permission::default() };
    Graph { permissions: (0..count).map(permission).collect(), ..Graph::default() }
}

#[test]
fn a_policy_may_have_262144_permissions() {
    let bytes = encode(&permissions(limits::PERMISSIONS)).unwrap();
    assert_eq!(Policy::open(&bytes).unwrap().permissions().count(), 262_144);
    let graph = permissions(limits::PERMISSIONS + 1);
    assert_eq!(over(&graph), ("permissions", 262_144, 262_145));
}

#[test]
fn a_policy_may_have_a_million_actions() {
    let action = |index: usize| Action { id: format!("a{index}"), ..Action::default() };
    let mut graph = Graph { actions: (0..limits::ACTIONS).map(action).collect(), ..Graph::default() };
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.find_action("a999999"), Some(ActionId::new(999_999)));
    graph.actions.push(action(limits::ACTIONS));
    assert_eq!(over(&graph), ("actions", 1_000_000, 1_000_001));
}

#[test]
fn a_policy_may_have_64_scopes() {
    let mut graph = permissions(1);
    for scope in 0..limits::SCOPES as u32 {
        add_scope(&mut graph, &format!("s{scope:02}"));
        add_scoped(&mut graph, scope, &[0]);
    }
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let last = policy.find_scope("s63").unwrap();
    let (own, there) = (policy.find_permission("p0").unwrap(), policy.find_permission("p0 in s63"));
    assert_eq!(policy.in_scope(last, own), there);
    assert!(there.is_some());
    add_scope(&mut graph, "one more");
    assert_eq!(over(&graph), ("scopes", 64, 65));
}

#[test]
fn a_text_may_have_4096_bytes() {
    let mut graph = Graph { texts: vec!["ö".repeat(limits::TEXT_BYTES / 2)], ..Graph::default() };
    assert!(encode(&graph).is_ok());
    graph.texts[0].push('a');
    assert_eq!(over(&graph), ("bytes in one text", 4_096, 4_097));
}

#[test]
fn there_may_be_as_many_former_names_as_names() {
    let former = |count: usize| (0..count).map(|at| (format!("old{at}"), 0)).collect();
    let mut graph = permissions(1);
    graph.permission_aliases = former(limits::PERMISSIONS);
    assert!(encode(&graph).is_ok());
    graph.permission_aliases = former(limits::PERMISSIONS + 1);
    assert_eq!(over(&graph), ("former names of permissions", 262_144, 262_145));
    let mut graph = Graph { actions: vec![Action::default()], ..Graph::default() };
    graph.action_aliases = former(limits::ACTIONS + 1);
    assert_eq!(over(&graph), ("former names of actions", 1_000_000, 1_000_001));
}

#[test]
fn an_action_may_have_64_options() {
    let mut graph = Graph::default();
    graph.actions.push(Action::default());
    graph.actions[0].options = vec![ActionOption::default(); limits::OPTIONS_PER_ACTION];
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.action(ActionId::new(0)).unwrap().options.len(), 64);
    graph.actions[0].options.push(ActionOption::default());
    assert_eq!(over(&graph), ("options of one action", 64, 65));
}

#[test]
fn a_name_may_have_16384_bytes() {
    let mut graph = Graph::default();
    let name = "n".repeat(limits::NAME_BYTES);
    add_permission(&mut graph, &name, &[]);
    graph.roles.push(role(&name, &[]));
    graph.facts.push(fact(&name, FactType::Entity(name.clone())));
    assert!(encode(&graph).is_ok());
    let longer = format!("{name}n");
    let mut over_alias = graph.clone();
    over_alias.permission_aliases = vec![(longer.clone(), 0)];
    assert_eq!(over(&over_alias), ("bytes in one name", 16_384, 16_385));
    let mut over_scope = graph.clone();
    add_scope(&mut over_scope, &longer);
    assert_eq!(over(&over_scope), ("bytes in one name", 16_384, 16_385));
    let mut over_type = graph.clone();
    over_type.facts[0].kind = FactType::SetOfEntity(longer.clone());
    assert_eq!(over(&over_type), ("bytes in one name", 16_384, 16_385));
    graph.roles[0].name = longer;
    assert_eq!(over(&graph), ("bytes in one name", 16_384, 16_385));
}

/// Denies at the end of a chain of this many nodes, of as many facts.
fn chain(nodes: usize) -> Graph {
    let mut graph = Graph::default();
    for index in 0..nodes {
        let own = index as u32;
        graph.facts.push(fact(&format!("f{index}"), FactType::Boolean));
        graph.atoms.push(Atom::True(own));
        let lo = if index == 0 { DENY } else { own + 1 };
        graph.nodes.push(Node { atom: own, hi: ALLOW, lo });
    }
    graph.clauses.push(Clause { root: nodes as u32 + 1, exact: true, ..Clause::default() });
    graph.actions.push(Action { clauses: vec![0], ..Action::default() });
    graph
}

#[test]
fn an_exact_clause_may_reach_4096_nodes() {
    let bytes = encode(&chain(limits::EXACT_NODES)).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let decision = policy.decide(ActionId::new(0), &Request::default());
    assert!(!decision.unwrap().is_allow());
    let mut graph = chain(limits::EXACT_NODES + 1);
    assert_eq!(over(&graph), ("nodes in one exact clause", 4_096, 4_097));
    graph.clauses[0].exact = false;
    assert!(encode(&graph).is_ok());
}

#[test]
fn a_number_may_have_a_magnitude_of_two_to_the_53() {
    let mut graph = Graph::default();
    graph.facts.push(fact("size", FactType::Number));
    for good in [limits::NUMBER, -limits::NUMBER, 0.0] {
        graph.atoms = vec![Atom::LessThan(0, good)];
        assert!(encode(&graph).is_ok());
    }
    for bad in [limits::NUMBER * 2.0, f64::NAN, f64::INFINITY, -f64::INFINITY] {
        graph.atoms = vec![Atom::AtMost(0, bad)];
        assert_eq!(broken(&graph), "its number is out of range");
    }
}

#[test]
fn a_date_is_compared_with_a_whole_day() {
    let mut graph = Graph::default();
    graph.facts.push(fact("due", FactType::Date));
    for good in [date::FIRST, 0, date::LAST, date::LAST + 1] {
        graph.atoms = vec![Atom::LessThan(0, good.into())];
        assert!(encode(&graph).is_ok());
    }
    let (before, after) = (f64::from(date::FIRST - 1), f64::from(date::LAST + 2));
    for bad in [before, after, 0.5, 1e300, f64::NAN, f64::INFINITY] {
        graph.atoms = vec![Atom::LessThan(0, bad)];
        assert_eq!(broken(&graph), "its number is out of range");
    }
}

fn broken(graph: &Graph) -> &'static str {
    match encode(graph).unwrap_err() {
        EncodeError::BadGraph(placet_runtime::ArtifactError::Damaged { problem, .. }) => problem,
        other => panic!("{other}"),
    }
}

#[test]
fn a_graph_that_does_not_hold_together_is_not_written() {
    let change = |change: &dyn Fn(&mut Graph)| {
        let mut graph = world();
        change(&mut graph);
        broken(&graph)
    };
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Holds(6)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Same(0, 11)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::IsValue(5, 3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::IsText(12, 3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::IsText(14, 0)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::ContainsText(12, 0)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Same(12, 0)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::Member(12, 7)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::FactLess(3, 15)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::IsPermission(8, 3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.atoms[0] = Atom::ContainsPermission(10, 3)), "it tests a fact of another type");
    assert_eq!(change(&|graph| graph.nodes[3].hi = 5), "a branch doesn't lead to a smaller node");
    assert_eq!(change(&|graph| graph.nodes[3].atom = 99), "it names a test that isn't there");
    assert_eq!(change(&|graph| graph.clauses[0].root = u32::MAX), "its graph isn't there");
    assert_eq!(change(&|graph| graph.actions[0].clauses = vec![999]), "it names a clause that isn't there");
    assert_eq!(change(&|graph| graph.actions[0].origin.file = 2), "its source file isn't there");
    assert_eq!(change(&|graph| graph.roles[0].permissions = vec![2, 1]), "its permissions are not ascending");
    assert_eq!(change(&|graph| graph.roles[0].permissions = vec![6]), "it names a permission that isn't there");
}

#[test]
fn a_scope_that_does_not_hold_together_is_not_written() {
    let change = |change: &dyn Fn(&mut Graph)| {
        let mut graph = world();
        change(&mut graph);
        broken(&graph)
    };
    let not_declared = "its permission isn't there";
    assert_eq!(change(&|graph| graph.permissions[1].base = 0), "its base is another one");
    assert_eq!(change(&|graph| graph.permissions.swap(2, 3)), "it stands behind one in a scope");
    assert_eq!(change(&|graph| graph.permissions[3].base = 3), not_declared);
    assert_eq!(change(&|graph| graph.permissions[3].scope = Some(2)), "its scope isn't there");
    assert_eq!(change(&|graph| graph.permissions[3].scope = Some(1)), "it isn't ascending");
    assert_eq!(change(&|graph| graph.roles[0].permissions = vec![0, 1, 3]), "it names a permission of another scope");
    let name = "its name isn't that of its permission in its scope";
    for wrong in ["lock in target", "locks in source", "lock  in source", "lock in source ", "locker"] {
        assert_eq!(change(&|graph| graph.permissions[3].name = wrong.into()), name);
    }
    assert_eq!(
        change(&|graph| graph.permission_aliases[0].1 = 3),
        "it names a record that isn't there",
        "what is held in a scope has no names of its own"
    );
    assert_eq!(change(&|graph| graph.action_aliases[0].1 = 99), "it names a record that isn't there");
}

#[test]
fn what_is_in_a_scope_implies_what_it_does_elsewhere() {
    let change = |change: &dyn Fn(&mut Graph)| {
        let mut graph = world();
        change(&mut graph);
        encode(&graph).unwrap_err().to_string()
    };
    assert_eq!(
        change(&|graph| graph.permissions[4].implies.clear()),
        "the permission `edit in target` lacks a permission that is implied"
    );
    assert_eq!(
        change(&|graph| graph.permissions[5].implies = vec![4]),
        "the permission `read in target` lacks a permission that is implied"
    );
    // `lock` would bring `read`, but not in the target, where it isn't
    assert_eq!(
        change(&|graph| graph.permissions[2].implies = vec![READER]),
        "the permission `lock` lacks a permission that is implied"
    );
}

#[test]
fn names_are_unique_and_implications_whole() {
    let mut graph = world();
    graph.permissions[2].name = "read".into();
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "two permissions are named `read`");
    for (what, change) in [
        ("two permissions are named `lock`", (|graph| graph.permission_aliases[0].0 = "lock".into()) as fn(&mut Graph)),
        ("two permissions are named `read in target`", |graph| graph.permission_aliases[0].0 = "read in target".into()),
        ("two former permissions are named `old.lock`", |graph| graph.permission_aliases[0].0 = "old.lock".into()),
        ("two actions are named `holds`", |graph| graph.action_aliases[0].0 = "holds".into()),
        ("two former actions are named `tasks.look`", |graph| graph.action_aliases.push(("tasks.look".into(), 1))),
        ("two scopes are named `target`", |graph| {
            graph.permissions.truncate(3);
            graph.clauses.clear();
            graph.nodes.clear();
            graph.atoms.clear();
            graph.actions.clear();
            graph.action_aliases.clear();
            graph.scopes[0].name = "target".into();
        }),
    ] {
        let mut graph = world();
        change(&mut graph);
        assert_eq!(encode(&graph).unwrap_err().to_string(), what);
    }
    let mut graph = world();
    graph.permissions[2].implies = vec![0];
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "the permission `lock` lacks a permission that is implied");
    let mut graph = world();
    graph.roles[1].permissions = vec![0];
    let message = encode(&graph).unwrap_err().to_string();
    assert_eq!(message, "the role `nobody` lacks a permission that is implied");
}
