//! Building graphs in few words.

use placet_runtime::graph::{
    ALLOW, Action, ActionOption, Atom, Clause, DENY, DecisionNode, DecisionTest, FIRST_NODE, Fact, FactType, Graph,
    Node, Origin, Permission, Role, Scope,
};

/// Declares a permission.
pub(crate) fn add_permission(graph: &mut Graph, name: &str, implies: &[u32]) {
    graph.permissions.push(Permission {
        name: name.into(),
        label: format!("Label of {name}"),
        implies: implies.to_vec(),
        scope: None,
        base: graph.permissions.len() as u32,
        origin: Origin { file: 0, line: 1 },
    });
}

/// Declares a scope.
pub(crate) fn add_scope(graph: &mut Graph, name: &str) {
    let label = format!("Label of {name}");
    graph.scopes.push(Scope { name: name.into(), label, origin: Origin { file: 0, line: 4 } });
}

/// Adds the permissions in scopes: of each scope, those of these declared permissions.
pub(crate) fn add_scoped(graph: &mut Graph, scope: u32, bases: &[u32]) {
    let first = graph.permissions.len() as u32;
    for base in bases {
        let of = &graph.permissions[*base as usize];
        let implies = of.implies.iter().filter_map(|implied| bases.iter().position(|base| base == implied));
        let own = Permission {
            name: format!("{} in {}", of.name, graph.scopes[scope as usize].name),
            label: of.label.clone(),
            implies: implies.map(|at| first + at as u32).collect(),
            scope: Some(scope),
            base: *base,
            origin: of.origin,
        };
        graph.permissions.push(own);
    }
}

pub(crate) fn fact(name: &str, kind: FactType) -> Fact {
    Fact { name: name.into(), kind, origin: Origin { file: 0, line: 2 } }
}

pub(crate) fn role(name: &str, permissions: &[u32]) -> Role {
    Role {
        name: name.into(),
        label: format!("Label of {name}"),
        permissions: permissions.to_vec(),
        origin: Origin { file: 0, line: 3 },
    }
}

/// Adds an atom and returns its index.
pub(crate) fn atom(graph: &mut Graph, atom: Atom) -> u32 {
    graph.atoms.push(atom);
    graph.atoms.len() as u32 - 1
}

/// The reduced decision diagram of a function of these atoms; returns its root.
pub(crate) fn diagram(graph: &mut Graph, atoms: &[u32], function: &dyn Fn(&[bool]) -> bool) -> u32 {
    below(graph, atoms, &mut Vec::new(), function)
}

fn below(graph: &mut Graph, atoms: &[u32], chosen: &mut Vec<bool>, function: &dyn Fn(&[bool]) -> bool) -> u32 {
    let Some(atom) = atoms.get(chosen.len()).copied() else {
        return if function(chosen) { ALLOW } else { DENY };
    };
    let mut child = |way| {
        chosen.push(way);
        let root = below(graph, atoms, chosen, function);
        chosen.pop();
        root
    };
    let (hi, lo) = (child(true), child(false));
    if hi == lo {
        return hi;
    }
    let node = Node { atom, hi, lo };
    let index = match graph.nodes.iter().position(|own| *own == node) {
        Some(index) => index,
        None => {
            graph.nodes.push(node);
            graph.nodes.len() - 1
        }
    };
    index as u32 + FIRST_NODE
}

/// Adds an exact clause and returns its index.
pub(crate) fn clause(graph: &mut Graph, root: u32) -> u32 {
    graph.clauses.push(Clause { root, exact: true, text: format!("requires node {root}"), ..Clause::default() });
    graph.clauses.len() as u32 - 1
}

pub(crate) fn action(graph: &mut Graph, id: &str, clauses: &[u32]) {
    graph.actions.push(Action {
        id: id.into(),
        phrase: id.replace('_', " "),
        clauses: clauses.to_vec(),
        ..Action::default()
    });
}

/// Adds an action of one clause that is one test, and `not_…`, where the test has to fail.
pub(crate) fn action_of_test(graph: &mut Graph, id: &str, test: Atom) {
    let atom = atom(graph, test);
    let root = diagram(graph, &[atom], &|truth| truth[0]);
    let own = clause(graph, root);
    action(graph, id, &[own]);
    let root = diagram(graph, &[atom], &|truth| !truth[0]);
    let own = clause(graph, root);
    action(graph, &format!("not_{id}"), &[own]);
}

