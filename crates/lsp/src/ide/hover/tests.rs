use super::hover;
use crate::ide::fixture::cursor;

/// What is said at the cursor.
fn at(text: &str) -> String {
    let (compiler, file, offset) = cursor(text);
    hover(&compiler, &file, offset).map_or_else(|| "nothing".to_owned(), |about| about.markdown)
}

const DECLARATIONS: &str = r#"
//- permissions.placet
permissions { view "View customers", export "Export *all* customers", personal "Export personal data" }
permissions settings "Settings" {
    verbs edit imply read
    users "Users" {
        /// Names and rights.
        read
        edit
    }
}
/// Reads, and no more.
role reader "Reader" { view, settings.users.read }
role admin "Admin" { includes reader, settings.users.edit }
enum way "Way" { email "Email", sms "Text message" }
/// Where copies go.
scope target "Target workspace"
permissions talk "Talk" for each way {
    speak "Speak" formerly say
    shout deprecated use talk.email.speak
}
resource task { kind: one of (orders, products) "Kind of task", owner: user }
template channel(messages: permission) {
    opens with messages
    Start a campaign requires export
        to send at once also requires personal
}
section email "Email" from channel(view)
section sms "SMS" from channel(export)
section "Customer data" {
    section customers "Customers" on task {
        opens with view because "Nobody may look"
        /// Writes a file.
        Export customers
            requires export if task.kind is orders, otherwise nothing
            to include personal data also requires personal
    }
}
"#;

fn with(text: &str) -> String {
    at(&format!("{DECLARATIONS}//- main.placet\n{text}"))
}

/// Each text with what is said at its cursor.
fn said(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("{text}\n----------------\n{}\n\n\n", with(text))).collect()
}

#[test]
fn an_action_is_told_with_its_gates_and_options_each_on_its_line() {
    insta::assert_snapshot!(said(&["section s { Go requires can customers.exp$0ort_customers }"]));
}

#[test]
fn an_action_of_a_template_is_told_as_it_is_where_it_is_used() {
    insta::assert_snapshot!(said(&["test \"a\" { deny sms.$0start_a_campaign }"]));
    insta::assert_snapshot!(at(&DECLARATIONS.replace("Start a", "Sta$0rt a")));
}

#[test]
fn an_option_is_told_with_its_clause() {
    insta::assert_snapshot!(said(&["test \"a\" { deny customers.export_customers with inc$0lude_personal_data }"]));
}

#[test]
fn a_permission_is_told_with_what_brings_it() {
    insta::assert_snapshot!(said(&[
        "section s { Go requires settings.users.re$0ad }",
        "section s { Go requires exp$0ort }",
        "section s { Go requires settings.us$0ers.read }"
    ]));
}

#[test]
fn a_fact_is_told_with_its_type() {
    insta::assert_snapshot!(said(&[
        "section s on task { Go requires view if task.ki$0nd is orders, otherwise nothing }",
        "section s on task { Go requires view if task.kind is ord$0ers, otherwise nothing }",
        "section s on ta$0sk { Go requires view }"
    ]));
}

#[test]
fn a_role_is_told_with_what_it_grants() {
    insta::assert_snapshot!(said(&["role boss { includes ad$0min }", "test \"a\" { user has role rea$0der }"]));
}

#[test]
fn a_template_and_its_parameter_are_told_with_their_head() {
    insta::assert_snapshot!(said(&["section push from chan$0nel(view)"]));
    insta::assert_snapshot!(at(&DECLARATIONS.replace("opens with messages", "opens with mess$0ages")));
}

#[test]
fn a_section_is_told_with_its_actions() {
    insta::assert_snapshot!(said(&["section s { Go requires can custo$0mers.export_customers }"]));
}

#[test]
fn enumerations_scopes_families_and_patterns_are_told_as_they_are_declared() {
    insta::assert_snapshot!(said(&[
        "resource x { by: wa$0y }",
        "resource x { by: way }\nsection s on x { Go requires view if x.by is sm$0s, otherwise nothing }",
        "section s { Go requires view in tar$0get }",
        "section s { Go requires talk.sms.sho$0ut }",
        "resource x { by: way }\nsection s on x { Go requires talk[x.by].spe$0ak }",
        "section s { Go requires all of settings.users.{re$0ad, edit} }",
        "section s { Go requires any of **.re$0ad }",
        "section s { Go requires talk.s$0ms.speak }",
    ]));
}

#[test]
fn of_what_is_declared_nowhere_and_of_words_there_is_nothing_to_say() {
    assert_eq!(with("section s { Go requires vi$0ews }"), "nothing");
    assert_eq!(with("section s { Go req$0uires view }"), "nothing");
    assert_eq!(with("// vi$0ew"), "nothing");
    assert_eq!(with("$0"), "nothing");
}
