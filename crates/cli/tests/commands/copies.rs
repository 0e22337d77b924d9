//! What the commands say of scopes, families, texts, dates, old names and invariants.

use insta::assert_snapshot;

use super::run::placet;

#[test]
fn a_family_and_a_scope_are_said_once_on_the_lookup_page() {
    assert_snapshot!(placet("needs copies campaigns.copy"));
    assert_snapshot!(placet("needs copies campaigns.copy --json"));
    assert_snapshot!(placet("needs copies campaigns.read"));
}

#[test]
fn conditions_are_said_with_labels_and_with_days() {
    assert_snapshot!(placet("needs copies campaigns.prolong"));
}

#[test]
fn what_all_ways_share_is_said_once() {
    assert_snapshot!(placet("needs copies campaigns.archive"));
    assert_snapshot!(placet("needs copies campaigns.preview"));
}

#[test]
fn a_permission_in_a_scope_says_where_it_is_held() {
    let line =
        "decide copies campaigns.copy --holds copy_campaigns --fact campaign.copies= --fact campaign.locked=false";
    assert_snapshot!(placet(line));
    assert_snapshot!(placet(&format!("{line} --holds-in target=")));
    assert_snapshot!(placet(&format!("{line} --holds-in target=copy_campaigns")));
}

#[test]
fn old_names_mean_the_new_ones() {
    assert_snapshot!(placet("needs copies campaigns.clone"));
    assert_snapshot!(placet(
        "decide copies campaigns.clone --holds clone_campaigns --holds-in target=clone_campaigns \
         --fact campaign.copies= --fact campaign.locked=false"
    ));
}

#[test]
fn enumerations_are_listed_below_the_facts() {
    assert_snapshot!(placet("facts copies"));
}

#[test]
fn a_failed_test_names_a_few_permissions_and_an_invariant_is_refuted() {
    assert_snapshot!(placet("test copies"));
    assert_snapshot!(placet("test copies --json"));
}