pub(crate) const EDITOR: u32 = 0;
pub(crate) const READER: u32 = 1;
pub(crate) const LOCKER: u32 = 2;
/// `lock in source`, which no rule of [`world`] asks for.
pub(crate) const LOCKER_IN_SOURCE: u32 = 3;
/// `read in target`, which `edit in target` before it implies.
pub(crate) const READER_IN_TARGET: u32 = 5;
/// 2026-11-22
pub(crate) const DAY: i32 = 20_779;

/// A policy with each type of fact and each kind of test: two actions a test, as
/// [`action_of_test`] makes them, and one with options and headings.
pub(crate) fn world() -> Graph {
    let values = || vec!["red".to_owned(), "green".to_owned(), "blue".to_owned()];
    let user = || "user".to_owned();
    let mut graph = Graph {
        name: "world".into(),
        subject: "user".into(),
        language: 1,
        files: vec!["world.placet".into(), "more.placet".into()],
        roles: vec![role("editor", &[EDITOR, READER]), role("nobody", &[])],
        facts: vec![
            fact("user", FactType::Entity(user())),
            fact("task.owner", FactType::Entity(user())),
            fact("task.system", FactType::Boolean),
            fact("task.size", FactType::Number),
            fact("plan.limit", FactType::Number),
            fact("task.colour", FactType::OneOf(values())),
            fact("task.colours", FactType::SetOfOneOf(values())),
            fact("task.team", FactType::SetOfEntity(user())),
            fact("role.granted", FactType::Permission),
            fact("role.wanted", FactType::Permission),
            fact("role.all", FactType::SetOfPermission),
            fact("task", FactType::Entity("task".into())),
            fact("task.title", FactType::Text),
            fact("plan.title", FactType::Text),
            fact("task.tags", FactType::SetOfText),
            fact("task.due", FactType::Date),
            fact("plan.end", FactType::Date),
        ],
        texts: vec!["Größer".into(), "".into(), "a \"b\"\n".into()],
        permission_aliases: vec![("reading".into(), READER), ("old.lock".into(), LOCKER)],
        ..Graph::default()
    };
    add_permission(&mut graph, "edit", &[READER]);
    add_permission(&mut graph, "read", &[]);
    add_permission(&mut graph, "lock", &[]);
    add_scope(&mut graph, "source");
    add_scope(&mut graph, "target");
    add_scoped(&mut graph, 0, &[LOCKER]);
    add_scoped(&mut graph, 1, &[EDITOR, READER]);
    action_of_test(&mut graph, "holds", Atom::Holds(READER));
    action_of_test(&mut graph, "true", Atom::True(2));
    action_of_test(&mut graph, "is_value", Atom::IsValue(5, 1));
    action_of_test(&mut graph, "is_permission", Atom::IsPermission(8, LOCKER));
    action_of_test(&mut graph, "less_than", Atom::LessThan(3, 10.5));
    action_of_test(&mut graph, "at_most", Atom::AtMost(3, 10.5));
    action_of_test(&mut graph, "same_entity", Atom::Same(0, 1));
    action_of_test(&mut graph, "same_permission", Atom::Same(8, 9));
    action_of_test(&mut graph, "fact_less", Atom::FactLess(3, 4));
    action_of_test(&mut graph, "fact_equal", Atom::FactEqual(3, 4));
    action_of_test(&mut graph, "member_entity", Atom::Member(0, 7));
    action_of_test(&mut graph, "member_permission", Atom::Member(8, 10));
    action_of_test(&mut graph, "contains_value", Atom::ContainsValue(6, 2));
    action_of_test(&mut graph, "contains_permission", Atom::ContainsPermission(10, LOCKER));
    action_of_test(&mut graph, "holds_all", Atom::HoldsAll(10));
    action_of_test(&mut graph, "holds_one", Atom::HoldsAll(8));
    action_of_test(&mut graph, "is_text", Atom::IsText(12, 0));
    action_of_test(&mut graph, "same_text", Atom::Same(12, 13));
    action_of_test(&mut graph, "member_text", Atom::Member(12, 14));
    action_of_test(&mut graph, "contains_text", Atom::ContainsText(14, 2));
    action_of_test(&mut graph, "before", Atom::LessThan(15, DAY.into()));
    action_of_test(&mut graph, "not_after", Atom::AtMost(15, DAY.into()));
    action_of_test(&mut graph, "date_less", Atom::FactLess(15, 16));
    action_of_test(&mut graph, "date_equal", Atom::FactEqual(15, 16));

    // reads if the task is its own, else locks too
    let (owned, lock) = (6, atom(&mut graph, Atom::Holds(LOCKER)));
    let gate = diagram(&mut graph, &[0], &|truth| truth[0]);
    let gate = clause(&mut graph, gate);
    let own = diagram(&mut graph, &[owned, lock], &|truth| truth[0] || truth[1]);
    let own = clause(&mut graph, own);
    let asked = diagram(&mut graph, &[lock], &|truth| truth[0]);
    let asked = clause(&mut graph, asked);
    graph.clauses[gate as usize].kind = placet_runtime::ClauseKind::Gate;
    graph.clauses[own as usize].because = Some("tasks are private".into());
    graph.clauses[asked as usize].because = Some(String::new());
    graph.clauses[asked as usize].kind = placet_runtime::ClauseKind::Option;
    let option = |id: &str, clauses: &[u32]| ActionOption {
        id: id.into(),
        phrase: format!("To {id}"),
        clauses: clauses.to_vec(),
        origin: Origin { file: 1, line: 10 },
    };
    graph.actions.push(Action {
        id: "tasks.see".into(),
        phrase: "See a task".into(),
        sections: vec!["Tasks".into(), "Lists — größer".into()],
        clauses: vec![gate, own],
        options: vec![option("lock", &[asked]), option("look", &[])],
        origin: Origin { file: 1, line: 9 },
    });
    graph.action_aliases = vec![("tasks.look".into(), graph.actions.len() as u32 - 1)];

    // read here and there
    let there = atom(&mut graph, Atom::Holds(READER_IN_TARGET));
    let both = diagram(&mut graph, &[0, there], &|truth| truth[0] && truth[1]);
    let both = clause(&mut graph, both);
    action(&mut graph, "tasks.copy", &[both]);
    add_decision_nodes(&mut graph);
    let both = 1 << READER | 1 << READER_IN_TARGET;
    let last = graph.actions.len() - 1;
    let test = DecisionTest::Held { word: 0, mask: both, want: both };
    graph.decision_nodes[last] = DecisionNode { test, hi: ALLOW, lo: DENY };
    let is_value = graph.actions.iter().position(|action| action.id == "is_value").unwrap();
    let test = DecisionTest::Value { fact: 5, among: 0b010, exact: true };
    graph.decision_nodes[is_value] = DecisionNode { test, hi: ALLOW, lo: DENY };
    graph
}

