use super::{allows, missing};
use crate::reference::Reference;

const TREE: &str = "permissions set { read, edit, users { read, edit, deep { read } }, pages { read } }\n";

fn fitting(pattern: &str) -> String {
    Reference::new(&[("a", TREE)]).fitting(pattern).join(" ")
}

fn is_so(expression: &str, said: &str) -> bool {
    allows(&format!("{TREE}section s on task {{\n Do requires {expression}\n}}"), "s.do", said)
}

#[test]
fn a_pattern_is_all_permissions_that_fit_it_in_the_order_of_declaration() {
    assert_eq!(fitting("set.users.read"), "set.users.read");
    assert_eq!(fitting("set.*"), "set.read set.edit");
    assert_eq!(fitting("set.*.read"), "set.users.read set.pages.read");
    assert_eq!(fitting("set.**.read"), "set.read set.users.read set.users.deep.read set.pages.read");
    assert_eq!(fitting("set.users.**"), "set.users.read set.users.edit set.users.deep.read");
    assert_eq!(fitting("set.{pages, users}.read"), "set.users.read set.pages.read");
    assert_eq!(fitting("**.deep.**"), "set.users.deep.read");
    assert_eq!(fitting("*.edit"), "set.edit");
}

#[test]
fn all_of_a_pattern_asks_for_each_and_any_of_it_for_one() {
    assert!(is_so("all of set.users.{read, edit}", "set.users.read set.users.edit"));
    assert!(!is_so("all of set.users.{read, edit}", "set.users.read"));
    assert!(is_so("any of set.*.read", "set.pages.read"));
    assert!(!is_so("any of set.*.read", "set.read"));
}

#[test]
fn a_role_and_an_implication_may_name_a_pattern() {
    let text = format!("{TREE}role r {{ set.users.* }}\nsection s {{\n Do requires set.users.edit\n}}");
    assert!(allows(&text, "s.do", "role:r"));
    let text = format!("{TREE}implication a implies set.**, b\nsection s {{\n Do requires all of set.** and b\n}}");
    assert!(allows(&text, "s.do", "a"));
    assert_eq!(
        missing(&text, "s.do", "set.read"),
        ["b set.edit set.users.read set.users.edit set.users.deep.read set.pages.read"]
    );
}

#[test]
fn a_node_of_a_template_is_the_node_that_the_instance_gives() {
    let text = format!(
        "{TREE}template t(node: permissions) {{\n See requires node.read\n All requires all of node.**\n}}\n\
        section users from t(set.users)\nsection pages from t(set.pages)\n\
        template outer(node: permissions) {{\n section deep from t(node.deep)\n section read from p(node.read)\n}}\n\
        template p(one: permission) {{\n Read requires one\n}}\nsection o from outer(set.users)"
    );
    assert!(allows(&text, "users.see", "set.users.read"));
    assert!(!allows(&text, "pages.see", "set.users.read"));
    assert!(!allows(&text, "users.all", "set.users.read set.users.edit"));
    assert!(allows(&text, "pages.all", "set.pages.read"));
    assert!(allows(&text, "o.deep.see", "set.users.deep.read"));
    assert!(allows(&text, "o.read.read", "set.users.read"));
}
