// Written by `cargo run --release -p placet-transcribe -- hand/src` in benches/peers; do not edit.

use crate::sliced::{Column, each};

/// How many permissions there are.
pub const PERMISSIONS: usize = 115;
/// How many actions there are.
pub const ACTIONS: usize = 328;
/// The tests of facts: what is tested, and what comes out.
pub const TESTS: [(&str, bool); 40] = [
    ("True(\"user.brand_restricted\")", false),
    ("Member(\"brand\", \"user.allowed_brands\")", true),
    ("True(\"user.folder_restricted\")", false),
    ("Member(\"folder\", \"user.allowed_folders\")", true),
    ("True(\"project.multibrand\")", false),
    ("True(\"project.provider_connection\")", true),
    ("Is(\"promotion.status\", \"draft\")", true),
    ("Is(\"promotion.status\", \"stopped\")", true),
    ("Is(\"promotion.status\", \"completed\")", true),
    ("Is(\"promotion.status\", \"archived\")", true),
    ("Is(\"promotion.status\", \"running\")", true),
    ("True(\"segment.scheduled\")", true),
    ("True(\"user.staff\")", true),
    ("True(\"permission_group.system\")", false),
    ("AtMost(\"permission_group.members\", Number(0.0))", true),
    ("Member(\"permission_group\", \"user.permission_groups\")", true),
    ("True(\"permission_group.internal\")", false),
    ("True(\"task.system\")", true),
    ("True(\"task.system\")", false),
    ("Same(\"task.owner\", \"user\")", true),
    ("Is(\"task.export_type\", \"customers\")", true),
    ("Is(\"task.export_type\", \"product_lists\")", true),
    ("Is(\"task.export_type\", \"customer_discount_cards\")", true),
    ("Is(\"task.export_type\", \"blocklist_contacts\")", true),
    ("Is(\"task.export_type\", \"customer_segment_changes\")", true),
    ("Is(\"task.export_type\", \"customer_actions\")", true),
    ("Is(\"task.export_type\", \"orders\")", true),
    ("Is(\"task.export_type\", \"order_line_items\")", true),
    ("Is(\"task.export_type\", \"balance_change_history\")", true),
    ("Is(\"task.export_type\", \"products\")", true),
    ("Is(\"task.export_type\", \"product_categories\")", true),
    ("Is(\"task.export_type\", \"product_segment_changes\")", true),
    ("Is(\"task.export_type\", \"areas\")", true),
    ("Is(\"task.export_type\", \"campaigns\")", true),
    ("Is(\"task.export_type\", \"campaign_statuses\")", true),
    ("Is(\"task.export_type\", \"flows\")", true),
    ("Is(\"task.export_type\", \"customers_from_flow_step_executions\")", true),
    ("Is(\"task.export_type\", \"operation_and_webhook_logs\")", true),
    ("Is(\"task.export_type\", \"bulk_and_dynamic_campaign_reports\")", true),
    ("Is(\"task.export_type\", \"promotions\")", true),
];