/// Gives each action and option a graph that decides it as its clauses do, one test at a time.
pub(crate) fn add_decision_nodes(graph: &mut Graph) {
    let actions = graph.actions.iter().map(|action| action.clauses.clone());
    let options = graph.actions.iter().flat_map(|action| &action.options).map(|option| option.clauses.clone());
    let roots: Vec<Vec<u32>> = actions.chain(options).collect();
    graph.decision_nodes = vec![DecisionNode::always(DENY); roots.len()];
    for (at, clauses) in roots.iter().enumerate() {
        let to = clauses_below(graph, clauses);
        graph.decision_nodes[at] = DecisionNode::always(to);
    }
}

/// The node from which all these clauses have to hold.
fn clauses_below(graph: &mut Graph, clauses: &[u32]) -> u32 {
    let Some((first, rest)) = clauses.split_first() else {
        return ALLOW;
    };
    let clause = &graph.clauses[*first as usize];
    node_below(graph, clause.root, clause.exact, rest)
}

/// The node that decides as this node of a clause does, with these clauses behind it. Parents come
/// before their children.
fn node_below(graph: &mut Graph, node: u32, exact: bool, rest: &[u32]) -> u32 {
    let node = match node {
        DENY => return DENY,
        ALLOW => return clauses_below(graph, rest),
        node => graph.nodes[(node - FIRST_NODE) as usize],
    };
    let test = match graph.atoms[node.atom as usize] {
        Atom::Holds(permission) => {
            let mask = 1 << (permission % 64);
            DecisionTest::Held { word: permission / 64, mask, want: mask }
        }
        _ => DecisionTest::Fact { atom: node.atom, exact },
    };
    let own = graph.decision_nodes.len();
    graph.decision_nodes.push(DecisionNode { test, hi: DENY, lo: DENY });
    let hi = node_below(graph, node.hi, exact, rest);
    let lo = node_below(graph, node.lo, exact, rest);
    graph.decision_nodes[own] = DecisionNode { test, hi, lo };
    own as u32 + FIRST_NODE
}
