//! What `decide` makes of scopes, texts, dates and former names, asked of compiled policies.

use std::fs;

use insta::assert_snapshot;
use placet_runtime::encode;
use placet_runtime::graph::{
    ALLOW, Action, Atom, Clause, DENY, Fact, FactType, Graph, Node, Origin, Permission, Role, Scope,
};
use tempfile::TempDir;

use super::run::placet_in;

/// Copying a dashboard to another workspace takes reading it here and creating one there. The other actions ask for
/// facts alone.
fn workspaces() -> Graph {
    let at = |line| Origin { file: 0, line };
    let permission = |name: &str, label: &str, implies: &[u32], scope, base| Permission {
        name: name.into(),
        label: label.into(),
        implies: implies.to_vec(),
        scope,
        base,
        origin: at(2),
    };
    let fact = |name: &str, kind| Fact { name: name.into(), kind, origin: at(3) };
    let scope = |name: &str, label: &str| Scope { name: name.into(), label: label.into(), origin: at(1) };
    let requires = |root, text: &str, line| Clause {
        root,
        exact: true,
        text: text.into(),
        because: None,
        origin: at(line),
        ..Clause::default()
    };
    let action = |id: &str, phrase: &str, clauses: &[u32]| Action {
        id: id.into(),
        phrase: phrase.into(),
        sections: vec!["Dashboards".into()],
        clauses: clauses.to_vec(),
        options: Vec::new(),
        origin: at(5),
    };
    Graph {
        name: "workspaces".into(),
        subject: "user".into(),
        language: 1,
        files: vec!["workspaces.placet".into()],
        scopes: vec![scope("target", "Target workspace"), scope("archive", "")],
        permissions: vec![
            permission("dashboards.create", "Create dashboards", &[1], None, 0),
            permission("dashboards.read", "Read dashboards", &[], None, 1),
            permission("dashboards.create in target", "Create dashboards", &[3], Some(0), 0),
            permission("dashboards.read in target", "Read dashboards", &[], Some(0), 1),
            permission("dashboards.create in archive", "Create dashboards", &[], Some(1), 0),
        ],
        roles: vec![Role { name: "analyst".into(), label: "Analyst".into(), permissions: vec![0, 1], origin: at(4) }],
        facts: vec![
            fact("copy.day", FactType::Date),
            fact("dashboard.title", FactType::Text),
            fact("dashboard.tags", FactType::SetOfText),
        ],
        texts: vec![" main, old".into(), "public".into()],
        atoms: vec![
            Atom::Holds(1),
            Atom::Holds(2),
            Atom::Holds(4),
            Atom::LessThan(0, 20_779.0),
            Atom::IsText(1, 0),
            Atom::ContainsText(2, 1),
        ],
        nodes: vec![
            Node { atom: 0, hi: ALLOW, lo: DENY },
            Node { atom: 2, hi: ALLOW, lo: DENY },
            Node { atom: 1, hi: ALLOW, lo: 3 },
            Node { atom: 3, hi: ALLOW, lo: DENY },
            Node { atom: 4, hi: ALLOW, lo: DENY },
            Node { atom: 5, hi: ALLOW, lo: DENY },
        ],
        clauses: vec![
            requires(2, "requires dashboards.read", 6),
            requires(4, "requires dashboards.create in target or dashboards.create in archive", 7),
            requires(5, "requires copy.day < 2026-11-22", 8),
            requires(6, "requires dashboard.title is \" main, old\"", 9),
            requires(7, "requires dashboard.tags contains \"public\"", 10),
        ],
        actions: vec![
            action("dashboards.copy", "copy a dashboard", &[0, 1]),
            action("dashboards.freeze", "copy before the freeze", &[2]),
            action("dashboards.name", "name a dashboard", &[3]),
            action("dashboards.publish", "publish a dashboard", &[4]),
        ],
        permission_aliases: vec![("read_dashboards".into(), 1)],
        action_aliases: vec![("dashboards.clone".into(), 0)],
        decision_nodes: vec![],
    }
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("workspaces.placetc"), encode(&workspaces()).unwrap()).unwrap();
    folder
}

