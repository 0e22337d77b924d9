use super::completion;
use crate::ide::fixture::cursor;

const SET: &str = r#"
//- set.placet
permissions { export_customers "Export customers", view "View customers" }
permissions settings "Settings" { users "Users" { edit "Edit" } }
subject user { staff: boolean, groups: set of group, kinds: set of one of (a, b) }
resource group { kind: one of (big, small) "Kind of group", owner: user }
context project { live: boolean }
enum channel { email, sms }
scope target "Target workspace"
role reader "Reader" { view }
template page(see: permission) { opens with see }
section customers "Customers" {
    Export customers requires export_customers
        to include personal data also requires view
}
//- main.placet
"#;

/// What is offered at the cursor that is found by the letters of what was typed, in their order, as editors find it.
fn at(text: &str) -> Vec<String> {
    let (compiler, file, offset) = cursor(&format!("{SET}{text}"));
    let Some((typed, offers)) = completion(&compiler, &file, offset) else { return vec!["nothing".to_owned()] };
    let whole = compiler.text(&file).unwrap();
    let typed = whole.get(typed).unwrap().to_lowercase();
    let fits = |found_by: &str| {
        let mut letters = found_by.chars().flat_map(char::to_lowercase);
        typed.chars().all(|wanted| letters.any(|letter| letter == wanted))
    };
    offers.into_iter().filter(|offer| fits(&offer.found_by)).map(|offer| offer.text).collect()
}

#[test]
fn a_permission_is_found_by_its_id_and_by_its_label() {
    assert_eq!(at("section s { Go requires exp$0 }"), ["export_customers"]);
    assert_eq!(at("section s { Go requires Export cu$0 }"), ["export_customers"]);
    assert_eq!(at("section s { Go requires view and \"Export cu$0"), ["export_customers"]);
    assert_eq!(at("section s { Go requires Settings Use$0 }"), ["settings.users.edit"]);
    assert_eq!(at("section s {\n    Go requires any of (\n        view,\n        Export$0"), ["export_customers"]);
}

#[test]
fn an_id_is_replaced_from_its_start() {
    let (compiler, file, offset) = cursor(&format!("{SET}section s {{ Go requires view and settings.us$0 }}"));
    let (typed, _) = completion(&compiler, &file, offset).unwrap();
    assert_eq!(compiler.text(&file).unwrap().get(typed), Some("settings.us"));
}

#[test]
fn facts_stand_beside_permissions_in_expressions() {
    assert_eq!(at("section s on group { Go requires view if group.$0"), ["group.kind", "group.owner"]);
    assert_eq!(at("section s { Go requires view unless project$0"), ["project.live"]);
    assert_eq!(at("section s { Go requires by group.k$0"), ["group.kind"]);
}

#[test]
fn after_is_and_contains_stand_values() {
    assert_eq!(at("section s on group { Go requires view if group.kind is $0"), ["big", "small"]);
    assert_eq!(at("section s on group { Go requires view if group.kind is not $0"), ["big", "small"]);
    assert_eq!(at("section s on group { Go requires view if group.kind is one of (big, $0"), ["big", "small"]);
    assert_eq!(at("section s { Go requires view if user.kinds contains $0"), ["a", "b"]);
    assert_eq!(at("section s on group { Go requires view if group is in $0"), ["user.groups", "user.kinds"]);
    assert_eq!(at("section s on group { Go requires view if group.owner is $0"), ["user"]);
}

#[test]
fn after_can_allow_and_deny_stand_actions_and_after_with_their_options() {
    assert_eq!(at("section s { Go requires can cust$0"), ["customers.export_customers"]);
    assert_eq!(at("test \"t\" {\n    allow exp$0\n}"), ["customers.export_customers"]);
    assert_eq!(at("test \"t\" {\n    deny customers.export_customers with $0\n}"), ["include_personal_data"]);
    assert_eq!(at("section s { Go requires can customers.export_customers with ($0"), ["include_personal_data"]);
}

#[test]
fn roles_templates_resources_types_and_scopes_stand_where_they_belong() {
    assert_eq!(at("test \"t\" {\n    user has role $0\n}"), ["reader"]);
    assert_eq!(at("role r { includes rea$0 }"), ["reader"]);
    assert_eq!(at("role r { exp$0 }"), ["export_customers"]);
    assert_eq!(at("section s from $0"), ["page"]);
    assert_eq!(at("section s from page(vi$0"), ["view"]);
    assert!(at("section s on $0").contains(&"group".to_owned()));
    assert_eq!(at("resource r { f: gr$0 }"), ["group"]);
    assert_eq!(at("resource r { f: chan$0 }"), ["channel"]);
    assert_eq!(at("permissions p for each $0"), ["channel"]);
    assert_eq!(at("section s { Go requires view in $0"), ["target"]);
    assert_eq!(at("test \"t\" {\n    user holds view, exp$0\n}"), ["export_customers"]);
    assert_eq!(at("test \"t\" {\n    deny customers.export_customers missing exp$0\n}"), ["export_customers"]);
    assert_eq!(at("template t(looks: permission) { opens with loo$0 }"), ["looks"]);
}

#[test]
fn at_the_start_of_a_line_stand_words() {
    assert_eq!(at("secti$0"), ["section"]);
    assert_eq!(at("section s {\n    Go\n        req$0\n}"), ["requires", "every action requires"]);
    assert_eq!(at("test \"t\" {\n    al$0\n}"), ["allow"]);
}

#[test]
fn where_names_are_made_up_nothing_is_offered() {
    for text in [
        "permissions { vi$0 }",
        "// vi$0",
        "/// vi$0",
        "role $0",
        "enum e { $0 }",
        "section s { Go requires view because $0",
    ] {
        assert_eq!(at(text), ["nothing"], "{text}");
    }
}
