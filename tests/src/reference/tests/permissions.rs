use super::{Reference, Request};

fn policy(text: &str) -> Reference {
    Reference::new(&[("a.placet", text)])
}

fn holds(policy: &Reference, given: &str, permission: &str) -> bool {
    let request = Request { permissions: given.split(' ').map(str::to_owned).collect(), ..Request::default() };
    held(policy, &request).contains(&permission.to_owned())
}

fn held(policy: &Reference, request: &Request) -> Vec<String> {
    policy.declarations.held(request).unwrap().into_iter().map(|one| policy.declarations.text(one)).collect()
}

#[test]
fn a_permissions_name_is_its_path_and_a_node_is_none() {
    let policy = policy("permissions { a }\npermissions set { users \"Users\" { read_all }, edit \"Change\" }");
    let names: Vec<_> = policy.permissions().iter().map(|each| (each.id.as_str(), each.label.as_str())).collect();
    assert_eq!(names, [("a", "a"), ("set.users.read_all", "set > Users: read all"), ("set.edit", "set: Change")]);
}

#[test]
fn verbs_imply_on_their_node_and_on_nodes_inside_at_any_depth_that_have_both() {
    let policy = policy(
        "permissions x { verbs edit, create imply read\n read, edit\n in { deep { read, create }, edit } }\npermissions y { read, edit }",
    );
    assert!(holds(&policy, "x.edit", "x.read"));
    assert!(holds(&policy, "x.in.deep.create", "x.in.deep.read"));
    assert!(!holds(&policy, "x.in.edit", "x.read"));
    assert!(!holds(&policy, "y.edit", "y.read"));
    assert!(!holds(&policy, "x.read", "x.edit"));
}

#[test]
fn implications_go_on() {
    let policy = policy("permissions x { verbs c imply b\n verbs b imply a\n a, b, c }");
    assert!(holds(&policy, "x.c", "x.a"));
}

#[test]
fn a_role_holds_what_it_grants_what_that_implies_and_what_the_roles_it_includes_hold() {
    let text = "permissions x { verbs edit imply read\n edit, read, other }\nrole low { x.edit }\nrole high { includes low, x.other }";
    let policy = policy(text);
    let request = Request { roles: ["high".to_owned()].into(), ..Request::default() };
    assert_eq!(held(&policy, &request), ["x.edit", "x.read", "x.other"]);
    let request = Request { roles: ["low".to_owned()].into(), ..Request::default() };
    assert_eq!(held(&policy, &request), ["x.edit", "x.read"]);
}
