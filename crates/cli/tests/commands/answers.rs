use insta::assert_snapshot;

use super::run::placet;

const MAESTRA: &str = "../../../../policies/maestra";

#[test]
fn a_clean_set_is_clean() {
    assert_snapshot!(placet("check notes"));
}

#[test]
fn any_path_in_a_set_means_the_whole_set() {
    assert_snapshot!(placet("check notes/notes.placet notes/placet.toml"));
}

#[test]
fn a_file_outside_of_any_set_stands_for_itself() {
    assert_snapshot!(placet("check loose/alone.placet"));
}

#[test]
fn every_mistake_is_shown_at_once() {
    assert_snapshot!(placet("check broken"));
    assert_snapshot!(placet("check broken --narrated"));
    assert_snapshot!(placet("check broken --json"));
}

#[test]
fn an_allow_says_what_it_rests_on_and_which_options_are_open() {
    assert_snapshot!(placet(
        "decide notes \"export notes\" --holds view_notes,export_notes,view_authors --fact project.multibrand=false"
    ));
}

#[test]
fn a_deny_says_what_is_missing() {
    assert_snapshot!(placet("decide notes library.notes.export_notes --role editor --fact project.multibrand=true"));
    assert_snapshot!(placet("decide notes \"delete a note\" --role editor"));
    assert_snapshot!(placet("decide notes \"delete a note\" --role editor --json"));
}

#[test]
fn a_deny_says_what_is_not_known_and_which_clauses_refuse() {
    assert_snapshot!(placet("decide notes \"edit a note\" --role editor"));
    assert_snapshot!(placet(
        "decide notes \"edit a note\" --role editor --fact note.archived=true --fact user.staff=false"
    ));
}

#[test]
fn facts_of_every_type_can_be_given() {
    let line = "decide notes users.assign_a_group --holds settings.users.edit --fact group.size=7";
    assert_snapshot!(placet(&format!("{line} --fact group=g1 --fact user.groups=g1,g2")));
    assert_snapshot!(placet(&format!(
        "{line} --fact group=g3 --fact user.groups= --fact group.permissions=settings.users.read"
    )));
}

#[test]
fn the_lookup_page_has_ways_conditions_options_and_prohibitions() {
    assert_snapshot!(placet("needs notes \"edit a note\""));
    assert_snapshot!(placet("needs notes library.notes.export_notes"));
    assert_snapshot!(placet("needs notes download"));
    assert_snapshot!(placet("needs notes at night"));
    assert_snapshot!(placet("needs notes read out"));
    assert_snapshot!(placet("needs notes assign a group"));
    assert_snapshot!(placet("needs notes library.notes.export_notes --json"));
}

#[test]
fn exporting_customers_takes_one_of_two_and_has_the_option_of_personal_data() {
    let said = placet(&format!("needs {MAESTRA} \"export customers\""));
    // What stands before is where the rule is written and what is remarked on it.
    let (_, ways) = said.split_once("\n\nit takes").unwrap();
    assert_snapshot!(format!("it takes{ways}"));
}

#[test]
fn a_search_that_is_close_is_enough_for_a_question_but_not_for_a_decision() {
    assert_snapshot!(placet("needs notes delte note"));
    assert_snapshot!(placet("decide notes \"delte note\""));
}

#[test]
fn a_permission_has_a_part_alone_with_others_in_options_and_under_conditions() {
    assert_snapshot!(placet("unlocks notes view_notes"));
    assert_snapshot!(placet("unlocks notes export notes"));
    assert_snapshot!(placet("unlocks notes view authors"));
    assert_snapshot!(placet("unlocks notes settings.users.edit"));
    assert_snapshot!(placet("unlocks notes unused"));
    assert_snapshot!(placet("unlocks notes settings.users.edit --json"));
}

#[test]
fn passed_and_failed_tests_are_told() {
    assert_snapshot!(placet("test notes"));
    assert_snapshot!(placet("test failing"));
    assert_snapshot!(placet("test failing --json"));
}

#[test]
fn the_help_lists_the_commands_and_the_exit_codes() {
    assert_snapshot!(placet("--help"));
    assert_snapshot!(placet("help decide"));
}

#[test]
fn what_is_asked_for_only_under_conditions_is_not_open_to_all() {
    assert_snapshot!(placet("needs conditional admit a patient"));
}