/// Every action for a block of users. `c` are their permissions, `t` the outcomes of [`TESTS`].
pub fn block(c: &[Column; PERMISSIONS], t: &[u64; TESTS.len()], out: &mut [Column; ACTIONS]) {
    // actions.open
    each(&mut out[0], |l| c[11][l]);
    // actions.import
    each(&mut out[1], |l| c[11][l] & c[13][l]);
    // actions.export
    each(&mut out[2], |l| c[11][l] & c[22][l]);
    // actions.delete_actions
    each(&mut out[3], |l| c[11][l] & c[14][l]);
    // actions.cancel_an_order
    each(&mut out[4], |l| c[11][l] & c[10][l]);
    // campaign_engagement.open
    each(&mut out[5], |l| c[11][l]);
    // campaign_engagement.export
    each(&mut out[6], |l| c[11][l] & c[25][l]);
    // analytics.open
    each(&mut out[7], |l| c[66][l]);
    // analytics.see_a_brand_in_the_revenue_drivers_report
    each(&mut out[8], |l| c[66][l] & (t[0] | t[1]));
    // analytics.see_a_brand_in_the_subscribers_report
    each(&mut out[9], |l| c[66][l] & (t[0] | t[1]));
    // analytics.see_a_folder_in_the_campaigns_report
    each(&mut out[10], |l| c[66][l] & (t[2] | t[3]));
    // a_b_tests.open
    each(&mut out[11], |l| c[67][l]);
    // a_b_tests.add
    each(&mut out[12], |l| c[67][l] & c[68][l]);
    // a_b_tests.open_an_a_b_test
    each(&mut out[13], |l| c[67][l]);
    // a_b_tests.start
    each(&mut out[14], |l| c[67][l] & c[68][l]);
    // a_b_tests.stop
    each(&mut out[15], |l| c[67][l] & c[68][l]);
    // a_b_tests.delete
    each(&mut out[16], |l| c[67][l] & c[68][l]);
    // a_b_tests.edit
    each(&mut out[17], |l| c[67][l] & c[68][l]);
    // flows.open
    each(&mut out[18], |l| c[42][l] & c[57][l]);
    // flows.open_a_flow
    each(&mut out[19], |l| c[42][l] & c[57][l]);
    // flows.add_a_flow
    each(&mut out[20], |l| c[42][l] & c[57][l] & c[58][l] & c[70][l] & (t[4] | c[81][l]));
    // flows.edit_a_flow
    each(&mut out[21], |l| c[42][l] & c[57][l] & c[58][l]);
    // flows.start_a_flow
    each(&mut out[22], |l| c[42][l] & c[57][l] & c[58][l]);
    // flows.stop_a_flow
    each(&mut out[23], |l| c[42][l] & c[57][l] & c[58][l]);
    // flows.delete_a_flow
    each(&mut out[24], |l| c[42][l] & c[57][l] & c[58][l]);
    // flows.export_customers_from_flow_steps
    each(&mut out[25], |l| c[42][l] & c[57][l] & c[28][l]);
    // wallets_and_messengers.open
    each(&mut out[26], |l| c[42][l]);
    // wallets_and_messengers.add
    each(&mut out[27], |l| c[42][l] & c[50][l]);
    // wallets_and_messengers.edit
    each(&mut out[28], |l| c[42][l] & c[50][l]);
    // wallets_and_messengers.delete
    each(&mut out[29], |l| c[42][l] & c[50][l]);
    // wallets_and_messengers.start
    each(&mut out[30], |l| c[42][l] & c[50][l]);
    // wallets_and_messengers.stop
    each(&mut out[31], |l| c[42][l] & c[50][l]);
    // wallets_and_messengers.use_the_section
    each(&mut out[32], |l| c[42][l] & c[50][l] & t[5]);
    // campaign_manager.open
    each(&mut out[33], |l| c[42][l]);
    // campaign_manager.add_a_folder
    each(&mut out[34], |l| c[42][l] & c[43][l]);
    // campaign_manager.edit_a_folder
    each(&mut out[35], |l| c[42][l] & c[43][l]);
    // campaign_manager.delete_a_folder
    each(&mut out[36], |l| c[42][l] & c[43][l]);
    // campaign_manager.see_surveys_promo_code_pools_and_api_methods
    each(&mut out[37], |l| c[42][l]);
    // campaign_manager.email.open
    each(&mut out[38], |l| c[42][l] & c[45][l]);
    // campaign_manager.email.open_a_specific_campaign
    each(&mut out[39], |l| c[45][l]);
    // campaign_manager.email.add_a_campaign
    each(&mut out[40], |l| c[42][l] & c[45][l] & (t[4] | c[81][l]));
    // campaign_manager.email.start
    each(&mut out[41], |l| c[42][l] & c[45][l] & c[51][l]);
    // campaign_manager.email.schedule
    each(&mut out[42], |l| c[42][l] & c[45][l] & c[51][l]);
    // campaign_manager.email.stop
    each(&mut out[43], |l| c[42][l] & c[45][l] & c[51][l]);
    // campaign_manager.email.cancel
    each(&mut out[44], |l| c[42][l] & c[45][l] & c[51][l]);
    // campaign_manager.email.finish_editing_an_automated_campaign
    each(&mut out[45], |l| c[42][l] & c[45][l] & c[51][l]);
    // campaign_manager.email.send_a_test_message
    each(&mut out[46], |l| c[42][l] & c[45][l] & c[52][l]);
    // campaign_manager.email.copy
    each(&mut out[47], |l| c[42][l] & c[45][l]);
    // campaign_manager.email.delete
    each(&mut out[48], |l| c[42][l] & c[45][l]);
    // campaign_manager.email.run_test_mode
    each(&mut out[49], |l| c[42][l] & c[45][l]);
    // campaign_manager.email.save_or_edit_a_template_version_in_the_email_builder
    each(&mut out[50], |l| c[42][l] & c[45][l] & c[53][l]);
    // campaign_manager.sms.open
    each(&mut out[51], |l| c[42][l] & c[46][l]);
    // campaign_manager.sms.open_a_specific_campaign
    each(&mut out[52], |l| c[46][l]);
    // campaign_manager.sms.add_a_campaign
    each(&mut out[53], |l| c[42][l] & c[46][l] & (t[4] | c[81][l]));
    // campaign_manager.sms.start
    each(&mut out[54], |l| c[42][l] & c[46][l] & c[51][l]);
    // campaign_manager.sms.schedule
    each(&mut out[55], |l| c[42][l] & c[46][l] & c[51][l]);
    // campaign_manager.sms.stop
    each(&mut out[56], |l| c[42][l] & c[46][l] & c[51][l]);
    // campaign_manager.sms.cancel
    each(&mut out[57], |l| c[42][l] & c[46][l] & c[51][l]);
    // campaign_manager.sms.finish_editing_an_automated_campaign
    each(&mut out[58], |l| c[42][l] & c[46][l] & c[51][l]);
    // campaign_manager.sms.send_a_test_message
    each(&mut out[59], |l| c[42][l] & c[46][l] & c[52][l]);
    // campaign_manager.sms.copy
    each(&mut out[60], |l| c[42][l] & c[46][l]);
    // campaign_manager.sms.delete
    each(&mut out[61], |l| c[42][l] & c[46][l]);
    // campaign_manager.sms.run_test_mode
    each(&mut out[62], |l| c[42][l] & c[46][l]);
    // campaign_manager.mobile_push.open
    each(&mut out[63], |l| c[42][l] & c[47][l]);
    // campaign_manager.mobile_push.open_a_specific_campaign
    each(&mut out[64], |l| c[47][l]);
    // campaign_manager.mobile_push.add_a_campaign
    each(&mut out[65], |l| c[42][l] & c[47][l] & (t[4] | c[81][l]));
    // campaign_manager.mobile_push.start
    each(&mut out[66], |l| c[42][l] & c[47][l] & c[51][l]);
    // campaign_manager.mobile_push.schedule
    each(&mut out[67], |l| c[42][l] & c[47][l] & c[51][l]);
    // campaign_manager.mobile_push.stop
    each(&mut out[68], |l| c[42][l] & c[47][l] & c[51][l]);
    // campaign_manager.mobile_push.cancel
    each(&mut out[69], |l| c[42][l] & c[47][l] & c[51][l]);
    // campaign_manager.mobile_push.finish_editing_an_automated_campaign
    each(&mut out[70], |l| c[42][l] & c[47][l] & c[51][l]);
    // campaign_manager.mobile_push.send_a_test_message
    each(&mut out[71], |l| c[42][l] & c[47][l] & c[52][l]);
    // campaign_manager.mobile_push.copy
    each(&mut out[72], |l| c[42][l] & c[47][l]);
    // campaign_manager.mobile_push.delete
    each(&mut out[73], |l| c[42][l] & c[47][l]);
    // campaign_manager.mobile_push.run_test_mode
    each(&mut out[74], |l| c[42][l] & c[47][l]);
    // campaign_manager.web_push.open
    each(&mut out[75], |l| c[42][l] & c[48][l]);
    // campaign_manager.web_push.open_a_specific_campaign
    each(&mut out[76], |l| c[48][l]);
    // campaign_manager.web_push.add_a_campaign
    each(&mut out[77], |l| c[42][l] & c[48][l] & (t[4] | c[81][l]));
    // campaign_manager.web_push.start
    each(&mut out[78], |l| c[42][l] & c[48][l] & c[51][l]);
    // campaign_manager.web_push.schedule
    each(&mut out[79], |l| c[42][l] & c[48][l] & c[51][l]);
    // campaign_manager.web_push.stop
    each(&mut out[80], |l| c[42][l] & c[48][l] & c[51][l]);
    // campaign_manager.web_push.cancel
    each(&mut out[81], |l| c[42][l] & c[48][l] & c[51][l]);
    // campaign_manager.web_push.finish_editing_an_automated_campaign
    each(&mut out[82], |l| c[42][l] & c[48][l] & c[51][l]);
    // campaign_manager.web_push.send_a_test_message
    each(&mut out[83], |l| c[42][l] & c[48][l] & c[52][l]);
    // campaign_manager.web_push.copy
    each(&mut out[84], |l| c[42][l] & c[48][l]);
    // campaign_manager.web_push.delete
    each(&mut out[85], |l| c[42][l] & c[48][l]);
    // campaign_manager.web_push.run_test_mode
    each(&mut out[86], |l| c[42][l] & c[48][l]);
    // campaign_manager.viber.open
    each(&mut out[87], |l| c[42][l] & c[49][l]);
    // campaign_manager.viber.open_a_specific_campaign
    each(&mut out[88], |l| c[49][l]);
    // campaign_manager.viber.add_a_campaign
    each(&mut out[89], |l| c[42][l] & c[49][l] & (t[4] | c[81][l]));
    // campaign_manager.viber.start
    each(&mut out[90], |l| c[42][l] & c[49][l] & c[51][l]);
    // campaign_manager.viber.schedule
    each(&mut out[91], |l| c[42][l] & c[49][l] & c[51][l]);
    // campaign_manager.viber.stop
    each(&mut out[92], |l| c[42][l] & c[49][l] & c[51][l]);
    // campaign_manager.viber.cancel
    each(&mut out[93], |l| c[42][l] & c[49][l] & c[51][l]);
    // campaign_manager.viber.finish_editing_an_automated_campaign
    each(&mut out[94], |l| c[42][l] & c[49][l] & c[51][l]);
    // campaign_manager.viber.send_a_test_message
    each(&mut out[95], |l| c[42][l] & c[49][l] & c[52][l]);
    // campaign_manager.viber.copy
    each(&mut out[96], |l| c[42][l] & c[49][l]);
    // campaign_manager.viber.delete
    each(&mut out[97], |l| c[42][l] & c[49][l]);
    // campaign_manager.viber.run_test_mode
    each(&mut out[98], |l| c[42][l] & c[49][l]);
    // campaign_manager.api_methods.open
    each(&mut out[99], |l| c[42][l]);
    // campaign_manager.api_methods.view_the_spec
    each(&mut out[100], |l| c[42][l]);
    // campaign_manager.api_methods.add
    each(&mut out[101], |l| c[42][l] & c[43][l]);
    // campaign_manager.api_methods.edit
    each(&mut out[102], |l| c[42][l] & c[43][l]);
    // campaign_manager.api_methods.delete
    each(&mut out[103], |l| c[42][l] & c[43][l]);
    // folders.see_a_folder
    each(&mut out[104], |l| c[42][l] & (t[2] | t[3]));
    // customers.open
    each(&mut out[105], |l| c[0][l] & c[1][l]);
    // customers.view_or_edit_name_email_and_phone
    each(&mut out[106], |l| c[0][l] & c[1][l] & c[5][l]);
    // customers.add_to_a_segment
    each(&mut out[107], |l| c[0][l] & c[1][l] & c[6][l] & c[15][l]);
    // customers.remove_from_a_segment
    each(&mut out[108], |l| c[0][l] & c[1][l] & c[6][l] & c[15][l]);
    // customers.assign_an_action
    each(&mut out[109], |l| c[0][l] & c[1][l] & c[12][l] & c[42][l]);
    // customers.edit_bonus_balance
    each(&mut out[110], |l| c[0][l] & c[1][l] & c[7][l]);
    // customers.merge_customers
    each(&mut out[111], |l| c[0][l] & c[1][l] & c[9][l]);
    // customers.issue_a_promo_code
    each(&mut out[112], |l| c[0][l] & c[1][l] & c[64][l] & c[65][l]);
    // customers.delete_customers
    each(&mut out[113], |l| c[0][l] & c[1][l] & c[4][l]);
    // customers.add_a_customer
    each(&mut out[114], |l| c[0][l] & c[1][l] & c[2][l]);
    // customers.import_customers
    each(&mut out[115], |l| c[0][l] & c[1][l] & c[2][l] & c[3][l] & c[34][l]);
    // customers.edit_the_product_list
    each(&mut out[116], |l| c[0][l] & c[1][l] & c[12][l]);
    // customers.import_areas
    each(&mut out[117], |l| c[0][l] & c[1][l] & c[102][l]);
    // customers.export_customers
    each(&mut out[118], |l| c[0][l] & c[1][l] & c[20][l] & (c[36][l] | c[35][l]));
    // customers.new_export_button
    each(&mut out[119], |l| c[0][l] & c[1][l] & c[20][l] & c[43][l] & c[42][l]);
    // customers.export_areas
    each(&mut out[120], |l| c[0][l] & c[1][l] & c[24][l] & (c[36][l] | c[35][l]));
    // customers.export_the_blocklist
    each(&mut out[121], |l| c[0][l] & c[1][l] & c[20][l] & (c[36][l] | c[35][l]));
    // customers.create_a_segment
    each(&mut out[122], |l| c[0][l] & c[1][l] & c[15][l]);
    // customers.edit_a_segment
    each(&mut out[123], |l| c[0][l] & c[1][l] & c[16][l]);
    // customers.send_bulk_campaign
    each(&mut out[124], |l| c[0][l] & c[1][l] & ((c[42][l] & c[45][l] & c[51][l])
        | (c[42][l] & c[46][l] & c[51][l])
        | (c[42][l] & c[47][l] & c[51][l])
        | (c[42][l] & c[48][l] & c[51][l])
        | (c[42][l] & c[49][l] & c[51][l])));
    // customer_profile.open
    each(&mut out[125], |l| c[0][l] & c[1][l]);
    // customer_profile.see_customer_actions_in_detail
    each(&mut out[126], |l| c[0][l] & c[1][l] & c[11][l]);
    // customer_profile.view_or_edit_name_email_and_phone
    each(&mut out[127], |l| c[0][l] & c[1][l] & c[5][l]);
    // customer_profile.edit_the_customer
    each(&mut out[128], |l| c[0][l] & c[1][l] & c[3][l]);
    // customer_profile.issue_a_discount_card
    each(&mut out[129], |l| c[0][l] & c[1][l] & c[3][l]);
    // customer_profile.mark_an_email_as_valid
    each(&mut out[130], |l| c[0][l] & c[1][l] & c[8][l]);
    // customer_profile.add_an_action
    each(&mut out[131], |l| c[0][l] & c[1][l] & c[12][l] & c[42][l]);
    // customer_profile.cancel_an_order
    each(&mut out[132], |l| c[0][l] & c[1][l] & c[10][l]);
    // customer_profile.update_balance
    each(&mut out[133], |l| c[0][l] & c[1][l] & c[7][l]);
    // help.dynamic_parameters
    each(&mut out[134], |l| c[111][l]);
    // integrations.open
    each(&mut out[135], |l| c[70][l]);
    // integrations.open_an_integration
    each(&mut out[136], |l| c[70][l]);
    // integrations.add_an_integration
    each(&mut out[137], |l| c[70][l] & c[71][l]);
    // integrations.edit
    each(&mut out[138], |l| c[70][l] & c[71][l]);
    // integrations.view_and_create_test_secret_keys
    each(&mut out[139], |l| c[70][l] & c[71][l]);
    // integrations.view_and_copy_any_keys
    each(&mut out[140], |l| c[70][l] & c[72][l]);
    // integrations.create_any_keys
    each(&mut out[141], |l| c[70][l] & c[71][l] & c[72][l]);
    // integrations.set_up_ftp_import
    each(&mut out[142], |l| c[70][l] & c[73][l]);
    // integrations.set_up_yml_import
    each(&mut out[143], |l| c[70][l] & c[73][l] & c[18][l]);
    // integrations.set_up_webhook_integrations
    each(&mut out[144], |l| c[70][l] & c[75][l]);
    // integration_logs.api_methods_open
    each(&mut out[145], |l| c[77][l]);
    // integration_logs.api_methods_get_log_link
    each(&mut out[146], |l| c[77][l]);
    // integration_logs.api_methods_export
    each(&mut out[147], |l| c[77][l] & c[29][l]);
    // integration_logs.webhooks_open
    each(&mut out[148], |l| c[77][l] & c[75][l]);
    // integration_logs.webhooks_get_log_link
    each(&mut out[149], |l| c[77][l] & c[75][l]);
    // integration_logs.webhooks_export
    each(&mut out[150], |l| c[77][l] & c[75][l] & c[29][l]);
    // integration_monitoring.open
    each(&mut out[151], |l| !0);
    // webhooks.open
    each(&mut out[152], |l| c[75][l]);
    // webhooks.add
    each(&mut out[153], |l| c[75][l] & c[76][l]);
    // webhooks.delete
    each(&mut out[154], |l| c[75][l] & c[76][l]);
    // webhooks.edit
    each(&mut out[155], |l| c[75][l] & c[76][l]);
    // webhooks.clone
    each(&mut out[156], |l| c[75][l] & c[76][l]);
    // media.open
    each(&mut out[157], |l| c[70][l]);
    // web_push_verification.open
    each(&mut out[158], |l| !0);
    // customer_token_verifier.open
    each(&mut out[159], |l| c[78][l]);
    // promotions.open
    each(&mut out[160], |l| c[59][l] | c[60][l] | c[61][l]);
    // promotions.see_the_promotion_tree
    each(&mut out[161], |l| c[59][l] | c[60][l] | c[61][l]);
    // promotions.change_the_promotion_tree
    each(&mut out[162], |l| (c[59][l]
        | c[60][l]
        | c[61][l]) & (c[61][l]
        | (c[60][l] & ((t[6]
        | t[7]
        | t[8]
        | t[9]) & !0
        | (t[10]) & 0
        | !0 & 0))));
    // promotions.add_a_promotion_or_group
    each(&mut out[163], |l| (c[59][l] | c[60][l] | c[61][l]) & (c[60][l] | c[61][l]));
    // promotions.edit_name_and_description
    each(&mut out[164], |l| (c[59][l] | c[60][l] | c[61][l]) & (c[60][l] | c[61][l]));
    // promotions.start_or_stop_a_promotion
    each(&mut out[165], |l| (c[59][l] | c[60][l] | c[61][l]) & c[61][l]);
    // promotions.archive
    each(&mut out[166], |l| (c[59][l] | c[60][l] | c[61][l]) & c[61][l]);
    // promotions.open_a_promotion
    each(&mut out[167], |l| (c[59][l] | c[60][l] | c[61][l]) & c[64][l] & c[42][l]);
    // promotions.edit_a_promotion
    each(&mut out[168], |l| (c[59][l] | c[60][l] | c[61][l]) & c[60][l]);
    // gift_cards.open
    each(&mut out[169], |l| c[62][l]);
    // gift_cards.edit
    each(&mut out[170], |l| c[62][l]);
    // gift_cards.export
    each(&mut out[171], |l| c[62][l]);
    // gift_cards.import
    each(&mut out[172], |l| c[62][l] & c[34][l]);
    // promo_code_pools.open
    each(&mut out[173], |l| c[42][l] & c[63][l]);
    // promo_code_pools.add_a_pool
    each(&mut out[174], |l| c[42][l] & c[63][l] & c[43][l]);
    // promo_code_pools.edit_a_pool
    each(&mut out[175], |l| c[42][l] & c[63][l] & c[43][l]);
    // promo_code_pools.delete_a_pool
    each(&mut out[176], |l| c[42][l] & c[63][l] & c[43][l]);
    // promo_code_pools.view_promo_codes
    each(&mut out[177], |l| c[42][l] & c[63][l] & c[64][l]);
    // promo_code_pools.import
    each(&mut out[178], |l| c[42][l] & c[63][l] & c[34][l]);
    // promo_code_pools.export
    each(&mut out[179], |l| c[42][l] & c[63][l] & c[33][l]);
    // promo_code_pools.edit_promo_codes
    each(&mut out[180], |l| c[42][l] & c[63][l] & c[65][l]);
    // promo_code_pools.delete_promo_codes
    each(&mut out[181], |l| c[42][l] & c[63][l] & c[65][l]);
    // monitoring.open
    each(&mut out[182], |l| c[69][l]);
    // recommendation_widgets.open
    each(&mut out[183], |l| c[42][l] & c[54][l]);
    // recommendation_widgets.add
    each(&mut out[184], |l| c[42][l] & c[54][l] & c[70][l] & c[74][l] & c[19][l]);
    // recommendation_widgets.edit
    each(&mut out[185], |l| c[42][l] & c[54][l]);
    // recommendation_widgets.start
    each(&mut out[186], |l| c[42][l] & c[54][l]);
    // recommendation_widgets.stop
    each(&mut out[187], |l| c[42][l] & c[54][l]);
    // recommendation_widgets.delete
    each(&mut out[188], |l| c[42][l] & c[54][l]);
    // pop_ups_and_embedded_blocks.open
    each(&mut out[189], |l| c[42][l] & c[54][l]);
    // pop_ups_and_embedded_blocks.add
    each(&mut out[190], |l| c[42][l] & c[54][l] & c[70][l]);
    // pop_ups_and_embedded_blocks.edit
    each(&mut out[191], |l| c[42][l] & c[54][l]);
    // pop_ups_and_embedded_blocks.start
    each(&mut out[192], |l| c[42][l] & c[54][l]);
    // pop_ups_and_embedded_blocks.stop
    each(&mut out[193], |l| c[42][l] & c[54][l]);
    // pop_ups_and_embedded_blocks.delete
    each(&mut out[194], |l| c[42][l] & c[54][l]);
    // in_app.open
    each(&mut out[195], |l| c[42][l] & c[55][l]);
    // in_app.add
    each(&mut out[196], |l| c[42][l] & c[55][l] & c[56][l] & c[70][l]);
    // in_app.edit
    each(&mut out[197], |l| c[42][l] & c[55][l] & c[70][l]);
    // in_app.delete
    each(&mut out[198], |l| c[42][l] & c[55][l] & c[70][l]);
    // in_app.start
    each(&mut out[199], |l| c[42][l] & c[55][l] & (c[56][l] | c[70][l]));
    // in_app.stop
    each(&mut out[200], |l| c[42][l] & c[55][l] & (c[56][l] | c[70][l]));
    // surveys.open
    each(&mut out[201], |l| c[42][l]);
    // surveys.add
    each(&mut out[202], |l| c[42][l] & c[43][l]);
    // surveys.edit
    each(&mut out[203], |l| c[42][l] & c[43][l]);
    // surveys.delete
    each(&mut out[204], |l| c[42][l] & c[43][l]);
    // product_recommendations.open
    each(&mut out[205], |l| c[19][l]);
    // popup_frequency_control.open
    each(&mut out[206], |l| c[54][l]);
    // products.open
    each(&mut out[207], |l| c[17][l]);
    // products.add_a_product
    each(&mut out[208], |l| c[17][l]);
    // products.edit_a_product
    each(&mut out[209], |l| c[17][l]);
    // products.delete_a_product
    each(&mut out[210], |l| c[17][l]);
    // products.import_products_or_manufacturers
    each(&mut out[211], |l| c[17][l] & c[34][l]);
    // products.yml_import_settings
    each(&mut out[212], |l| c[17][l] & c[73][l] & c[18][l]);
    // products.export
    each(&mut out[213], |l| c[17][l] & c[23][l] & (c[36][l] | c[35][l]));
    // profile.edit_your_profile
    each(&mut out[214], |l| c[112][l] & c[87][l]);
    // profile.edit_the_email_field_in_your_own_profile
    each(&mut out[215], |l| c[112][l] & c[87][l] & c[86][l]);
    // notifications.open
    each(&mut out[216], |l| !0);
    // notifications.subscriptions
    each(&mut out[217], |l| !0);
    // notifications.reports_and_downloads
    each(&mut out[218], |l| !0);
    // billing.open
    each(&mut out[219], |l| c[113][l]);
    // billing.enable
    each(&mut out[220], |l| c[113][l] & c[114][l]);
    // billing.disable_a_module
    each(&mut out[221], |l| c[113][l] & c[114][l]);
    // billing.activate_billing
    each(&mut out[222], |l| c[113][l] & c[114][l]);
    // billing.cancel_subscription
    each(&mut out[223], |l| c[113][l] & c[114][l]);
    // my_tasks.open
    each(&mut out[224], |l| c[35][l]);
    // my_tasks.stop
    each(&mut out[225], |l| c[35][l] & c[40][l]);
    // my_tasks.resume_a_task
    each(&mut out[226], |l| c[35][l] & c[40][l]);
    // my_tasks.force_a_task
    each(&mut out[227], |l| c[35][l] & c[41][l]);
    // segments.open
    each(&mut out[228], |l| c[15][l]);
    // segments.open_a_segment
    each(&mut out[229], |l| c[15][l]);
    // segments.add
    each(&mut out[230], |l| c[15][l] & c[16][l]);
    // segments.edit
    each(&mut out[231], |l| c[15][l] & c[16][l]);
    // segments.delete
    each(&mut out[232], |l| c[15][l] & c[16][l]);
    // segments.see_where_its_used
    each(&mut out[233], |l| c[15][l] & c[16][l]);
    // segments.import
    each(&mut out[234], |l| c[15][l] & c[34][l]);
    // segments.view_the_task
    each(&mut out[235], |l| c[15][l] & t[11] & c[38][l] & t[12]);
    // communication_settings.open_the_campaign_settings_area
    each(&mut out[236], |l| c[103][l]);
    // communication_settings.email_settings
    each(&mut out[237], |l| c[103][l] & c[104][l]);
    // communication_settings.default_utm_tags
    each(&mut out[238], |l| c[103][l] & c[105][l]);
    // communication_settings.sms_settings
    each(&mut out[239], |l| c[103][l] & c[106][l]);
    // communication_settings.subscription_topics
    each(&mut out[240], |l| c[103][l]);
    // communication_settings.universal_links
    each(&mut out[241], |l| c[103][l] & c[104][l]);
    // communication_settings.global_control_group
    each(&mut out[242], |l| c[103][l] & c[110][l]);
    // communication_settings.sms_connections_open
    each(&mut out[243], |l| c[106][l]);
    // communication_settings.sms_connections_add
    each(&mut out[244], |l| c[106][l]);
    // communication_settings.sms_connections_edit
    each(&mut out[245], |l| c[106][l]);
    // communication_settings.sms_connections_delete
    each(&mut out[246], |l| c[107][l]);
    // communication_settings.viber_connections_open
    each(&mut out[247], |l| c[108][l]);
    // communication_settings.viber_connections_add
    each(&mut out[248], |l| c[108][l]);
    // communication_settings.viber_connections_edit
    each(&mut out[249], |l| c[108][l]);
    // communication_settings.viber_connections_delete
    each(&mut out[250], |l| c[109][l]);
    // loyalty_settings.loyalty_program_members
    each(&mut out[251], |l| !0);
    // loyalty_settings.points_balances_open
    each(&mut out[252], |l| !0);
    // loyalty_settings.personal_offers_list
    each(&mut out[253], |l| !0);
    // loyalty_settings.points_balances_add
    each(&mut out[254], |l| c[43][l]);
    // loyalty_settings.points_balances_edit
    each(&mut out[255], |l| c[43][l]);
    // loyalty_settings.points_balances_delete
    each(&mut out[256], |l| c[43][l]);
    // customer_settings.customer_profile
    each(&mut out[257], |l| c[73][l]);
    // customer_settings.discount_cards_open
    each(&mut out[258], |l| c[95][l]);
    // customer_settings.discount_cards_import
    each(&mut out[259], |l| c[96][l]);
    // customer_settings.discount_cards_export
    each(&mut out[260], |l| c[96][l]);
    // customer_settings.discount_cards_detach
    each(&mut out[261], |l| c[96][l]);
    // customer_settings.discount_cards_delete
    each(&mut out[262], |l| c[96][l]);
    // customer_settings.discount_card_types
    each(&mut out[263], |l| c[97][l]);
    // customer_settings.action_templates_open
    each(&mut out[264], |l| c[98][l]);
    // customer_settings.action_templates_create
    each(&mut out[265], |l| c[99][l]);
    // customer_settings.action_templates_tag
    each(&mut out[266], |l| c[99][l]);
    // customer_settings.action_templates_set_category
    each(&mut out[267], |l| c[99][l]);
    // customer_settings.action_templates_delete
    each(&mut out[268], |l| c[99][l]);
    // customer_settings.action_templates_export
    each(&mut out[269], |l| c[99][l]);
    // customer_settings.action_templates_edit
    each(&mut out[270], |l| c[99][l]);
    // customer_settings.action_templates_copy
    each(&mut out[271], |l| c[99][l]);
    // customer_settings.channels_open
    each(&mut out[272], |l| c[100][l]);
    // customer_settings.channels_export
    each(&mut out[273], |l| c[100][l]);
    // customer_settings.channels_add
    each(&mut out[274], |l| c[101][l]);
    // customer_settings.channels_delete
    each(&mut out[275], |l| c[101][l]);
    // customer_settings.channels_import
    each(&mut out[276], |l| c[101][l]);
    // customer_settings.channels_edit
    each(&mut out[277], |l| c[101][l]);
    // customer_settings.touchpoints_open
    each(&mut out[278], |l| c[100][l]);
    // customer_settings.touchpoints_export
    each(&mut out[279], |l| c[100][l]);
    // customer_settings.touchpoints_add
    each(&mut out[280], |l| c[101][l]);
    // customer_settings.touchpoints_delete
    each(&mut out[281], |l| c[101][l]);
    // customer_settings.touchpoints_import
    each(&mut out[282], |l| c[101][l]);
    // customer_settings.touchpoints_edit
    each(&mut out[283], |l| c[101][l]);
    // product_settings.order_line_statuses
    each(&mut out[284], |l| c[102][l]);
    // product_settings.payment_methods
    each(&mut out[285], |l| c[102][l]);
    // product_settings.external_systems
    each(&mut out[286], |l| c[74][l]);
    // product_settings.customer_product_lists_open
    each(&mut out[287], |l| c[18][l]);
    // product_settings.customer_product_lists_add
    each(&mut out[288], |l| c[18][l]);
    // product_settings.customer_product_lists_edit
    each(&mut out[289], |l| c[18][l]);
    // product_settings.customer_product_lists_generate_methods
    each(&mut out[290], |l| c[43][l] & c[18][l]);
    // product_settings.attribution
    each(&mut out[291], |l| c[102][l]);
    // security_settings.users_open
    each(&mut out[292], |l| c[87][l]);
    // security_settings.users_add
    each(&mut out[293], |l| c[86][l]);
    // security_settings.users_import
    each(&mut out[294], |l| c[86][l]);
    // security_settings.users_block
    each(&mut out[295], |l| c[85][l] & c[86][l]);
    // security_settings.users_export
    each(&mut out[296], |l| c[87][l]);
    // security_settings.users_open_a_profile
    each(&mut out[297], |l| c[85][l]);
    // security_settings.users_edit
    each(&mut out[298], |l| c[85][l] & c[86][l]);
    // security_settings.permission_groups_open
    each(&mut out[299], |l| c[89][l]);
    // security_settings.permission_groups_create
    each(&mut out[300], |l| c[90][l]);
    // security_settings.permission_groups_delete
    each(&mut out[301], |l| c[90][l] & t[13] & t[14]);
    // security_settings.permission_groups_open_a_group
    each(&mut out[302], |l| c[90][l]);
    // security_settings.permission_groups_edit
    each(&mut out[303], |l| c[90][l] & t[13]);
    // security_settings.assign_a_permission_group
    each(&mut out[304], |l| c[86][l] & (t[15] | 0) & t[16]);
    // security_settings.grant_additional_permissions
    each(&mut out[305], |l| c[85][l] & c[86][l] & 0);
    // security_settings.security_policy_open
    each(&mut out[306], |l| c[91][l]);
    // security_settings.security_policy_edit_alternative_login_user_list
    each(&mut out[307], |l| c[91][l] & c[93][l]);
    // security_settings.security_policy_edit_any_settings
    each(&mut out[308], |l| c[91][l] & c[92][l]);
    // security_settings.event_logs
    each(&mut out[309], |l| c[94][l]);
    // system_settings.platform_settings
    each(&mut out[310], |l| c[79][l]);
    // system_settings.automated_data_cleanup
    each(&mut out[311], |l| c[80][l]);
    // system_settings.brands_open
    each(&mut out[312], |l| c[81][l]);
    // system_settings.brands_add
    each(&mut out[313], |l| c[82][l]);
    // system_settings.brands_edit
    each(&mut out[314], |l| c[82][l]);
    // system_settings.fields_settings_open
    each(&mut out[315], |l| c[83][l]);
    // system_settings.fields_settings_see_where_used
    each(&mut out[316], |l| c[83][l]);
    // system_settings.fields_settings_create
    each(&mut out[317], |l| c[84][l]);
    // system_settings.fields_settings_edit
    each(&mut out[318], |l| c[84][l]);
    // system_settings.fields_settings_delete
    each(&mut out[319], |l| c[84][l]);
    // system_settings.fields_settings_import
    each(&mut out[320], |l| c[84][l]);
    // system_settings.bulk_tasks.open
    each(&mut out[321], |l| c[35][l]);
    // system_settings.bulk_tasks.see_a_task
    each(&mut out[322], |l| c[35][l] & (t[17] & (c[37][l] & t[12])
        | t[18] & ((c[35][l] & t[19])
        | c[36][l])
        | (c[37][l] & t[12]) & ((c[35][l] & t[19])
        | c[36][l])));
    // system_settings.bulk_tasks.download_an_import_source_file
    each(&mut out[323], |l| c[35][l] & (t[19] | c[39][l]));
    // system_settings.bulk_tasks.download_an_export_file
    each(&mut out[324], |l| c[35][l] & ((t[20]
        | t[21]
        | t[22]
        | t[23]
        | t[24]) & c[20][l]
        | (t[25]
        | t[26]
        | t[27]
        | t[28]) & c[22][l]
        | (t[29]
        | t[30]
        | t[31]) & c[23][l]
        | (t[32]) & c[24][l]
        | (t[33]) & c[25][l]
        | (t[34]) & c[26][l]
        | (t[35]) & c[27][l]
        | (t[36]) & c[28][l]
        | (t[37]) & c[29][l]
        | (t[38]) & c[31][l]
        | (t[39]) & c[32][l]
        | c[20][l] & c[22][l] & c[23][l] & c[24][l] & c[25][l] & c[26][l] & c[27][l] & c[28][l] & c[29][l] & c[31][l] & c[32][l]));
    // system_settings.bulk_tasks.stop
    each(&mut out[325], |l| c[35][l] & c[40][l]);
    // system_settings.bulk_tasks.resume_a_task
    each(&mut out[326], |l| c[35][l] & c[40][l]);
    // system_settings.bulk_tasks.force_a_task
    each(&mut out[327], |l| c[35][l] & c[41][l]);
}