fn decide(arguments: &str) -> String {
    placet_in(folder().path(), &format!("decide workspaces.placetc {arguments}"), "")
}

#[test]
fn a_denial_says_which_scopes_are_not_said() {
    assert_snapshot!(decide("dashboards.copy --holds dashboards.read,dashboards.create"));
    assert_snapshot!(decide("dashboards.copy --holds-in target= --holds-in archive=dashboards.read"));
    assert_snapshot!(decide("dashboards.copy --role analyst --holds-in target= --json"));
}

#[test]
fn what_is_held_in_a_scope_counts_there() {
    assert_snapshot!(decide("dashboards.copy --role analyst --role-in target=analyst --holds-in archive="));
}

#[test]
fn former_names_are_good_for_requests() {
    assert_snapshot!(decide("dashboards.clone --holds read_dashboards --holds-in target=read_dashboards --json"));
}

#[test]
fn texts_and_dates_are_given_as_they_are() {
    assert_snapshot!(decide("dashboards.freeze --fact copy.day=2026-11-21"));
    assert_snapshot!(decide("dashboards.freeze --fact copy.day=21.11.2026"));
    assert_snapshot!(decide("dashboards.name --fact \"dashboard.title= main, old\""));
    assert_snapshot!(decide("dashboards.name --fact \"dashboard.title=main, old\""));
    assert_snapshot!(decide("dashboards.publish --fact \"dashboard.tags=public, new\""));
}

#[test]
fn a_mistake_about_scopes_is_said() {
    assert_snapshot!(decide("dashboards.copy --holds-in taget=dashboards.read"));
    assert_snapshot!(decide("dashboards.copy --role-in nowhere=analyst"));
    assert_snapshot!(decide("dashboards.copy --holds-in target=dashboards.raed"));
    assert_snapshot!(decide("dashboards.copy --holds \"dashboards.read in target\""));
    assert_snapshot!(decide("dashboards.copy --holds-in target"));
}

#[test]
fn requests_of_a_stream_have_scopes_texts_and_dates() {
    let input = [
        r#"{"action": "dashboards.copy", "roles": ["analyst"]}"#,
        r#"{"action": "dashboards.copy", "roles": ["analyst"], "scopes": {"target": {}, "archive": {"roles": []}}}"#,
        r#"{"action": "dashboards.clone", "permissions": ["read_dashboards"], "scopes": {"target": {"roles": ["analyst"]}}}"#,
        r#"{"action": "dashboards.freeze", "facts": {"copy.day": "2026-11-21"}}"#,
        r#"{"action": "dashboards.name", "facts": {"dashboard.title": " main, old"}}"#,
        r#"{"action": "dashboards.publish", "facts": {"dashboard.tags": ["a, b", "public"]}}"#,
        r#"{"action": "dashboards.copy", "scopes": {"tagret": {}}}"#,
        r#"{"action": "dashboards.copy", "scopes": {"x": {}}}"#,
        r#"{"action": "dashboards.copy", "scopes": {"target": {"permissions": ["dashboards.raed"]}}}"#,
        r#"{"action": "dashboards.copy", "scopes": {"target": {"roles": ["analist"]}}}"#,
        r#"{"action": "dashboards.copy", "scopes": {"target": ["dashboards.read"]}}"#,
        r#"{"action": "dashboards.copy", "permissions": ["dashboards.read in target"]}"#,
        r#"{"action": "dashboards.freeze", "facts": {"copy.day": 20779}}"#,
        r#"{"action": "dashboards.freeze", "facts": {"copy.day": "2026-02-30"}}"#,
        r#"{"action": "dashboards.freeze", "facts": {"dashboard.title": ["a"]}}"#,
        r#"{"action": "dashboards.freeze", "facts": {"dashboard.tags": "a"}}"#,
    ];
    assert_snapshot!(placet_in(folder().path(), "decide workspaces.placetc --stream", &input.join("\n")));
}
