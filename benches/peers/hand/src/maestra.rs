// Written by `cargo run --release -p placet-transcribe -- hand/src` in benches/peers; do not edit.

use crate::{
    Options, Set, Value, boolean, differ, entities, entity, has, holds_all, is_in, is_not_in, number, one_of,
    permissions, same,
};

/// The permissions that are held, as bits.
pub type Held = [u64; 2];

pub const VIEW_CUSTOMER_LIST: u32 = 0;
pub const VIEW_CUSTOMER: u32 = 1;
pub const ADD_CUSTOMER: u32 = 2;
pub const EDIT_CUSTOMER: u32 = 3;
pub const DELETE_CUSTOMERS: u32 = 4;
pub const VIEW_AND_EDIT_CUSTOMER_PERSONAL_DETAILS: u32 = 5;
pub const EDIT_CUSTOMER_SEGMENT: u32 = 6;
pub const EDIT_CUSTOMER_BALANCES: u32 = 7;
pub const EDIT_EMAIL_VALIDITY: u32 = 8;
pub const MANUAL_CUSTOMER_MERGING: u32 = 9;
pub const ORDER_CANCELLATION: u32 = 10;
pub const VIEW_ACTIONS: u32 = 11;
pub const ADD_ACTIONS: u32 = 12;
pub const ACTIONS_BULK_IMPORT: u32 = 13;
pub const DELETE_CUSTOMER_ACTIONS: u32 = 14;
pub const VIEW_SEGMENT_GROUPS: u32 = 15;
pub const EDIT_SEGMENTS: u32 = 16;
pub const VIEW_PRODUCTS: u32 = 17;
pub const EDIT_PRODUCT_LIST: u32 = 18;
pub const VIEW_PRODUCT_RECOMMENDATION_ALGORITHMS: u32 = 19;
pub const EXPORT_CUSTOMERS: u32 = 20;
pub const EXPORT_PERSONAL_DATA: u32 = 21;
pub const EXPORT_ACTIONS: u32 = 22;
pub const EXPORT_PRODUCTS: u32 = 23;
pub const EXPORT_AREAS: u32 = 24;
pub const EXPORT_MESSAGES: u32 = 25;
pub const EXPORT_STATUSES: u32 = 26;
pub const EXPORT_FLOWS: u32 = 27;
pub const EXPORT_CUSTOMERS_FROM_SCENARIO_EXECUTION_REPORT: u32 = 28;
pub const EXPORT_INTEGRATION_LOGS: u32 = 29;
pub const EXPORT_EVENT_LOG: u32 = 30;
pub const EXPORT_DASHBOARDS: u32 = 31;
pub const EXPORT_PROMOTIONS: u32 = 32;
pub const EXPORT_PROMO_CODES: u32 = 33;
pub const ADD_BULK_TASKS: u32 = 34;
pub const VIEW_PERSONAL_BULK_TASKS_ONLY: u32 = 35;
pub const VIEW_NON_SYSTEM_TASKS: u32 = 36;
pub const VIEW_ALL_SYSTEM_TASKS: u32 = 37;
pub const VIEW_SYSTEM_TASKS: u32 = 38;
pub const VIEW_IMPORTS_INPUT_FILES: u32 = 39;
pub const MANAGE_TASKS: u32 = 40;
pub const FORCE_TASKS: u32 = 41;
pub const VIEW_CAMPAIGN_MANAGER: u32 = 42;
pub const EDIT_FOLDERS: u32 = 43;
pub const LIMIT_CAMPAIGNS_TO_SEGMENTS: u32 = 44;
pub const VIEW_AND_EDIT_EMAIL_MESSAGES: u32 = 45;
pub const VIEW_AND_EDIT_SMS_MESSAGES: u32 = 46;
pub const VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES: u32 = 47;
pub const VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS: u32 = 48;
pub const VIEW_AND_EDIT_VIBER_MESSAGES: u32 = 49;
pub const VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES: u32 = 50;
pub const CAMPAIGN_SENDING: u32 = 51;
pub const SEND_TEST_MESSAGES: u32 = 52;
pub const CREATE_EDIT_AND_DELETE_BLOCKS_IN_THE_EMAIL_CONSTRUCTOR: u32 = 53;
pub const VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS: u32 = 54;
pub const VIEW_IN_APPS: u32 = 55;
pub const RUN_AND_EDIT_IN_APPS: u32 = 56;
pub const VIEW_FLOWS: u32 = 57;
pub const EDIT_FLOWS: u32 = 58;
pub const VIEW_PROMOTIONS: u32 = 59;
pub const VIEW_AND_EDIT_PROMOTIONS: u32 = 60;
pub const VIEW_AND_LAUNCH_PROMOTIONS: u32 = 61;
pub const VIEW_GIFT_CARDS: u32 = 62;
pub const VIEW_PROMO_CODE: u32 = 63;
pub const VIEW_PROMO_CODES: u32 = 64;
pub const EDIT_PROMO_CODES: u32 = 65;
pub const VIEW_REPORTS: u32 = 66;
pub const VIEW_A_B_TESTS: u32 = 67;
pub const RUN_AND_EDIT_A_B_TESTS: u32 = 68;
pub const PROJECT_MONITORING_ACCESS: u32 = 69;
pub const VIEW_INTEGRATIONS: u32 = 70;
pub const EDIT_INTEGRATIONS: u32 = 71;
pub const MANAGE_SECRET_KEYS: u32 = 72;
pub const EDIT_THIRD_PARTY_SYSTEM_CONNECTORS: u32 = 73;
pub const EDIT_EXTERNAL_SYSTEMS: u32 = 74;
pub const VIEW_WEBHOOK_BUILDER: u32 = 75;
pub const WEBHOOK_BUILDER_ACCESS: u32 = 76;
pub const VIEW_INTEGRATION_LOGS: u32 = 77;
pub const CUSTOMER_TOKEN_VERIFICATION: u32 = 78;
pub const EDIT_PROJECT_SETTINGS: u32 = 79;
pub const EDIT_AUTO_DELETION_SETTINGS: u32 = 80;
pub const VIEW_BRANDS: u32 = 81;
pub const ADD_AND_EDIT_BRANDS: u32 = 82;
pub const VIEW_CUSTOM_FIELDS: u32 = 83;
pub const EDIT_CUSTOM_FIELDS: u32 = 84;
pub const VIEW_USERS: u32 = 85;
pub const EDIT_USERS: u32 = 86;
pub const VIEW_AND_EXPORT_THE_USERS_LIST: u32 = 87;
pub const LIMIT_STAFF_CAMPAIGN_ACCESS: u32 = 88;
pub const VIEW_PERMISSION_GROUPS: u32 = 89;
pub const EDIT_PERMISSION_GROUPS: u32 = 90;
pub const VIEW_SECURITY_POLICY: u32 = 91;
pub const EDIT_SECURITY_POLICY: u32 = 92;
pub const MANAGE_SECURITY_POLICY_PARTIAL_ACCESS: u32 = 93;
pub const VIEW_ACTIVITY_LOGS: u32 = 94;
pub const VIEW_DISCOUNT_CARDS_LIST: u32 = 95;
pub const DISCOUNT_CARD_BULK_TASKS: u32 = 96;
pub const MANAGE_DISCOUNT_CARD_TYPES: u32 = 97;
pub const VIEW_ACTION_TEMPLATE_LIST: u32 = 98;
pub const EDIT_ACTION_TEMPLATE_LIST: u32 = 99;
pub const VIEW_TOUCHPOINT_LIST: u32 = 100;
pub const EDIT_TOUCHPOINT_LIST: u32 = 101;
pub const EDIT_ORDER_SETTINGS: u32 = 102;
pub const EDIT_SUBSCRIPTION_TOPICS: u32 = 103;
pub const EDIT_EMAIL_SETTINGS: u32 = 104;
pub const EDIT_DEFAULT_UTM_TAGS: u32 = 105;
pub const EDIT_SMS_SETTINGS: u32 = 106;
pub const DELETE_SMS_CONNECTIONS: u32 = 107;
pub const EDIT_VIBER_SETTINGS: u32 = 108;
pub const DELETE_VIBER_CONNECTIONS: u32 = 109;
pub const EDITING_GLOBAL_CONTROL_GROUP_SETTINGS: u32 = 110;
pub const VIEW_MESSAGE_TEMPLATE_VARIABLES_TAB: u32 = 111;
pub const MANAGE_PERSONAL_USER_PROFILE: u32 = 112;
pub const VIEW_BILLING_DETALIZATION: u32 = 113;
pub const ABILITY_TO_MANAGE_BILLING: u32 = 114;

#[derive(Debug, Clone, Default)]
pub struct User<'a> {
    pub id: Option<&'a str>,
    pub staff: Option<bool>,
    pub folder_restricted: Option<bool>,
    pub allowed_folders: Option<&'a [String]>,
    pub brand_restricted: Option<bool>,
    pub allowed_brands: Option<&'a [String]>,
    pub permission_groups: Option<&'a [String]>,
}

#[derive(Debug, Clone, Default)]
pub struct Project {
    pub multibrand: Option<bool>,
    pub provider_connection: Option<bool>,
}

#[derive(Debug, Clone, Default)]
pub struct Folder<'a> {
    pub id: Option<&'a str>,
}

#[derive(Debug, Clone, Default)]
pub struct Brand<'a> {
    pub id: Option<&'a str>,
}

#[derive(Debug, Clone, Default)]
pub struct Segment<'a> {
    pub id: Option<&'a str>,
    pub scheduled: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromotionStatus {
    Draft,
    Running,
    Stopped,
    Completed,
    Archived,
}

#[derive(Debug, Clone, Default)]
pub struct Promotion<'a> {
    pub id: Option<&'a str>,
    pub status: Option<PromotionStatus>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskExportType {
    Customers,
    ProductLists,
    CustomerDiscountCards,
    BlocklistContacts,
    CustomerSegmentChanges,
    CustomerActions,
    Orders,
    OrderLineItems,
    BalanceChangeHistory,
    Products,
    ProductCategories,
    ProductSegmentChanges,
    Areas,
    Campaigns,
    CampaignStatuses,
    Flows,
    CustomersFromFlowStepExecutions,
    OperationAndWebhookLogs,
    BulkAndDynamicCampaignReports,
    Promotions,
}

#[derive(Debug, Clone, Default)]
pub struct Task<'a> {
    pub id: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub system: Option<bool>,
    pub export_type: Option<TaskExportType>,
}

#[derive(Debug, Clone, Default)]
pub struct PermissionGroup<'a> {
    pub id: Option<&'a str>,
    pub internal: Option<bool>,
    pub system: Option<bool>,
    pub members: Option<f64>,
    pub permissions: Option<&'a Held>,
}

#[derive(Debug, Clone, Default)]
pub struct Grant<'a> {
    pub id: Option<&'a str>,
    pub permissions: Option<&'a Held>,
}

#[derive(Debug, Clone, Default)]
pub struct Facts<'a> {
    pub user: User<'a>,
    pub project: Project,
    pub folder: Folder<'a>,
    pub brand: Brand<'a>,
    pub segment: Segment<'a>,
    pub promotion: Promotion<'a>,
    pub task: Task<'a>,
    pub permission_group: PermissionGroup<'a>,
    pub grant: Grant<'a>,
}

fn fill_0<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {
    facts.user.id = entity(values.get(0));
    facts.user.staff = boolean(values.get(1));
    facts.user.folder_restricted = boolean(values.get(2));
    facts.user.allowed_folders = entities(values.get(3));
    facts.user.brand_restricted = boolean(values.get(4));
    facts.user.allowed_brands = entities(values.get(5));
    facts.user.permission_groups = entities(values.get(6));
    facts.project.multibrand = boolean(values.get(7));
    facts.project.provider_connection = boolean(values.get(8));
    facts.folder.id = entity(values.get(9));
    facts.brand.id = entity(values.get(10));
    facts.segment.id = entity(values.get(11));
    facts.segment.scheduled = boolean(values.get(12));
    facts.promotion.id = entity(values.get(13));
    facts.promotion.status = one_of(values.get(14), &[PromotionStatus::Draft, PromotionStatus::Running, PromotionStatus::Stopped, PromotionStatus::Completed, PromotionStatus::Archived]);
    facts.task.id = entity(values.get(15));
    facts.task.owner = entity(values.get(16));
    facts.task.system = boolean(values.get(17));
    facts.task.export_type = one_of(values.get(18), &[TaskExportType::Customers, TaskExportType::ProductLists, TaskExportType::CustomerDiscountCards, TaskExportType::BlocklistContacts, TaskExportType::CustomerSegmentChanges, TaskExportType::CustomerActions, TaskExportType::Orders, TaskExportType::OrderLineItems, TaskExportType::BalanceChangeHistory, TaskExportType::Products, TaskExportType::ProductCategories, TaskExportType::ProductSegmentChanges, TaskExportType::Areas, TaskExportType::Campaigns, TaskExportType::CampaignStatuses, TaskExportType::Flows, TaskExportType::CustomersFromFlowStepExecutions, TaskExportType::OperationAndWebhookLogs, TaskExportType::BulkAndDynamicCampaignReports, TaskExportType::Promotions]);
    facts.permission_group.id = entity(values.get(19));
    facts.permission_group.internal = boolean(values.get(20));
    facts.permission_group.system = boolean(values.get(21));
    facts.permission_group.members = number(values.get(22));
    facts.permission_group.permissions = permissions(values.get(23));
    facts.grant.id = entity(values.get(24));
    facts.grant.permissions = permissions(values.get(25));
}

pub fn fill<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {
    fill_0(facts, values);
}

/// actions.open
pub fn actions__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS)
}

/// actions.import
pub fn actions__import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS) && has(held, ACTIONS_BULK_IMPORT)
}

/// actions.export
pub fn actions__export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS) && has(held, EXPORT_ACTIONS)
}

/// actions.delete_actions
pub fn actions__delete_actions(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS) && has(held, DELETE_CUSTOMER_ACTIONS)
}

/// actions.cancel_an_order
pub fn actions__cancel_an_order(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS) && has(held, ORDER_CANCELLATION)
}

/// campaign_engagement.open
pub fn campaign_engagement__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS)
}

/// campaign_engagement.export
pub fn campaign_engagement__export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIONS) && has(held, EXPORT_MESSAGES)
}

/// analytics.open
pub fn analytics__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_REPORTS)
}

/// analytics.see_a_brand_in_the_revenue_drivers_report
pub fn analytics__see_a_brand_in_the_revenue_drivers_report(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_REPORTS)
        && (facts.user.brand_restricted == Some(false) || is_in(facts.brand.id, facts.user.allowed_brands))
}

/// analytics.see_a_brand_in_the_subscribers_report
pub fn analytics__see_a_brand_in_the_subscribers_report(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_REPORTS)
        && (facts.user.brand_restricted == Some(false) || is_in(facts.brand.id, facts.user.allowed_brands))
}

/// analytics.see_a_folder_in_the_campaigns_report
pub fn analytics__see_a_folder_in_the_campaigns_report(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_REPORTS)
        && (facts.user.folder_restricted == Some(false) || is_in(facts.folder.id, facts.user.allowed_folders))
}

/// a_b_tests.open
pub fn a_b_tests__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_A_B_TESTS)
}

/// a_b_tests.add
pub fn a_b_tests__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const PICK_A_PARTICIPANT_SEGMENT: Options = 1 << 0;
    has(held, VIEW_A_B_TESTS)
        && has(held, RUN_AND_EDIT_A_B_TESTS)
        && (options & PICK_A_PARTICIPANT_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// a_b_tests.open_an_a_b_test
pub fn a_b_tests__open_an_a_b_test(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const SEE_THE_SELECTED_SEGMENT: Options = 1 << 0;
    has(held, VIEW_A_B_TESTS) && (options & SEE_THE_SELECTED_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// a_b_tests.start
pub fn a_b_tests__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_A_B_TESTS) && has(held, RUN_AND_EDIT_A_B_TESTS)
}

/// a_b_tests.stop
pub fn a_b_tests__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_A_B_TESTS) && has(held, RUN_AND_EDIT_A_B_TESTS)
}

/// a_b_tests.delete
pub fn a_b_tests__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_A_B_TESTS) && has(held, RUN_AND_EDIT_A_B_TESTS)
}

/// a_b_tests.edit
pub fn a_b_tests__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const CHANGE_THE_SEGMENT: Options = 1 << 0;
    has(held, VIEW_A_B_TESTS)
        && has(held, RUN_AND_EDIT_A_B_TESTS)
        && (options & CHANGE_THE_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// flows.open
pub fn flows__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS)
}

/// flows.open_a_flow
pub fn flows__open_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS)
}

/// flows.add_a_flow
pub fn flows__add_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_FLOWS)
        && has(held, EDIT_FLOWS)
        && has(held, VIEW_INTEGRATIONS)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// flows.edit_a_flow
pub fn flows__edit_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS) && has(held, EDIT_FLOWS)
}

/// flows.start_a_flow
pub fn flows__start_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS) && has(held, EDIT_FLOWS)
}

/// flows.stop_a_flow
pub fn flows__stop_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS) && has(held, EDIT_FLOWS)
}

/// flows.delete_a_flow
pub fn flows__delete_a_flow(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_FLOWS) && has(held, EDIT_FLOWS)
}

/// flows.export_customers_from_flow_steps
pub fn flows__export_customers_from_flow_steps(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_FLOWS)
        && has(held, EXPORT_CUSTOMERS_FROM_SCENARIO_EXECUTION_REPORT)
}

/// wallets_and_messengers.open
pub fn wallets_and_messengers__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// wallets_and_messengers.add
pub fn wallets_and_messengers__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
}

/// wallets_and_messengers.edit
pub fn wallets_and_messengers__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
}

/// wallets_and_messengers.delete
pub fn wallets_and_messengers__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
}

/// wallets_and_messengers.start
pub fn wallets_and_messengers__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
}

/// wallets_and_messengers.stop
pub fn wallets_and_messengers__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
}

/// wallets_and_messengers.use_the_section
pub fn wallets_and_messengers__use_the_section(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MMS_AND_MESSENGERS_MESSAGES)
        && facts.project.provider_connection == Some(true)
}

/// campaign_manager.open
pub fn campaign_manager__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// campaign_manager.add_a_folder
pub fn campaign_manager__add_a_folder(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY == 0 || has(held, LIMIT_CAMPAIGNS_TO_SEGMENTS))
}

/// campaign_manager.edit_a_folder
pub fn campaign_manager__edit_a_folder(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY == 0 || has(held, LIMIT_CAMPAIGNS_TO_SEGMENTS))
}

/// campaign_manager.delete_a_folder
pub fn campaign_manager__delete_a_folder(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & RESTRICT_USERS_TO_SPECIFIC_FOLDERS_ONLY == 0 || has(held, LIMIT_CAMPAIGNS_TO_SEGMENTS))
}

/// campaign_manager.see_surveys_promo_code_pools_and_api_methods
pub fn campaign_manager__see_surveys_promo_code_pools_and_api_methods(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// campaign_manager.email.open
pub fn campaign_manager__email__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
}

/// campaign_manager.email.open_a_specific_campaign
pub fn campaign_manager__email__open_a_specific_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
}

/// campaign_manager.email.add_a_campaign
pub fn campaign_manager__email__add_a_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// campaign_manager.email.start
pub fn campaign_manager__email__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.email.schedule
pub fn campaign_manager__email__schedule(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.email.stop
pub fn campaign_manager__email__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.email.cancel
pub fn campaign_manager__email__cancel(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.email.finish_editing_an_automated_campaign
pub fn campaign_manager__email__finish_editing_an_automated_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.email.send_a_test_message
pub fn campaign_manager__email__send_a_test_message(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES) && has(held, SEND_TEST_MESSAGES)
}

/// campaign_manager.email.copy
pub fn campaign_manager__email__copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
}

/// campaign_manager.email.delete
pub fn campaign_manager__email__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
}

/// campaign_manager.email.run_test_mode
pub fn campaign_manager__email__run_test_mode(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
}

/// campaign_manager.email.save_or_edit_a_template_version_in_the_email_builder
pub fn campaign_manager__email__save_or_edit_a_template_version_in_the_email_builder(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_EMAIL_MESSAGES)
        && has(held, CREATE_EDIT_AND_DELETE_BLOCKS_IN_THE_EMAIL_CONSTRUCTOR)
}

/// campaign_manager.sms.open
pub fn campaign_manager__sms__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES)
}

/// campaign_manager.sms.open_a_specific_campaign
pub fn campaign_manager__sms__open_a_specific_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_SMS_MESSAGES)
}

/// campaign_manager.sms.add_a_campaign
pub fn campaign_manager__sms__add_a_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_SMS_MESSAGES)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// campaign_manager.sms.start
pub fn campaign_manager__sms__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.sms.schedule
pub fn campaign_manager__sms__schedule(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.sms.stop
pub fn campaign_manager__sms__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.sms.cancel
pub fn campaign_manager__sms__cancel(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.sms.finish_editing_an_automated_campaign
pub fn campaign_manager__sms__finish_editing_an_automated_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.sms.send_a_test_message
pub fn campaign_manager__sms__send_a_test_message(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES) && has(held, SEND_TEST_MESSAGES)
}

/// campaign_manager.sms.copy
pub fn campaign_manager__sms__copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES)
}

/// campaign_manager.sms.delete
pub fn campaign_manager__sms__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES)
}

/// campaign_manager.sms.run_test_mode
pub fn campaign_manager__sms__run_test_mode(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_SMS_MESSAGES)
}

/// campaign_manager.mobile_push.open
pub fn campaign_manager__mobile_push__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
}

/// campaign_manager.mobile_push.open_a_specific_campaign
pub fn campaign_manager__mobile_push__open_a_specific_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
}

/// campaign_manager.mobile_push.add_a_campaign
pub fn campaign_manager__mobile_push__add_a_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// campaign_manager.mobile_push.start
pub fn campaign_manager__mobile_push__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.mobile_push.schedule
pub fn campaign_manager__mobile_push__schedule(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.mobile_push.stop
pub fn campaign_manager__mobile_push__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.mobile_push.cancel
pub fn campaign_manager__mobile_push__cancel(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.mobile_push.finish_editing_an_automated_campaign
pub fn campaign_manager__mobile_push__finish_editing_an_automated_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.mobile_push.send_a_test_message
pub fn campaign_manager__mobile_push__send_a_test_message(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
        && has(held, SEND_TEST_MESSAGES)
}

/// campaign_manager.mobile_push.copy
pub fn campaign_manager__mobile_push__copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
}

/// campaign_manager.mobile_push.delete
pub fn campaign_manager__mobile_push__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
}

/// campaign_manager.mobile_push.run_test_mode
pub fn campaign_manager__mobile_push__run_test_mode(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_MOBILE_PUSH_MESSAGES)
}

/// campaign_manager.web_push.open
pub fn campaign_manager__web_push__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
}

/// campaign_manager.web_push.open_a_specific_campaign
pub fn campaign_manager__web_push__open_a_specific_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
}

/// campaign_manager.web_push.add_a_campaign
pub fn campaign_manager__web_push__add_a_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// campaign_manager.web_push.start
pub fn campaign_manager__web_push__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.web_push.schedule
pub fn campaign_manager__web_push__schedule(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.web_push.stop
pub fn campaign_manager__web_push__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.web_push.cancel
pub fn campaign_manager__web_push__cancel(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.web_push.finish_editing_an_automated_campaign
pub fn campaign_manager__web_push__finish_editing_an_automated_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.web_push.send_a_test_message
pub fn campaign_manager__web_push__send_a_test_message(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
        && has(held, SEND_TEST_MESSAGES)
}

/// campaign_manager.web_push.copy
pub fn campaign_manager__web_push__copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
}

/// campaign_manager.web_push.delete
pub fn campaign_manager__web_push__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
}

/// campaign_manager.web_push.run_test_mode
pub fn campaign_manager__web_push__run_test_mode(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEB_PUSH_NOTIFICATIONS)
}

/// campaign_manager.viber.open
pub fn campaign_manager__viber__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
}

/// campaign_manager.viber.open_a_specific_campaign
pub fn campaign_manager__viber__open_a_specific_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
}

/// campaign_manager.viber.add_a_campaign
pub fn campaign_manager__viber__add_a_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
        && (facts.project.multibrand == Some(false) || has(held, VIEW_BRANDS))
}

/// campaign_manager.viber.start
pub fn campaign_manager__viber__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.viber.schedule
pub fn campaign_manager__viber__schedule(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.viber.stop
pub fn campaign_manager__viber__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.viber.cancel
pub fn campaign_manager__viber__cancel(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.viber.finish_editing_an_automated_campaign
pub fn campaign_manager__viber__finish_editing_an_automated_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, CAMPAIGN_SENDING)
}

/// campaign_manager.viber.send_a_test_message
pub fn campaign_manager__viber__send_a_test_message(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES) && has(held, SEND_TEST_MESSAGES)
}

/// campaign_manager.viber.copy
pub fn campaign_manager__viber__copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
}

/// campaign_manager.viber.delete
pub fn campaign_manager__viber__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
}

/// campaign_manager.viber.run_test_mode
pub fn campaign_manager__viber__run_test_mode(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_VIBER_MESSAGES)
}

/// campaign_manager.api_methods.open
pub fn campaign_manager__api_methods__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// campaign_manager.api_methods.view_the_spec
pub fn campaign_manager__api_methods__view_the_spec(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// campaign_manager.api_methods.add
pub fn campaign_manager__api_methods__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const ADD_AN_EXPORT_EVENT_LOG_STEP: Options = 1 << 0;
    const ADD_AN_EXPORT_REPORT_STEP: Options = 1 << 1;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & ADD_AN_EXPORT_EVENT_LOG_STEP == 0 || has(held, EXPORT_EVENT_LOG))
        && (options & ADD_AN_EXPORT_REPORT_STEP == 0 || has(held, EXPORT_DASHBOARDS))
}

/// campaign_manager.api_methods.edit
pub fn campaign_manager__api_methods__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const ADD_AN_EXPORT_EVENT_LOG_STEP: Options = 1 << 0;
    const ADD_AN_EXPORT_REPORT_STEP: Options = 1 << 1;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & ADD_AN_EXPORT_EVENT_LOG_STEP == 0 || has(held, EXPORT_EVENT_LOG))
        && (options & ADD_AN_EXPORT_REPORT_STEP == 0 || has(held, EXPORT_DASHBOARDS))
}

/// campaign_manager.api_methods.delete
pub fn campaign_manager__api_methods__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const ADD_AN_EXPORT_EVENT_LOG_STEP: Options = 1 << 0;
    const ADD_AN_EXPORT_REPORT_STEP: Options = 1 << 1;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, EDIT_FOLDERS)
        && (options & ADD_AN_EXPORT_EVENT_LOG_STEP == 0 || has(held, EXPORT_EVENT_LOG))
        && (options & ADD_AN_EXPORT_REPORT_STEP == 0 || has(held, EXPORT_DASHBOARDS))
}

/// folders.see_a_folder
pub fn folders__see_a_folder(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    campaign_manager__open(held, facts, 0)
        && (facts.user.folder_restricted == Some(false) || is_in(facts.folder.id, facts.user.allowed_folders))
}

/// customers.open
pub fn customers__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER)
}

/// customers.view_or_edit_name_email_and_phone
pub fn customers__view_or_edit_name_email_and_phone(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, VIEW_AND_EDIT_CUSTOMER_PERSONAL_DETAILS)
}

/// customers.add_to_a_segment
pub fn customers__add_to_a_segment(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EDIT_CUSTOMER_SEGMENT)
        && has(held, VIEW_SEGMENT_GROUPS)
}

/// customers.remove_from_a_segment
pub fn customers__remove_from_a_segment(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EDIT_CUSTOMER_SEGMENT)
        && has(held, VIEW_SEGMENT_GROUPS)
}

/// customers.assign_an_action
pub fn customers__assign_an_action(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, ADD_ACTIONS)
        && has(held, VIEW_CAMPAIGN_MANAGER)
}

/// customers.edit_bonus_balance
pub fn customers__edit_bonus_balance(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_CUSTOMER_BALANCES)
}

/// customers.merge_customers
pub fn customers__merge_customers(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, MANUAL_CUSTOMER_MERGING)
}

/// customers.issue_a_promo_code
pub fn customers__issue_a_promo_code(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, VIEW_PROMO_CODES)
        && has(held, EDIT_PROMO_CODES)
}

/// customers.delete_customers
pub fn customers__delete_customers(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, DELETE_CUSTOMERS)
}

/// customers.add_a_customer
pub fn customers__add_a_customer(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, ADD_CUSTOMER)
}

/// customers.import_customers
pub fn customers__import_customers(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, ADD_CUSTOMER)
        && has(held, EDIT_CUSTOMER)
        && has(held, ADD_BULK_TASKS)
}

/// customers.edit_the_product_list
pub fn customers__edit_the_product_list(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, ADD_ACTIONS)
}

/// customers.import_areas
pub fn customers__import_areas(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_ORDER_SETTINGS)
}

/// customers.export_customers
pub fn customers__export_customers(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const INCLUDE_PERSONAL_DATA: Options = 1 << 0;
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EXPORT_CUSTOMERS)
        && (has(held, VIEW_NON_SYSTEM_TASKS) || has(held, VIEW_PERSONAL_BULK_TASKS_ONLY))
        && (options & INCLUDE_PERSONAL_DATA == 0 || has(held, EXPORT_PERSONAL_DATA))
}

/// customers.new_export_button
pub fn customers__new_export_button(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EXPORT_CUSTOMERS)
        && has(held, EDIT_FOLDERS)
        && has(held, VIEW_CAMPAIGN_MANAGER)
}

/// customers.export_areas
pub fn customers__export_areas(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EXPORT_AREAS)
        && (has(held, VIEW_NON_SYSTEM_TASKS) || has(held, VIEW_PERSONAL_BULK_TASKS_ONLY))
}

/// customers.export_the_blocklist
pub fn customers__export_the_blocklist(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, EXPORT_CUSTOMERS)
        && (has(held, VIEW_NON_SYSTEM_TASKS) || has(held, VIEW_PERSONAL_BULK_TASKS_ONLY))
}

/// customers.create_a_segment
pub fn customers__create_a_segment(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, VIEW_SEGMENT_GROUPS)
}

/// customers.edit_a_segment
pub fn customers__edit_a_segment(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_SEGMENTS)
}

/// customers.send_bulk_campaign
pub fn customers__send_bulk_campaign(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && (campaign_manager__email__start(held, facts, 0) || campaign_manager__sms__start(held, facts, 0) || campaign_manager__mobile_push__start(held, facts, 0) || campaign_manager__web_push__start(held, facts, 0) || campaign_manager__viber__start(held, facts, 0))
}

/// customer_profile.open
pub fn customer_profile__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER)
}

/// customer_profile.see_customer_actions_in_detail
pub fn customer_profile__see_customer_actions_in_detail(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, VIEW_ACTIONS)
}

/// customer_profile.view_or_edit_name_email_and_phone
pub fn customer_profile__view_or_edit_name_email_and_phone(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, VIEW_AND_EDIT_CUSTOMER_PERSONAL_DETAILS)
}

/// customer_profile.edit_the_customer
pub fn customer_profile__edit_the_customer(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_CUSTOMER)
}

/// customer_profile.issue_a_discount_card
pub fn customer_profile__issue_a_discount_card(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_CUSTOMER)
}

/// customer_profile.mark_an_email_as_valid
pub fn customer_profile__mark_an_email_as_valid(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_EMAIL_VALIDITY)
}

/// customer_profile.add_an_action
pub fn customer_profile__add_an_action(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST)
        && has(held, VIEW_CUSTOMER)
        && has(held, ADD_ACTIONS)
        && has(held, VIEW_CAMPAIGN_MANAGER)
}

/// customer_profile.cancel_an_order
pub fn customer_profile__cancel_an_order(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, ORDER_CANCELLATION)
}

/// customer_profile.update_balance
pub fn customer_profile__update_balance(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOMER_LIST) && has(held, VIEW_CUSTOMER) && has(held, EDIT_CUSTOMER_BALANCES)
}

/// help.dynamic_parameters
pub fn help__dynamic_parameters(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_MESSAGE_TEMPLATE_VARIABLES_TAB)
}

/// integrations.open
pub fn integrations__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS)
}

/// integrations.open_an_integration
pub fn integrations__open_an_integration(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS)
}

/// integrations.add_an_integration
pub fn integrations__add_an_integration(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, EDIT_INTEGRATIONS)
}

/// integrations.edit
pub fn integrations__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, EDIT_INTEGRATIONS)
}

/// integrations.view_and_create_test_secret_keys
pub fn integrations__view_and_create_test_secret_keys(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, EDIT_INTEGRATIONS)
}

/// integrations.view_and_copy_any_keys
pub fn integrations__view_and_copy_any_keys(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, MANAGE_SECRET_KEYS)
}

/// integrations.create_any_keys
pub fn integrations__create_any_keys(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, EDIT_INTEGRATIONS) && has(held, MANAGE_SECRET_KEYS)
}

/// integrations.set_up_ftp_import
pub fn integrations__set_up_ftp_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const EDIT_LOGIN_PASSWORD: Options = 1 << 0;
    has(held, VIEW_INTEGRATIONS)
        && has(held, EDIT_THIRD_PARTY_SYSTEM_CONNECTORS)
        && (options & EDIT_LOGIN_PASSWORD == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// integrations.set_up_yml_import
pub fn integrations__set_up_yml_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS) && has(held, EDIT_THIRD_PARTY_SYSTEM_CONNECTORS) && has(held, EDIT_PRODUCT_LIST)
}

/// integrations.set_up_webhook_integrations
pub fn integrations__set_up_webhook_integrations(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const SEND_FROM_STATIC_IPS: Options = 1 << 0;
    const VIEW_STATIC_IPS_ADD_OR_VIEW_SECRET_HEADERS: Options = 1 << 1;
    has(held, VIEW_INTEGRATIONS)
        && has(held, VIEW_WEBHOOK_BUILDER)
        && (options & SEND_FROM_STATIC_IPS == 0 || has(held, WEBHOOK_BUILDER_ACCESS))
        && (options & VIEW_STATIC_IPS_ADD_OR_VIEW_SECRET_HEADERS == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// integration_logs.api_methods_open
pub fn integration_logs__api_methods_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS)
}

/// integration_logs.api_methods_get_log_link
pub fn integration_logs__api_methods_get_log_link(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS)
}

/// integration_logs.api_methods_export
pub fn integration_logs__api_methods_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS) && has(held, EXPORT_INTEGRATION_LOGS)
}

/// integration_logs.webhooks_open
pub fn integration_logs__webhooks_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS) && has(held, VIEW_WEBHOOK_BUILDER)
}

/// integration_logs.webhooks_get_log_link
pub fn integration_logs__webhooks_get_log_link(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS) && has(held, VIEW_WEBHOOK_BUILDER)
}

/// integration_logs.webhooks_export
pub fn integration_logs__webhooks_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATION_LOGS) && has(held, VIEW_WEBHOOK_BUILDER) && has(held, EXPORT_INTEGRATION_LOGS)
}

/// integration_monitoring.open
pub fn integration_monitoring__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// webhooks.open
pub fn webhooks__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_WEBHOOK_BUILDER)
}

/// webhooks.add
pub fn webhooks__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const VIEW_SECRET_HEADERS: Options = 1 << 0;
    has(held, VIEW_WEBHOOK_BUILDER)
        && has(held, WEBHOOK_BUILDER_ACCESS)
        && (options & VIEW_SECRET_HEADERS == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// webhooks.delete
pub fn webhooks__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const VIEW_SECRET_HEADERS: Options = 1 << 0;
    has(held, VIEW_WEBHOOK_BUILDER)
        && has(held, WEBHOOK_BUILDER_ACCESS)
        && (options & VIEW_SECRET_HEADERS == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// webhooks.edit
pub fn webhooks__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const VIEW_SECRET_HEADERS: Options = 1 << 0;
    has(held, VIEW_WEBHOOK_BUILDER)
        && has(held, WEBHOOK_BUILDER_ACCESS)
        && (options & VIEW_SECRET_HEADERS == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// webhooks.clone
pub fn webhooks__clone(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const VIEW_SECRET_HEADERS: Options = 1 << 0;
    has(held, VIEW_WEBHOOK_BUILDER)
        && has(held, WEBHOOK_BUILDER_ACCESS)
        && (options & VIEW_SECRET_HEADERS == 0 || has(held, MANAGE_SECRET_KEYS))
}

/// media.open
pub fn media__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_INTEGRATIONS)
}

/// web_push_verification.open
pub fn web_push_verification__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// customer_token_verifier.open
pub fn customer_token_verifier__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, CUSTOMER_TOKEN_VERIFICATION)
}

/// promotions.open
pub fn promotions__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS)
}

/// promotions.see_the_promotion_tree
pub fn promotions__see_the_promotion_tree(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS)
}

/// promotions.change_the_promotion_tree
pub fn promotions__change_the_promotion_tree(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && (has(held, VIEW_AND_LAUNCH_PROMOTIONS) || (has(held, VIEW_AND_EDIT_PROMOTIONS) && matches!(facts.promotion.status, Some(PromotionStatus::Draft | PromotionStatus::Stopped | PromotionStatus::Completed | PromotionStatus::Archived))))
}

/// promotions.add_a_promotion_or_group
pub fn promotions__add_a_promotion_or_group(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && (has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
}

/// promotions.edit_name_and_description
pub fn promotions__edit_name_and_description(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && (has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
}

/// promotions.start_or_stop_a_promotion
pub fn promotions__start_or_stop_a_promotion(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && has(held, VIEW_AND_LAUNCH_PROMOTIONS)
}

/// promotions.archive
pub fn promotions__archive(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && has(held, VIEW_AND_LAUNCH_PROMOTIONS)
}

/// promotions.open_a_promotion
pub fn promotions__open_a_promotion(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && has(held, VIEW_PROMO_CODES)
        && has(held, VIEW_CAMPAIGN_MANAGER)
}

/// promotions.edit_a_promotion
pub fn promotions__edit_a_promotion(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    (has(held, VIEW_PROMOTIONS) || has(held, VIEW_AND_EDIT_PROMOTIONS) || has(held, VIEW_AND_LAUNCH_PROMOTIONS))
        && has(held, VIEW_AND_EDIT_PROMOTIONS)
}

/// gift_cards.open
pub fn gift_cards__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_GIFT_CARDS)
}

/// gift_cards.edit
pub fn gift_cards__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_GIFT_CARDS)
}

/// gift_cards.export
pub fn gift_cards__export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_GIFT_CARDS)
}

/// gift_cards.import
pub fn gift_cards__import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_GIFT_CARDS) && has(held, ADD_BULK_TASKS)
}

/// promo_code_pools.open
pub fn promo_code_pools__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE)
}

/// promo_code_pools.add_a_pool
pub fn promo_code_pools__add_a_pool(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EDIT_FOLDERS)
}

/// promo_code_pools.edit_a_pool
pub fn promo_code_pools__edit_a_pool(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EDIT_FOLDERS)
}

/// promo_code_pools.delete_a_pool
pub fn promo_code_pools__delete_a_pool(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EDIT_FOLDERS)
}

/// promo_code_pools.view_promo_codes
pub fn promo_code_pools__view_promo_codes(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, VIEW_PROMO_CODES)
}

/// promo_code_pools.import
pub fn promo_code_pools__import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, ADD_BULK_TASKS)
}

/// promo_code_pools.export
pub fn promo_code_pools__export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EXPORT_PROMO_CODES)
}

/// promo_code_pools.edit_promo_codes
pub fn promo_code_pools__edit_promo_codes(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EDIT_PROMO_CODES)
}

/// promo_code_pools.delete_promo_codes
pub fn promo_code_pools__delete_promo_codes(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_PROMO_CODE) && has(held, EDIT_PROMO_CODES)
}

/// monitoring.open
pub fn monitoring__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, PROJECT_MONITORING_ACCESS)
}

/// recommendation_widgets.open
pub fn recommendation_widgets__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// recommendation_widgets.add
pub fn recommendation_widgets__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
        && has(held, VIEW_INTEGRATIONS)
        && has(held, EDIT_EXTERNAL_SYSTEMS)
        && has(held, VIEW_PRODUCT_RECOMMENDATION_ALGORITHMS)
}

/// recommendation_widgets.edit
pub fn recommendation_widgets__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const CHANGE_THE_INTEGRATION: Options = 1 << 0;
    const CHANGE_THE_EXTERNAL_SYSTEM: Options = 1 << 1;
    const CHANGE_THE_ALGORITHM: Options = 1 << 2;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
        && (options & CHANGE_THE_INTEGRATION == 0 || has(held, VIEW_INTEGRATIONS))
        && (options & CHANGE_THE_EXTERNAL_SYSTEM == 0 || has(held, EDIT_EXTERNAL_SYSTEMS))
        && (options & CHANGE_THE_ALGORITHM == 0 || has(held, VIEW_PRODUCT_RECOMMENDATION_ALGORITHMS))
}

/// recommendation_widgets.start
pub fn recommendation_widgets__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// recommendation_widgets.stop
pub fn recommendation_widgets__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// recommendation_widgets.delete
pub fn recommendation_widgets__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// pop_ups_and_embedded_blocks.open
pub fn pop_ups_and_embedded_blocks__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// pop_ups_and_embedded_blocks.add
pub fn pop_ups_and_embedded_blocks__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
        && has(held, VIEW_INTEGRATIONS)
}

/// pop_ups_and_embedded_blocks.edit
pub fn pop_ups_and_embedded_blocks__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const CHANGE_THE_INTEGRATION: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
        && (options & CHANGE_THE_INTEGRATION == 0 || has(held, VIEW_INTEGRATIONS))
}

/// pop_ups_and_embedded_blocks.start
pub fn pop_ups_and_embedded_blocks__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// pop_ups_and_embedded_blocks.stop
pub fn pop_ups_and_embedded_blocks__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// pop_ups_and_embedded_blocks.delete
pub fn pop_ups_and_embedded_blocks__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// in_app.open
pub fn in_app__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, VIEW_IN_APPS)
}

/// in_app.add
pub fn in_app__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const REFINE_THE_TARGETING_SEGMENT: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_IN_APPS)
        && has(held, RUN_AND_EDIT_IN_APPS)
        && has(held, VIEW_INTEGRATIONS)
        && (options & REFINE_THE_TARGETING_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// in_app.edit
pub fn in_app__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const CHANGE_THE_TARGETING_SEGMENT: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_IN_APPS)
        && has(held, VIEW_INTEGRATIONS)
        && (options & CHANGE_THE_TARGETING_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// in_app.delete
pub fn in_app__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const CHANGE_THE_TARGETING_SEGMENT: Options = 1 << 0;
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_IN_APPS)
        && has(held, VIEW_INTEGRATIONS)
        && (options & CHANGE_THE_TARGETING_SEGMENT == 0 || has(held, VIEW_SEGMENT_GROUPS))
}

/// in_app.start
pub fn in_app__start(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_IN_APPS)
        && (has(held, RUN_AND_EDIT_IN_APPS) || has(held, VIEW_INTEGRATIONS))
}

/// in_app.stop
pub fn in_app__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
        && has(held, VIEW_IN_APPS)
        && (has(held, RUN_AND_EDIT_IN_APPS) || has(held, VIEW_INTEGRATIONS))
}

/// surveys.open
pub fn surveys__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER)
}

/// surveys.add
pub fn surveys__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, EDIT_FOLDERS)
}

/// surveys.edit
pub fn surveys__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, EDIT_FOLDERS)
}

/// surveys.delete
pub fn surveys__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CAMPAIGN_MANAGER) && has(held, EDIT_FOLDERS)
}

/// product_recommendations.open
pub fn product_recommendations__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCT_RECOMMENDATION_ALGORITHMS)
}

/// popup_frequency_control.open
pub fn popup_frequency_control__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EDIT_WEBSITE_PERSONALIZATION_FORMS)
}

/// products.open
pub fn products__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS)
}

/// products.add_a_product
pub fn products__add_a_product(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS)
}

/// products.edit_a_product
pub fn products__edit_a_product(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS)
}

/// products.delete_a_product
pub fn products__delete_a_product(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS)
}

/// products.import_products_or_manufacturers
pub fn products__import_products_or_manufacturers(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS) && has(held, ADD_BULK_TASKS)
}

/// products.yml_import_settings
pub fn products__yml_import_settings(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS) && has(held, EDIT_THIRD_PARTY_SYSTEM_CONNECTORS) && has(held, EDIT_PRODUCT_LIST)
}

/// products.export
pub fn products__export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PRODUCTS)
        && has(held, EXPORT_PRODUCTS)
        && (has(held, VIEW_NON_SYSTEM_TASKS) || has(held, VIEW_PERSONAL_BULK_TASKS_ONLY))
}

/// profile.edit_your_profile
pub fn profile__edit_your_profile(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, MANAGE_PERSONAL_USER_PROFILE) && has(held, VIEW_AND_EXPORT_THE_USERS_LIST)
}

/// profile.edit_the_email_field_in_your_own_profile
pub fn profile__edit_the_email_field_in_your_own_profile(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    profile__edit_your_profile(held, facts, 0) && has(held, EDIT_USERS)
}

/// notifications.open
pub fn notifications__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// notifications.subscriptions
pub fn notifications__subscriptions(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// notifications.reports_and_downloads
pub fn notifications__reports_and_downloads(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// billing.open
pub fn billing__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BILLING_DETALIZATION)
}

/// billing.enable
pub fn billing__enable(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BILLING_DETALIZATION) && has(held, ABILITY_TO_MANAGE_BILLING)
}

/// billing.disable_a_module
pub fn billing__disable_a_module(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BILLING_DETALIZATION) && has(held, ABILITY_TO_MANAGE_BILLING)
}

/// billing.activate_billing
pub fn billing__activate_billing(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BILLING_DETALIZATION) && has(held, ABILITY_TO_MANAGE_BILLING)
}

/// billing.cancel_subscription
pub fn billing__cancel_subscription(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BILLING_DETALIZATION) && has(held, ABILITY_TO_MANAGE_BILLING)
}

/// my_tasks.open
pub fn my_tasks__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY)
}

/// my_tasks.stop
pub fn my_tasks__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, MANAGE_TASKS)
}

/// my_tasks.resume_a_task
pub fn my_tasks__resume_a_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, MANAGE_TASKS)
}

/// my_tasks.force_a_task
pub fn my_tasks__force_a_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, FORCE_TASKS)
}

/// segments.open
pub fn segments__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS)
}

/// segments.open_a_segment
pub fn segments__open_a_segment(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS)
}

/// segments.add
pub fn segments__add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS) && has(held, EDIT_SEGMENTS)
}

/// segments.edit
pub fn segments__edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS) && has(held, EDIT_SEGMENTS)
}

/// segments.delete
pub fn segments__delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS) && has(held, EDIT_SEGMENTS)
}

/// segments.see_where_its_used
pub fn segments__see_where_its_used(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS) && has(held, EDIT_SEGMENTS)
}

/// segments.import
pub fn segments__import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS) && has(held, ADD_BULK_TASKS)
}

/// segments.view_the_task
pub fn segments__view_the_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SEGMENT_GROUPS)
        && facts.segment.scheduled == Some(true)
        && has(held, VIEW_SYSTEM_TASKS)
        && facts.user.staff == Some(true)
}

/// communication_settings.open_the_campaign_settings_area
pub fn communication_settings__open_the_campaign_settings_area(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS)
}

/// communication_settings.email_settings
pub fn communication_settings__email_settings(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS) && has(held, EDIT_EMAIL_SETTINGS)
}

/// communication_settings.default_utm_tags
pub fn communication_settings__default_utm_tags(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS) && has(held, EDIT_DEFAULT_UTM_TAGS)
}

/// communication_settings.sms_settings
pub fn communication_settings__sms_settings(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS) && has(held, EDIT_SMS_SETTINGS)
}

/// communication_settings.subscription_topics
pub fn communication_settings__subscription_topics(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS)
}

/// communication_settings.universal_links
pub fn communication_settings__universal_links(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS) && has(held, EDIT_EMAIL_SETTINGS)
}

/// communication_settings.global_control_group
pub fn communication_settings__global_control_group(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SUBSCRIPTION_TOPICS) && has(held, EDITING_GLOBAL_CONTROL_GROUP_SETTINGS)
}

/// communication_settings.sms_connections_open
pub fn communication_settings__sms_connections_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SMS_SETTINGS)
}

/// communication_settings.sms_connections_add
pub fn communication_settings__sms_connections_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SMS_SETTINGS)
}

/// communication_settings.sms_connections_edit
pub fn communication_settings__sms_connections_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_SMS_SETTINGS)
}

/// communication_settings.sms_connections_delete
pub fn communication_settings__sms_connections_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DELETE_SMS_CONNECTIONS)
}

/// communication_settings.viber_connections_open
pub fn communication_settings__viber_connections_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_VIBER_SETTINGS)
}

/// communication_settings.viber_connections_add
pub fn communication_settings__viber_connections_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_VIBER_SETTINGS)
}

/// communication_settings.viber_connections_edit
pub fn communication_settings__viber_connections_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_VIBER_SETTINGS)
}

/// communication_settings.viber_connections_delete
pub fn communication_settings__viber_connections_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DELETE_VIBER_CONNECTIONS)
}

/// loyalty_settings.loyalty_program_members
pub fn loyalty_settings__loyalty_program_members(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// loyalty_settings.points_balances_open
pub fn loyalty_settings__points_balances_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// loyalty_settings.personal_offers_list
pub fn loyalty_settings__personal_offers_list(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    true
}

/// loyalty_settings.points_balances_add
pub fn loyalty_settings__points_balances_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_FOLDERS)
}

/// loyalty_settings.points_balances_edit
pub fn loyalty_settings__points_balances_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_FOLDERS)
}

/// loyalty_settings.points_balances_delete
pub fn loyalty_settings__points_balances_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_FOLDERS)
}

/// customer_settings.customer_profile
pub fn customer_settings__customer_profile(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_THIRD_PARTY_SYSTEM_CONNECTORS)
}

/// customer_settings.discount_cards_open
pub fn customer_settings__discount_cards_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_DISCOUNT_CARDS_LIST)
}

/// customer_settings.discount_cards_import
pub fn customer_settings__discount_cards_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DISCOUNT_CARD_BULK_TASKS)
}

/// customer_settings.discount_cards_export
pub fn customer_settings__discount_cards_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DISCOUNT_CARD_BULK_TASKS)
}

/// customer_settings.discount_cards_detach
pub fn customer_settings__discount_cards_detach(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DISCOUNT_CARD_BULK_TASKS)
}

/// customer_settings.discount_cards_delete
pub fn customer_settings__discount_cards_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, DISCOUNT_CARD_BULK_TASKS)
}

/// customer_settings.discount_card_types
pub fn customer_settings__discount_card_types(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, MANAGE_DISCOUNT_CARD_TYPES)
}

/// customer_settings.action_templates_open
pub fn customer_settings__action_templates_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_create
pub fn customer_settings__action_templates_create(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_tag
pub fn customer_settings__action_templates_tag(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_set_category
pub fn customer_settings__action_templates_set_category(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_delete
pub fn customer_settings__action_templates_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_export
pub fn customer_settings__action_templates_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_edit
pub fn customer_settings__action_templates_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.action_templates_copy
pub fn customer_settings__action_templates_copy(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ACTION_TEMPLATE_LIST)
}

/// customer_settings.channels_open
pub fn customer_settings__channels_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_TOUCHPOINT_LIST)
}

/// customer_settings.channels_export
pub fn customer_settings__channels_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_TOUCHPOINT_LIST)
}

/// customer_settings.channels_add
pub fn customer_settings__channels_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.channels_delete
pub fn customer_settings__channels_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.channels_import
pub fn customer_settings__channels_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.channels_edit
pub fn customer_settings__channels_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_open
pub fn customer_settings__touchpoints_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_export
pub fn customer_settings__touchpoints_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_add
pub fn customer_settings__touchpoints_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_delete
pub fn customer_settings__touchpoints_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_import
pub fn customer_settings__touchpoints_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// customer_settings.touchpoints_edit
pub fn customer_settings__touchpoints_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_TOUCHPOINT_LIST)
}

/// product_settings.order_line_statuses
pub fn product_settings__order_line_statuses(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ORDER_SETTINGS)
}

/// product_settings.payment_methods
pub fn product_settings__payment_methods(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ORDER_SETTINGS)
}

/// product_settings.external_systems
pub fn product_settings__external_systems(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_EXTERNAL_SYSTEMS)
}

/// product_settings.customer_product_lists_open
pub fn product_settings__customer_product_lists_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PRODUCT_LIST)
}

/// product_settings.customer_product_lists_add
pub fn product_settings__customer_product_lists_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PRODUCT_LIST)
}

/// product_settings.customer_product_lists_edit
pub fn product_settings__customer_product_lists_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PRODUCT_LIST)
}

/// product_settings.customer_product_lists_generate_methods
pub fn product_settings__customer_product_lists_generate_methods(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_FOLDERS) && has(held, EDIT_PRODUCT_LIST)
}

/// product_settings.attribution
pub fn product_settings__attribution(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_ORDER_SETTINGS)
}

/// security_settings.users_open
pub fn security_settings__users_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EXPORT_THE_USERS_LIST)
}

/// security_settings.users_add
pub fn security_settings__users_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_USERS)
}

/// security_settings.users_import
pub fn security_settings__users_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_USERS)
}

/// security_settings.users_block
pub fn security_settings__users_block(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_USERS) && has(held, EDIT_USERS)
}

/// security_settings.users_export
pub fn security_settings__users_export(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_AND_EXPORT_THE_USERS_LIST)
}

/// security_settings.users_open_a_profile
pub fn security_settings__users_open_a_profile(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_USERS)
}

/// security_settings.users_edit
pub fn security_settings__users_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    const RESTRICT_CAMPAIGN_ACCESS: Options = 1 << 0;
    has(held, VIEW_USERS)
        && has(held, EDIT_USERS)
        && (options & RESTRICT_CAMPAIGN_ACCESS == 0 || has(held, LIMIT_STAFF_CAMPAIGN_ACCESS))
}

/// security_settings.permission_groups_open
pub fn security_settings__permission_groups_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERMISSION_GROUPS)
}

/// security_settings.permission_groups_create
pub fn security_settings__permission_groups_create(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PERMISSION_GROUPS)
}

/// security_settings.permission_groups_delete
pub fn security_settings__permission_groups_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PERMISSION_GROUPS)
        && facts.permission_group.system == Some(false)
        && facts.permission_group.members.is_some_and(|one| one <= 0.0)
}

/// security_settings.permission_groups_open_a_group
pub fn security_settings__permission_groups_open_a_group(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PERMISSION_GROUPS)
}

/// security_settings.permission_groups_edit
pub fn security_settings__permission_groups_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PERMISSION_GROUPS) && facts.permission_group.system == Some(false)
}

/// security_settings.assign_a_permission_group
pub fn security_settings__assign_a_permission_group(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_USERS)
        && (is_in(facts.permission_group.id, facts.user.permission_groups) || holds_all(held, facts.permission_group.permissions))
        && facts.permission_group.internal == Some(false)
}

/// security_settings.grant_additional_permissions
pub fn security_settings__grant_additional_permissions(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    security_settings__users_edit(held, facts, 0) && holds_all(held, facts.grant.permissions)
}

/// security_settings.security_policy_open
pub fn security_settings__security_policy_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SECURITY_POLICY)
}

/// security_settings.security_policy_edit_alternative_login_user_list
pub fn security_settings__security_policy_edit_alternative_login_user_list(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SECURITY_POLICY) && has(held, MANAGE_SECURITY_POLICY_PARTIAL_ACCESS)
}

/// security_settings.security_policy_edit_any_settings
pub fn security_settings__security_policy_edit_any_settings(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_SECURITY_POLICY) && has(held, EDIT_SECURITY_POLICY)
}

/// security_settings.event_logs
pub fn security_settings__event_logs(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_ACTIVITY_LOGS)
}

/// system_settings.platform_settings
pub fn system_settings__platform_settings(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_PROJECT_SETTINGS)
}

/// system_settings.automated_data_cleanup
pub fn system_settings__automated_data_cleanup(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_AUTO_DELETION_SETTINGS)
}

/// system_settings.brands_open
pub fn system_settings__brands_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_BRANDS)
}

/// system_settings.brands_add
pub fn system_settings__brands_add(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, ADD_AND_EDIT_BRANDS)
}

/// system_settings.brands_edit
pub fn system_settings__brands_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, ADD_AND_EDIT_BRANDS)
}

/// system_settings.fields_settings_open
pub fn system_settings__fields_settings_open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOM_FIELDS)
}

/// system_settings.fields_settings_see_where_used
pub fn system_settings__fields_settings_see_where_used(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_CUSTOM_FIELDS)
}

/// system_settings.fields_settings_create
pub fn system_settings__fields_settings_create(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_CUSTOM_FIELDS)
}

/// system_settings.fields_settings_edit
pub fn system_settings__fields_settings_edit(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_CUSTOM_FIELDS)
}

/// system_settings.fields_settings_delete
pub fn system_settings__fields_settings_delete(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_CUSTOM_FIELDS)
}

/// system_settings.fields_settings_import
pub fn system_settings__fields_settings_import(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, EDIT_CUSTOM_FIELDS)
}

/// system_settings.bulk_tasks.open
pub fn system_settings__bulk_tasks__open(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY)
}

/// system_settings.bulk_tasks.see_a_task
pub fn system_settings__bulk_tasks__see_a_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY)
        && (match facts.task.system {
        Some(true) => has(held, VIEW_ALL_SYSTEM_TASKS) && facts.user.staff == Some(true),
        Some(false) => (has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && same(facts.task.owner, facts.user.id)) || has(held, VIEW_NON_SYSTEM_TASKS),
        None => has(held, VIEW_ALL_SYSTEM_TASKS) && facts.user.staff == Some(true) && ((has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && same(facts.task.owner, facts.user.id)) || has(held, VIEW_NON_SYSTEM_TASKS)),
    })
}

/// system_settings.bulk_tasks.download_an_import_source_file
pub fn system_settings__bulk_tasks__download_an_import_source_file(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY)
        && (same(facts.task.owner, facts.user.id) || has(held, VIEW_IMPORTS_INPUT_FILES))
}

/// system_settings.bulk_tasks.download_an_export_file
pub fn system_settings__bulk_tasks__download_an_export_file(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY)
        && (match facts.task.export_type {
        Some(TaskExportType::Customers | TaskExportType::ProductLists | TaskExportType::CustomerDiscountCards | TaskExportType::BlocklistContacts | TaskExportType::CustomerSegmentChanges) => has(held, EXPORT_CUSTOMERS),
        Some(TaskExportType::CustomerActions | TaskExportType::Orders | TaskExportType::OrderLineItems | TaskExportType::BalanceChangeHistory) => has(held, EXPORT_ACTIONS),
        Some(TaskExportType::Products | TaskExportType::ProductCategories | TaskExportType::ProductSegmentChanges) => has(held, EXPORT_PRODUCTS),
        Some(TaskExportType::Areas) => has(held, EXPORT_AREAS),
        Some(TaskExportType::Campaigns) => has(held, EXPORT_MESSAGES),
        Some(TaskExportType::CampaignStatuses) => has(held, EXPORT_STATUSES),
        Some(TaskExportType::Flows) => has(held, EXPORT_FLOWS),
        Some(TaskExportType::CustomersFromFlowStepExecutions) => has(held, EXPORT_CUSTOMERS_FROM_SCENARIO_EXECUTION_REPORT),
        Some(TaskExportType::OperationAndWebhookLogs) => has(held, EXPORT_INTEGRATION_LOGS),
        Some(TaskExportType::BulkAndDynamicCampaignReports) => has(held, EXPORT_DASHBOARDS),
        Some(TaskExportType::Promotions) => has(held, EXPORT_PROMOTIONS),
        None => has(held, EXPORT_CUSTOMERS)
            && has(held, EXPORT_ACTIONS)
            && has(held, EXPORT_PRODUCTS)
            && has(held, EXPORT_AREAS)
            && has(held, EXPORT_MESSAGES)
            && has(held, EXPORT_STATUSES)
            && has(held, EXPORT_FLOWS)
            && has(held, EXPORT_CUSTOMERS_FROM_SCENARIO_EXECUTION_REPORT)
            && has(held, EXPORT_INTEGRATION_LOGS)
            && has(held, EXPORT_DASHBOARDS)
            && has(held, EXPORT_PROMOTIONS),
    })
}

/// system_settings.bulk_tasks.stop
pub fn system_settings__bulk_tasks__stop(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, MANAGE_TASKS)
}

/// system_settings.bulk_tasks.resume_a_task
pub fn system_settings__bulk_tasks__resume_a_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, MANAGE_TASKS)
}

/// system_settings.bulk_tasks.force_a_task
pub fn system_settings__bulk_tasks__force_a_task(held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    has(held, VIEW_PERSONAL_BULK_TASKS_ONLY) && has(held, FORCE_TASKS)
}

/// Every action, by its number.
pub static TABLE: [fn(&Held, &Facts<'_>, Options) -> bool; 328] = [
    actions__open,
    actions__import,
    actions__export,
    actions__delete_actions,
    actions__cancel_an_order,
    campaign_engagement__open,
    campaign_engagement__export,
    analytics__open,
    analytics__see_a_brand_in_the_revenue_drivers_report,
    analytics__see_a_brand_in_the_subscribers_report,
    analytics__see_a_folder_in_the_campaigns_report,
    a_b_tests__open,
    a_b_tests__add,
    a_b_tests__open_an_a_b_test,
    a_b_tests__start,
    a_b_tests__stop,
    a_b_tests__delete,
    a_b_tests__edit,
    flows__open,
    flows__open_a_flow,
    flows__add_a_flow,
    flows__edit_a_flow,
    flows__start_a_flow,
    flows__stop_a_flow,
    flows__delete_a_flow,
    flows__export_customers_from_flow_steps,
    wallets_and_messengers__open,
    wallets_and_messengers__add,
    wallets_and_messengers__edit,
    wallets_and_messengers__delete,
    wallets_and_messengers__start,
    wallets_and_messengers__stop,
    wallets_and_messengers__use_the_section,
    campaign_manager__open,
    campaign_manager__add_a_folder,
    campaign_manager__edit_a_folder,
    campaign_manager__delete_a_folder,
    campaign_manager__see_surveys_promo_code_pools_and_api_methods,
    campaign_manager__email__open,
    campaign_manager__email__open_a_specific_campaign,
    campaign_manager__email__add_a_campaign,
    campaign_manager__email__start,
    campaign_manager__email__schedule,
    campaign_manager__email__stop,
    campaign_manager__email__cancel,
    campaign_manager__email__finish_editing_an_automated_campaign,
    campaign_manager__email__send_a_test_message,
    campaign_manager__email__copy,
    campaign_manager__email__delete,
    campaign_manager__email__run_test_mode,
    campaign_manager__email__save_or_edit_a_template_version_in_the_email_builder,
    campaign_manager__sms__open,
    campaign_manager__sms__open_a_specific_campaign,
    campaign_manager__sms__add_a_campaign,
    campaign_manager__sms__start,
    campaign_manager__sms__schedule,
    campaign_manager__sms__stop,
    campaign_manager__sms__cancel,
    campaign_manager__sms__finish_editing_an_automated_campaign,
    campaign_manager__sms__send_a_test_message,
    campaign_manager__sms__copy,
    campaign_manager__sms__delete,
    campaign_manager__sms__run_test_mode,
    campaign_manager__mobile_push__open,
    campaign_manager__mobile_push__open_a_specific_campaign,
    campaign_manager__mobile_push__add_a_campaign,
    campaign_manager__mobile_push__start,
    campaign_manager__mobile_push__schedule,
    campaign_manager__mobile_push__stop,
    campaign_manager__mobile_push__cancel,
    campaign_manager__mobile_push__finish_editing_an_automated_campaign,
    campaign_manager__mobile_push__send_a_test_message,
    campaign_manager__mobile_push__copy,
    campaign_manager__mobile_push__delete,
    campaign_manager__mobile_push__run_test_mode,
    campaign_manager__web_push__open,
    campaign_manager__web_push__open_a_specific_campaign,
    campaign_manager__web_push__add_a_campaign,
    campaign_manager__web_push__start,
    campaign_manager__web_push__schedule,
    campaign_manager__web_push__stop,
    campaign_manager__web_push__cancel,
    campaign_manager__web_push__finish_editing_an_automated_campaign,
    campaign_manager__web_push__send_a_test_message,
    campaign_manager__web_push__copy,
    campaign_manager__web_push__delete,
    campaign_manager__web_push__run_test_mode,
    campaign_manager__viber__open,
    campaign_manager__viber__open_a_specific_campaign,
    campaign_manager__viber__add_a_campaign,
    campaign_manager__viber__start,
    campaign_manager__viber__schedule,
    campaign_manager__viber__stop,
    campaign_manager__viber__cancel,
    campaign_manager__viber__finish_editing_an_automated_campaign,
    campaign_manager__viber__send_a_test_message,
    campaign_manager__viber__copy,
    campaign_manager__viber__delete,
    campaign_manager__viber__run_test_mode,
    campaign_manager__api_methods__open,
    campaign_manager__api_methods__view_the_spec,
    campaign_manager__api_methods__add,
    campaign_manager__api_methods__edit,
    campaign_manager__api_methods__delete,
    folders__see_a_folder,
    customers__open,
    customers__view_or_edit_name_email_and_phone,
    customers__add_to_a_segment,
    customers__remove_from_a_segment,
    customers__assign_an_action,
    customers__edit_bonus_balance,
    customers__merge_customers,
    customers__issue_a_promo_code,
    customers__delete_customers,
    customers__add_a_customer,
    customers__import_customers,
    customers__edit_the_product_list,
    customers__import_areas,
    customers__export_customers,
    customers__new_export_button,
    customers__export_areas,
    customers__export_the_blocklist,
    customers__create_a_segment,
    customers__edit_a_segment,
    customers__send_bulk_campaign,
    customer_profile__open,
    customer_profile__see_customer_actions_in_detail,
    customer_profile__view_or_edit_name_email_and_phone,
    customer_profile__edit_the_customer,
    customer_profile__issue_a_discount_card,
    customer_profile__mark_an_email_as_valid,
    customer_profile__add_an_action,
    customer_profile__cancel_an_order,
    customer_profile__update_balance,
    help__dynamic_parameters,
    integrations__open,
    integrations__open_an_integration,
    integrations__add_an_integration,
    integrations__edit,
    integrations__view_and_create_test_secret_keys,
    integrations__view_and_copy_any_keys,
    integrations__create_any_keys,
    integrations__set_up_ftp_import,
    integrations__set_up_yml_import,
    integrations__set_up_webhook_integrations,
    integration_logs__api_methods_open,
    integration_logs__api_methods_get_log_link,
    integration_logs__api_methods_export,
    integration_logs__webhooks_open,
    integration_logs__webhooks_get_log_link,
    integration_logs__webhooks_export,
    integration_monitoring__open,
    webhooks__open,
    webhooks__add,
    webhooks__delete,
    webhooks__edit,
    webhooks__clone,
    media__open,
    web_push_verification__open,
    customer_token_verifier__open,
    promotions__open,
    promotions__see_the_promotion_tree,
    promotions__change_the_promotion_tree,
    promotions__add_a_promotion_or_group,
    promotions__edit_name_and_description,
    promotions__start_or_stop_a_promotion,
    promotions__archive,
    promotions__open_a_promotion,
    promotions__edit_a_promotion,
    gift_cards__open,
    gift_cards__edit,
    gift_cards__export,
    gift_cards__import,
    promo_code_pools__open,
    promo_code_pools__add_a_pool,
    promo_code_pools__edit_a_pool,
    promo_code_pools__delete_a_pool,
    promo_code_pools__view_promo_codes,
    promo_code_pools__import,
    promo_code_pools__export,
    promo_code_pools__edit_promo_codes,
    promo_code_pools__delete_promo_codes,
    monitoring__open,
    recommendation_widgets__open,
    recommendation_widgets__add,
    recommendation_widgets__edit,
    recommendation_widgets__start,
    recommendation_widgets__stop,
    recommendation_widgets__delete,
    pop_ups_and_embedded_blocks__open,
    pop_ups_and_embedded_blocks__add,
    pop_ups_and_embedded_blocks__edit,
    pop_ups_and_embedded_blocks__start,
    pop_ups_and_embedded_blocks__stop,
    pop_ups_and_embedded_blocks__delete,
    in_app__open,
    in_app__add,
    in_app__edit,
    in_app__delete,
    in_app__start,
    in_app__stop,
    surveys__open,
    surveys__add,
    surveys__edit,
    surveys__delete,
    product_recommendations__open,
    popup_frequency_control__open,
    products__open,
    products__add_a_product,
    products__edit_a_product,
    products__delete_a_product,
    products__import_products_or_manufacturers,
    products__yml_import_settings,
    products__export,
    profile__edit_your_profile,
    profile__edit_the_email_field_in_your_own_profile,
    notifications__open,
    notifications__subscriptions,
    notifications__reports_and_downloads,
    billing__open,
    billing__enable,
    billing__disable_a_module,
    billing__activate_billing,
    billing__cancel_subscription,
    my_tasks__open,
    my_tasks__stop,
    my_tasks__resume_a_task,
    my_tasks__force_a_task,
    segments__open,
    segments__open_a_segment,
    segments__add,
    segments__edit,
    segments__delete,
    segments__see_where_its_used,
    segments__import,
    segments__view_the_task,
    communication_settings__open_the_campaign_settings_area,
    communication_settings__email_settings,
    communication_settings__default_utm_tags,
    communication_settings__sms_settings,
    communication_settings__subscription_topics,
    communication_settings__universal_links,
    communication_settings__global_control_group,
    communication_settings__sms_connections_open,
    communication_settings__sms_connections_add,
    communication_settings__sms_connections_edit,
    communication_settings__sms_connections_delete,
    communication_settings__viber_connections_open,
    communication_settings__viber_connections_add,
    communication_settings__viber_connections_edit,
    communication_settings__viber_connections_delete,
    loyalty_settings__loyalty_program_members,
    loyalty_settings__points_balances_open,
    loyalty_settings__personal_offers_list,
    loyalty_settings__points_balances_add,
    loyalty_settings__points_balances_edit,
    loyalty_settings__points_balances_delete,
    customer_settings__customer_profile,
    customer_settings__discount_cards_open,
    customer_settings__discount_cards_import,
    customer_settings__discount_cards_export,
    customer_settings__discount_cards_detach,
    customer_settings__discount_cards_delete,
    customer_settings__discount_card_types,
    customer_settings__action_templates_open,
    customer_settings__action_templates_create,
    customer_settings__action_templates_tag,
    customer_settings__action_templates_set_category,
    customer_settings__action_templates_delete,
    customer_settings__action_templates_export,
    customer_settings__action_templates_edit,
    customer_settings__action_templates_copy,
    customer_settings__channels_open,
    customer_settings__channels_export,
    customer_settings__channels_add,
    customer_settings__channels_delete,
    customer_settings__channels_import,
    customer_settings__channels_edit,
    customer_settings__touchpoints_open,
    customer_settings__touchpoints_export,
    customer_settings__touchpoints_add,
    customer_settings__touchpoints_delete,
    customer_settings__touchpoints_import,
    customer_settings__touchpoints_edit,
    product_settings__order_line_statuses,
    product_settings__payment_methods,
    product_settings__external_systems,
    product_settings__customer_product_lists_open,
    product_settings__customer_product_lists_add,
    product_settings__customer_product_lists_edit,
    product_settings__customer_product_lists_generate_methods,
    product_settings__attribution,
    security_settings__users_open,
    security_settings__users_add,
    security_settings__users_import,
    security_settings__users_block,
    security_settings__users_export,
    security_settings__users_open_a_profile,
    security_settings__users_edit,
    security_settings__permission_groups_open,
    security_settings__permission_groups_create,
    security_settings__permission_groups_delete,
    security_settings__permission_groups_open_a_group,
    security_settings__permission_groups_edit,
    security_settings__assign_a_permission_group,
    security_settings__grant_additional_permissions,
    security_settings__security_policy_open,
    security_settings__security_policy_edit_alternative_login_user_list,
    security_settings__security_policy_edit_any_settings,
    security_settings__event_logs,
    system_settings__platform_settings,
    system_settings__automated_data_cleanup,
    system_settings__brands_open,
    system_settings__brands_add,
    system_settings__brands_edit,
    system_settings__fields_settings_open,
    system_settings__fields_settings_see_where_used,
    system_settings__fields_settings_create,
    system_settings__fields_settings_edit,
    system_settings__fields_settings_delete,
    system_settings__fields_settings_import,
    system_settings__bulk_tasks__open,
    system_settings__bulk_tasks__see_a_task,
    system_settings__bulk_tasks__download_an_import_source_file,
    system_settings__bulk_tasks__download_an_export_file,
    system_settings__bulk_tasks__stop,
    system_settings__bulk_tasks__resume_a_task,
    system_settings__bulk_tasks__force_a_task,
];

/// The same by one `match`.
pub fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {
    match action {
        0 => actions__open(held, facts, options),
        1 => actions__import(held, facts, options),
        2 => actions__export(held, facts, options),
        3 => actions__delete_actions(held, facts, options),
        4 => actions__cancel_an_order(held, facts, options),
        5 => campaign_engagement__open(held, facts, options),
        6 => campaign_engagement__export(held, facts, options),
        7 => analytics__open(held, facts, options),
        8 => analytics__see_a_brand_in_the_revenue_drivers_report(held, facts, options),
        9 => analytics__see_a_brand_in_the_subscribers_report(held, facts, options),
        10 => analytics__see_a_folder_in_the_campaigns_report(held, facts, options),
        11 => a_b_tests__open(held, facts, options),
        12 => a_b_tests__add(held, facts, options),
        13 => a_b_tests__open_an_a_b_test(held, facts, options),
        14 => a_b_tests__start(held, facts, options),
        15 => a_b_tests__stop(held, facts, options),
        16 => a_b_tests__delete(held, facts, options),
        17 => a_b_tests__edit(held, facts, options),
        18 => flows__open(held, facts, options),
        19 => flows__open_a_flow(held, facts, options),
        20 => flows__add_a_flow(held, facts, options),
        21 => flows__edit_a_flow(held, facts, options),
        22 => flows__start_a_flow(held, facts, options),
        23 => flows__stop_a_flow(held, facts, options),
        24 => flows__delete_a_flow(held, facts, options),
        25 => flows__export_customers_from_flow_steps(held, facts, options),
        26 => wallets_and_messengers__open(held, facts, options),
        27 => wallets_and_messengers__add(held, facts, options),
        28 => wallets_and_messengers__edit(held, facts, options),
        29 => wallets_and_messengers__delete(held, facts, options),
        30 => wallets_and_messengers__start(held, facts, options),
        31 => wallets_and_messengers__stop(held, facts, options),
        32 => wallets_and_messengers__use_the_section(held, facts, options),
        33 => campaign_manager__open(held, facts, options),
        34 => campaign_manager__add_a_folder(held, facts, options),
        35 => campaign_manager__edit_a_folder(held, facts, options),
        36 => campaign_manager__delete_a_folder(held, facts, options),
        37 => campaign_manager__see_surveys_promo_code_pools_and_api_methods(held, facts, options),
        38 => campaign_manager__email__open(held, facts, options),
        39 => campaign_manager__email__open_a_specific_campaign(held, facts, options),
        40 => campaign_manager__email__add_a_campaign(held, facts, options),
        41 => campaign_manager__email__start(held, facts, options),
        42 => campaign_manager__email__schedule(held, facts, options),
        43 => campaign_manager__email__stop(held, facts, options),
        44 => campaign_manager__email__cancel(held, facts, options),
        45 => campaign_manager__email__finish_editing_an_automated_campaign(held, facts, options),
        46 => campaign_manager__email__send_a_test_message(held, facts, options),
        47 => campaign_manager__email__copy(held, facts, options),
        48 => campaign_manager__email__delete(held, facts, options),
        49 => campaign_manager__email__run_test_mode(held, facts, options),
        50 => campaign_manager__email__save_or_edit_a_template_version_in_the_email_builder(held, facts, options),
        51 => campaign_manager__sms__open(held, facts, options),
        52 => campaign_manager__sms__open_a_specific_campaign(held, facts, options),
        53 => campaign_manager__sms__add_a_campaign(held, facts, options),
        54 => campaign_manager__sms__start(held, facts, options),
        55 => campaign_manager__sms__schedule(held, facts, options),
        56 => campaign_manager__sms__stop(held, facts, options),
        57 => campaign_manager__sms__cancel(held, facts, options),
        58 => campaign_manager__sms__finish_editing_an_automated_campaign(held, facts, options),
        59 => campaign_manager__sms__send_a_test_message(held, facts, options),
        60 => campaign_manager__sms__copy(held, facts, options),
        61 => campaign_manager__sms__delete(held, facts, options),
        62 => campaign_manager__sms__run_test_mode(held, facts, options),
        63 => campaign_manager__mobile_push__open(held, facts, options),
        64 => campaign_manager__mobile_push__open_a_specific_campaign(held, facts, options),
        65 => campaign_manager__mobile_push__add_a_campaign(held, facts, options),
        66 => campaign_manager__mobile_push__start(held, facts, options),
        67 => campaign_manager__mobile_push__schedule(held, facts, options),
        68 => campaign_manager__mobile_push__stop(held, facts, options),
        69 => campaign_manager__mobile_push__cancel(held, facts, options),
        70 => campaign_manager__mobile_push__finish_editing_an_automated_campaign(held, facts, options),
        71 => campaign_manager__mobile_push__send_a_test_message(held, facts, options),
        72 => campaign_manager__mobile_push__copy(held, facts, options),
        73 => campaign_manager__mobile_push__delete(held, facts, options),
        74 => campaign_manager__mobile_push__run_test_mode(held, facts, options),
        75 => campaign_manager__web_push__open(held, facts, options),
        76 => campaign_manager__web_push__open_a_specific_campaign(held, facts, options),
        77 => campaign_manager__web_push__add_a_campaign(held, facts, options),
        78 => campaign_manager__web_push__start(held, facts, options),
        79 => campaign_manager__web_push__schedule(held, facts, options),
        80 => campaign_manager__web_push__stop(held, facts, options),
        81 => campaign_manager__web_push__cancel(held, facts, options),
        82 => campaign_manager__web_push__finish_editing_an_automated_campaign(held, facts, options),
        83 => campaign_manager__web_push__send_a_test_message(held, facts, options),
        84 => campaign_manager__web_push__copy(held, facts, options),
        85 => campaign_manager__web_push__delete(held, facts, options),
        86 => campaign_manager__web_push__run_test_mode(held, facts, options),
        87 => campaign_manager__viber__open(held, facts, options),
        88 => campaign_manager__viber__open_a_specific_campaign(held, facts, options),
        89 => campaign_manager__viber__add_a_campaign(held, facts, options),
        90 => campaign_manager__viber__start(held, facts, options),
        91 => campaign_manager__viber__schedule(held, facts, options),
        92 => campaign_manager__viber__stop(held, facts, options),
        93 => campaign_manager__viber__cancel(held, facts, options),
        94 => campaign_manager__viber__finish_editing_an_automated_campaign(held, facts, options),
        95 => campaign_manager__viber__send_a_test_message(held, facts, options),
        96 => campaign_manager__viber__copy(held, facts, options),
        97 => campaign_manager__viber__delete(held, facts, options),
        98 => campaign_manager__viber__run_test_mode(held, facts, options),
        99 => campaign_manager__api_methods__open(held, facts, options),
        100 => campaign_manager__api_methods__view_the_spec(held, facts, options),
        101 => campaign_manager__api_methods__add(held, facts, options),
        102 => campaign_manager__api_methods__edit(held, facts, options),
        103 => campaign_manager__api_methods__delete(held, facts, options),
        104 => folders__see_a_folder(held, facts, options),
        105 => customers__open(held, facts, options),
        106 => customers__view_or_edit_name_email_and_phone(held, facts, options),
        107 => customers__add_to_a_segment(held, facts, options),
        108 => customers__remove_from_a_segment(held, facts, options),
        109 => customers__assign_an_action(held, facts, options),
        110 => customers__edit_bonus_balance(held, facts, options),
        111 => customers__merge_customers(held, facts, options),
        112 => customers__issue_a_promo_code(held, facts, options),
        113 => customers__delete_customers(held, facts, options),
        114 => customers__add_a_customer(held, facts, options),
        115 => customers__import_customers(held, facts, options),
        116 => customers__edit_the_product_list(held, facts, options),
        117 => customers__import_areas(held, facts, options),
        118 => customers__export_customers(held, facts, options),
        119 => customers__new_export_button(held, facts, options),
        120 => customers__export_areas(held, facts, options),
        121 => customers__export_the_blocklist(held, facts, options),
        122 => customers__create_a_segment(held, facts, options),
        123 => customers__edit_a_segment(held, facts, options),
        124 => customers__send_bulk_campaign(held, facts, options),
        125 => customer_profile__open(held, facts, options),
        126 => customer_profile__see_customer_actions_in_detail(held, facts, options),
        127 => customer_profile__view_or_edit_name_email_and_phone(held, facts, options),
        128 => customer_profile__edit_the_customer(held, facts, options),
        129 => customer_profile__issue_a_discount_card(held, facts, options),
        130 => customer_profile__mark_an_email_as_valid(held, facts, options),
        131 => customer_profile__add_an_action(held, facts, options),
        132 => customer_profile__cancel_an_order(held, facts, options),
        133 => customer_profile__update_balance(held, facts, options),
        134 => help__dynamic_parameters(held, facts, options),
        135 => integrations__open(held, facts, options),
        136 => integrations__open_an_integration(held, facts, options),
        137 => integrations__add_an_integration(held, facts, options),
        138 => integrations__edit(held, facts, options),
        139 => integrations__view_and_create_test_secret_keys(held, facts, options),
        140 => integrations__view_and_copy_any_keys(held, facts, options),
        141 => integrations__create_any_keys(held, facts, options),
        142 => integrations__set_up_ftp_import(held, facts, options),
        143 => integrations__set_up_yml_import(held, facts, options),
        144 => integrations__set_up_webhook_integrations(held, facts, options),
        145 => integration_logs__api_methods_open(held, facts, options),
        146 => integration_logs__api_methods_get_log_link(held, facts, options),
        147 => integration_logs__api_methods_export(held, facts, options),
        148 => integration_logs__webhooks_open(held, facts, options),
        149 => integration_logs__webhooks_get_log_link(held, facts, options),
        150 => integration_logs__webhooks_export(held, facts, options),
        151 => integration_monitoring__open(held, facts, options),
        152 => webhooks__open(held, facts, options),
        153 => webhooks__add(held, facts, options),
        154 => webhooks__delete(held, facts, options),
        155 => webhooks__edit(held, facts, options),
        156 => webhooks__clone(held, facts, options),
        157 => media__open(held, facts, options),
        158 => web_push_verification__open(held, facts, options),
        159 => customer_token_verifier__open(held, facts, options),
        160 => promotions__open(held, facts, options),
        161 => promotions__see_the_promotion_tree(held, facts, options),
        162 => promotions__change_the_promotion_tree(held, facts, options),
        163 => promotions__add_a_promotion_or_group(held, facts, options),
        164 => promotions__edit_name_and_description(held, facts, options),
        165 => promotions__start_or_stop_a_promotion(held, facts, options),
        166 => promotions__archive(held, facts, options),
        167 => promotions__open_a_promotion(held, facts, options),
        168 => promotions__edit_a_promotion(held, facts, options),
        169 => gift_cards__open(held, facts, options),
        170 => gift_cards__edit(held, facts, options),
        171 => gift_cards__export(held, facts, options),
        172 => gift_cards__import(held, facts, options),
        173 => promo_code_pools__open(held, facts, options),
        174 => promo_code_pools__add_a_pool(held, facts, options),
        175 => promo_code_pools__edit_a_pool(held, facts, options),
        176 => promo_code_pools__delete_a_pool(held, facts, options),
        177 => promo_code_pools__view_promo_codes(held, facts, options),
        178 => promo_code_pools__import(held, facts, options),
        179 => promo_code_pools__export(held, facts, options),
        180 => promo_code_pools__edit_promo_codes(held, facts, options),
        181 => promo_code_pools__delete_promo_codes(held, facts, options),
        182 => monitoring__open(held, facts, options),
        183 => recommendation_widgets__open(held, facts, options),
        184 => recommendation_widgets__add(held, facts, options),
        185 => recommendation_widgets__edit(held, facts, options),
        186 => recommendation_widgets__start(held, facts, options),
        187 => recommendation_widgets__stop(held, facts, options),
        188 => recommendation_widgets__delete(held, facts, options),
        189 => pop_ups_and_embedded_blocks__open(held, facts, options),
        190 => pop_ups_and_embedded_blocks__add(held, facts, options),
        191 => pop_ups_and_embedded_blocks__edit(held, facts, options),
        192 => pop_ups_and_embedded_blocks__start(held, facts, options),
        193 => pop_ups_and_embedded_blocks__stop(held, facts, options),
        194 => pop_ups_and_embedded_blocks__delete(held, facts, options),
        195 => in_app__open(held, facts, options),
        196 => in_app__add(held, facts, options),
        197 => in_app__edit(held, facts, options),
        198 => in_app__delete(held, facts, options),
        199 => in_app__start(held, facts, options),
        200 => in_app__stop(held, facts, options),
        201 => surveys__open(held, facts, options),
        202 => surveys__add(held, facts, options),
        203 => surveys__edit(held, facts, options),
        204 => surveys__delete(held, facts, options),
        205 => product_recommendations__open(held, facts, options),
        206 => popup_frequency_control__open(held, facts, options),
        207 => products__open(held, facts, options),
        208 => products__add_a_product(held, facts, options),
        209 => products__edit_a_product(held, facts, options),
        210 => products__delete_a_product(held, facts, options),
        211 => products__import_products_or_manufacturers(held, facts, options),
        212 => products__yml_import_settings(held, facts, options),
        213 => products__export(held, facts, options),
        214 => profile__edit_your_profile(held, facts, options),
        215 => profile__edit_the_email_field_in_your_own_profile(held, facts, options),
        216 => notifications__open(held, facts, options),
        217 => notifications__subscriptions(held, facts, options),
        218 => notifications__reports_and_downloads(held, facts, options),
        219 => billing__open(held, facts, options),
        220 => billing__enable(held, facts, options),
        221 => billing__disable_a_module(held, facts, options),
        222 => billing__activate_billing(held, facts, options),
        223 => billing__cancel_subscription(held, facts, options),
        224 => my_tasks__open(held, facts, options),
        225 => my_tasks__stop(held, facts, options),
        226 => my_tasks__resume_a_task(held, facts, options),
        227 => my_tasks__force_a_task(held, facts, options),
        228 => segments__open(held, facts, options),
        229 => segments__open_a_segment(held, facts, options),
        230 => segments__add(held, facts, options),
        231 => segments__edit(held, facts, options),
        232 => segments__delete(held, facts, options),
        233 => segments__see_where_its_used(held, facts, options),
        234 => segments__import(held, facts, options),
        235 => segments__view_the_task(held, facts, options),
        236 => communication_settings__open_the_campaign_settings_area(held, facts, options),
        237 => communication_settings__email_settings(held, facts, options),
        238 => communication_settings__default_utm_tags(held, facts, options),
        239 => communication_settings__sms_settings(held, facts, options),
        240 => communication_settings__subscription_topics(held, facts, options),
        241 => communication_settings__universal_links(held, facts, options),
        242 => communication_settings__global_control_group(held, facts, options),
        243 => communication_settings__sms_connections_open(held, facts, options),
        244 => communication_settings__sms_connections_add(held, facts, options),
        245 => communication_settings__sms_connections_edit(held, facts, options),
        246 => communication_settings__sms_connections_delete(held, facts, options),
        247 => communication_settings__viber_connections_open(held, facts, options),
        248 => communication_settings__viber_connections_add(held, facts, options),
        249 => communication_settings__viber_connections_edit(held, facts, options),
        250 => communication_settings__viber_connections_delete(held, facts, options),
        251 => loyalty_settings__loyalty_program_members(held, facts, options),
        252 => loyalty_settings__points_balances_open(held, facts, options),
        253 => loyalty_settings__personal_offers_list(held, facts, options),
        254 => loyalty_settings__points_balances_add(held, facts, options),
        255 => loyalty_settings__points_balances_edit(held, facts, options),
        256 => loyalty_settings__points_balances_delete(held, facts, options),
        257 => customer_settings__customer_profile(held, facts, options),
        258 => customer_settings__discount_cards_open(held, facts, options),
        259 => customer_settings__discount_cards_import(held, facts, options),
        260 => customer_settings__discount_cards_export(held, facts, options),
        261 => customer_settings__discount_cards_detach(held, facts, options),
        262 => customer_settings__discount_cards_delete(held, facts, options),
        263 => customer_settings__discount_card_types(held, facts, options),
        264 => customer_settings__action_templates_open(held, facts, options),
        265 => customer_settings__action_templates_create(held, facts, options),
        266 => customer_settings__action_templates_tag(held, facts, options),
        267 => customer_settings__action_templates_set_category(held, facts, options),
        268 => customer_settings__action_templates_delete(held, facts, options),
        269 => customer_settings__action_templates_export(held, facts, options),
        270 => customer_settings__action_templates_edit(held, facts, options),
        271 => customer_settings__action_templates_copy(held, facts, options),
        272 => customer_settings__channels_open(held, facts, options),
        273 => customer_settings__channels_export(held, facts, options),
        274 => customer_settings__channels_add(held, facts, options),
        275 => customer_settings__channels_delete(held, facts, options),
        276 => customer_settings__channels_import(held, facts, options),
        277 => customer_settings__channels_edit(held, facts, options),
        278 => customer_settings__touchpoints_open(held, facts, options),
        279 => customer_settings__touchpoints_export(held, facts, options),
        280 => customer_settings__touchpoints_add(held, facts, options),
        281 => customer_settings__touchpoints_delete(held, facts, options),
        282 => customer_settings__touchpoints_import(held, facts, options),
        283 => customer_settings__touchpoints_edit(held, facts, options),
        284 => product_settings__order_line_statuses(held, facts, options),
        285 => product_settings__payment_methods(held, facts, options),
        286 => product_settings__external_systems(held, facts, options),
        287 => product_settings__customer_product_lists_open(held, facts, options),
        288 => product_settings__customer_product_lists_add(held, facts, options),
        289 => product_settings__customer_product_lists_edit(held, facts, options),
        290 => product_settings__customer_product_lists_generate_methods(held, facts, options),
        291 => product_settings__attribution(held, facts, options),
        292 => security_settings__users_open(held, facts, options),
        293 => security_settings__users_add(held, facts, options),
        294 => security_settings__users_import(held, facts, options),
        295 => security_settings__users_block(held, facts, options),
        296 => security_settings__users_export(held, facts, options),
        297 => security_settings__users_open_a_profile(held, facts, options),
        298 => security_settings__users_edit(held, facts, options),
        299 => security_settings__permission_groups_open(held, facts, options),
        300 => security_settings__permission_groups_create(held, facts, options),
        301 => security_settings__permission_groups_delete(held, facts, options),
        302 => security_settings__permission_groups_open_a_group(held, facts, options),
        303 => security_settings__permission_groups_edit(held, facts, options),
        304 => security_settings__assign_a_permission_group(held, facts, options),
        305 => security_settings__grant_additional_permissions(held, facts, options),
        306 => security_settings__security_policy_open(held, facts, options),
        307 => security_settings__security_policy_edit_alternative_login_user_list(held, facts, options),
        308 => security_settings__security_policy_edit_any_settings(held, facts, options),
        309 => security_settings__event_logs(held, facts, options),
        310 => system_settings__platform_settings(held, facts, options),
        311 => system_settings__automated_data_cleanup(held, facts, options),
        312 => system_settings__brands_open(held, facts, options),
        313 => system_settings__brands_add(held, facts, options),
        314 => system_settings__brands_edit(held, facts, options),
        315 => system_settings__fields_settings_open(held, facts, options),
        316 => system_settings__fields_settings_see_where_used(held, facts, options),
        317 => system_settings__fields_settings_create(held, facts, options),
        318 => system_settings__fields_settings_edit(held, facts, options),
        319 => system_settings__fields_settings_delete(held, facts, options),
        320 => system_settings__fields_settings_import(held, facts, options),
        321 => system_settings__bulk_tasks__open(held, facts, options),
        322 => system_settings__bulk_tasks__see_a_task(held, facts, options),
        323 => system_settings__bulk_tasks__download_an_import_source_file(held, facts, options),
        324 => system_settings__bulk_tasks__download_an_export_file(held, facts, options),
        325 => system_settings__bulk_tasks__stop(held, facts, options),
        326 => system_settings__bulk_tasks__resume_a_task(held, facts, options),
        327 => system_settings__bulk_tasks__force_a_task(held, facts, options),
        _ => false,
    }
}

/// Every action without options, as bits.
pub fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) {
    let Some(allowed) = allowed.first_chunk_mut::<6>() else { return };
    allowed[0] = 0
        | u64::from(actions__open(held, facts, 0)) << 0
        | u64::from(actions__import(held, facts, 0)) << 1
        | u64::from(actions__export(held, facts, 0)) << 2
        | u64::from(actions__delete_actions(held, facts, 0)) << 3
        | u64::from(actions__cancel_an_order(held, facts, 0)) << 4
        | u64::from(campaign_engagement__open(held, facts, 0)) << 5
        | u64::from(campaign_engagement__export(held, facts, 0)) << 6
        | u64::from(analytics__open(held, facts, 0)) << 7
        | u64::from(analytics__see_a_brand_in_the_revenue_drivers_report(held, facts, 0)) << 8
        | u64::from(analytics__see_a_brand_in_the_subscribers_report(held, facts, 0)) << 9
        | u64::from(analytics__see_a_folder_in_the_campaigns_report(held, facts, 0)) << 10
        | u64::from(a_b_tests__open(held, facts, 0)) << 11
        | u64::from(a_b_tests__add(held, facts, 0)) << 12
        | u64::from(a_b_tests__open_an_a_b_test(held, facts, 0)) << 13
        | u64::from(a_b_tests__start(held, facts, 0)) << 14
        | u64::from(a_b_tests__stop(held, facts, 0)) << 15
        | u64::from(a_b_tests__delete(held, facts, 0)) << 16
        | u64::from(a_b_tests__edit(held, facts, 0)) << 17
        | u64::from(flows__open(held, facts, 0)) << 18
        | u64::from(flows__open_a_flow(held, facts, 0)) << 19
        | u64::from(flows__add_a_flow(held, facts, 0)) << 20
        | u64::from(flows__edit_a_flow(held, facts, 0)) << 21
        | u64::from(flows__start_a_flow(held, facts, 0)) << 22
        | u64::from(flows__stop_a_flow(held, facts, 0)) << 23
        | u64::from(flows__delete_a_flow(held, facts, 0)) << 24
        | u64::from(flows__export_customers_from_flow_steps(held, facts, 0)) << 25
        | u64::from(wallets_and_messengers__open(held, facts, 0)) << 26
        | u64::from(wallets_and_messengers__add(held, facts, 0)) << 27
        | u64::from(wallets_and_messengers__edit(held, facts, 0)) << 28
        | u64::from(wallets_and_messengers__delete(held, facts, 0)) << 29
        | u64::from(wallets_and_messengers__start(held, facts, 0)) << 30
        | u64::from(wallets_and_messengers__stop(held, facts, 0)) << 31
        | u64::from(wallets_and_messengers__use_the_section(held, facts, 0)) << 32
        | u64::from(campaign_manager__open(held, facts, 0)) << 33
        | u64::from(campaign_manager__add_a_folder(held, facts, 0)) << 34
        | u64::from(campaign_manager__edit_a_folder(held, facts, 0)) << 35
        | u64::from(campaign_manager__delete_a_folder(held, facts, 0)) << 36
        | u64::from(campaign_manager__see_surveys_promo_code_pools_and_api_methods(held, facts, 0)) << 37
        | u64::from(campaign_manager__email__open(held, facts, 0)) << 38
        | u64::from(campaign_manager__email__open_a_specific_campaign(held, facts, 0)) << 39
        | u64::from(campaign_manager__email__add_a_campaign(held, facts, 0)) << 40
        | u64::from(campaign_manager__email__start(held, facts, 0)) << 41
        | u64::from(campaign_manager__email__schedule(held, facts, 0)) << 42
        | u64::from(campaign_manager__email__stop(held, facts, 0)) << 43
        | u64::from(campaign_manager__email__cancel(held, facts, 0)) << 44
        | u64::from(campaign_manager__email__finish_editing_an_automated_campaign(held, facts, 0)) << 45
        | u64::from(campaign_manager__email__send_a_test_message(held, facts, 0)) << 46
        | u64::from(campaign_manager__email__copy(held, facts, 0)) << 47
        | u64::from(campaign_manager__email__delete(held, facts, 0)) << 48
        | u64::from(campaign_manager__email__run_test_mode(held, facts, 0)) << 49
        | u64::from(campaign_manager__email__save_or_edit_a_template_version_in_the_email_builder(held, facts, 0)) << 50
        | u64::from(campaign_manager__sms__open(held, facts, 0)) << 51
        | u64::from(campaign_manager__sms__open_a_specific_campaign(held, facts, 0)) << 52
        | u64::from(campaign_manager__sms__add_a_campaign(held, facts, 0)) << 53
        | u64::from(campaign_manager__sms__start(held, facts, 0)) << 54
        | u64::from(campaign_manager__sms__schedule(held, facts, 0)) << 55
        | u64::from(campaign_manager__sms__stop(held, facts, 0)) << 56
        | u64::from(campaign_manager__sms__cancel(held, facts, 0)) << 57
        | u64::from(campaign_manager__sms__finish_editing_an_automated_campaign(held, facts, 0)) << 58
        | u64::from(campaign_manager__sms__send_a_test_message(held, facts, 0)) << 59
        | u64::from(campaign_manager__sms__copy(held, facts, 0)) << 60
        | u64::from(campaign_manager__sms__delete(held, facts, 0)) << 61
        | u64::from(campaign_manager__sms__run_test_mode(held, facts, 0)) << 62
        | u64::from(campaign_manager__mobile_push__open(held, facts, 0)) << 63
    ;
    allowed[1] = 0
        | u64::from(campaign_manager__mobile_push__open_a_specific_campaign(held, facts, 0)) << 0
        | u64::from(campaign_manager__mobile_push__add_a_campaign(held, facts, 0)) << 1
        | u64::from(campaign_manager__mobile_push__start(held, facts, 0)) << 2
        | u64::from(campaign_manager__mobile_push__schedule(held, facts, 0)) << 3
        | u64::from(campaign_manager__mobile_push__stop(held, facts, 0)) << 4
        | u64::from(campaign_manager__mobile_push__cancel(held, facts, 0)) << 5
        | u64::from(campaign_manager__mobile_push__finish_editing_an_automated_campaign(held, facts, 0)) << 6
        | u64::from(campaign_manager__mobile_push__send_a_test_message(held, facts, 0)) << 7
        | u64::from(campaign_manager__mobile_push__copy(held, facts, 0)) << 8
        | u64::from(campaign_manager__mobile_push__delete(held, facts, 0)) << 9
        | u64::from(campaign_manager__mobile_push__run_test_mode(held, facts, 0)) << 10
        | u64::from(campaign_manager__web_push__open(held, facts, 0)) << 11
        | u64::from(campaign_manager__web_push__open_a_specific_campaign(held, facts, 0)) << 12
        | u64::from(campaign_manager__web_push__add_a_campaign(held, facts, 0)) << 13
        | u64::from(campaign_manager__web_push__start(held, facts, 0)) << 14
        | u64::from(campaign_manager__web_push__schedule(held, facts, 0)) << 15
        | u64::from(campaign_manager__web_push__stop(held, facts, 0)) << 16
        | u64::from(campaign_manager__web_push__cancel(held, facts, 0)) << 17
        | u64::from(campaign_manager__web_push__finish_editing_an_automated_campaign(held, facts, 0)) << 18
        | u64::from(campaign_manager__web_push__send_a_test_message(held, facts, 0)) << 19
        | u64::from(campaign_manager__web_push__copy(held, facts, 0)) << 20
        | u64::from(campaign_manager__web_push__delete(held, facts, 0)) << 21
        | u64::from(campaign_manager__web_push__run_test_mode(held, facts, 0)) << 22
        | u64::from(campaign_manager__viber__open(held, facts, 0)) << 23
        | u64::from(campaign_manager__viber__open_a_specific_campaign(held, facts, 0)) << 24
        | u64::from(campaign_manager__viber__add_a_campaign(held, facts, 0)) << 25
        | u64::from(campaign_manager__viber__start(held, facts, 0)) << 26
        | u64::from(campaign_manager__viber__schedule(held, facts, 0)) << 27
        | u64::from(campaign_manager__viber__stop(held, facts, 0)) << 28
        | u64::from(campaign_manager__viber__cancel(held, facts, 0)) << 29
        | u64::from(campaign_manager__viber__finish_editing_an_automated_campaign(held, facts, 0)) << 30
        | u64::from(campaign_manager__viber__send_a_test_message(held, facts, 0)) << 31
        | u64::from(campaign_manager__viber__copy(held, facts, 0)) << 32
        | u64::from(campaign_manager__viber__delete(held, facts, 0)) << 33
        | u64::from(campaign_manager__viber__run_test_mode(held, facts, 0)) << 34
        | u64::from(campaign_manager__api_methods__open(held, facts, 0)) << 35
        | u64::from(campaign_manager__api_methods__view_the_spec(held, facts, 0)) << 36
        | u64::from(campaign_manager__api_methods__add(held, facts, 0)) << 37
        | u64::from(campaign_manager__api_methods__edit(held, facts, 0)) << 38
        | u64::from(campaign_manager__api_methods__delete(held, facts, 0)) << 39
        | u64::from(folders__see_a_folder(held, facts, 0)) << 40
        | u64::from(customers__open(held, facts, 0)) << 41
        | u64::from(customers__view_or_edit_name_email_and_phone(held, facts, 0)) << 42
        | u64::from(customers__add_to_a_segment(held, facts, 0)) << 43
        | u64::from(customers__remove_from_a_segment(held, facts, 0)) << 44
        | u64::from(customers__assign_an_action(held, facts, 0)) << 45
        | u64::from(customers__edit_bonus_balance(held, facts, 0)) << 46
        | u64::from(customers__merge_customers(held, facts, 0)) << 47
        | u64::from(customers__issue_a_promo_code(held, facts, 0)) << 48
        | u64::from(customers__delete_customers(held, facts, 0)) << 49
        | u64::from(customers__add_a_customer(held, facts, 0)) << 50
        | u64::from(customers__import_customers(held, facts, 0)) << 51
        | u64::from(customers__edit_the_product_list(held, facts, 0)) << 52
        | u64::from(customers__import_areas(held, facts, 0)) << 53
        | u64::from(customers__export_customers(held, facts, 0)) << 54
        | u64::from(customers__new_export_button(held, facts, 0)) << 55
        | u64::from(customers__export_areas(held, facts, 0)) << 56
        | u64::from(customers__export_the_blocklist(held, facts, 0)) << 57
        | u64::from(customers__create_a_segment(held, facts, 0)) << 58
        | u64::from(customers__edit_a_segment(held, facts, 0)) << 59
        | u64::from(customers__send_bulk_campaign(held, facts, 0)) << 60
        | u64::from(customer_profile__open(held, facts, 0)) << 61
        | u64::from(customer_profile__see_customer_actions_in_detail(held, facts, 0)) << 62
        | u64::from(customer_profile__view_or_edit_name_email_and_phone(held, facts, 0)) << 63
    ;
    allowed[2] = 0
        | u64::from(customer_profile__edit_the_customer(held, facts, 0)) << 0
        | u64::from(customer_profile__issue_a_discount_card(held, facts, 0)) << 1
        | u64::from(customer_profile__mark_an_email_as_valid(held, facts, 0)) << 2
        | u64::from(customer_profile__add_an_action(held, facts, 0)) << 3
        | u64::from(customer_profile__cancel_an_order(held, facts, 0)) << 4
        | u64::from(customer_profile__update_balance(held, facts, 0)) << 5
        | u64::from(help__dynamic_parameters(held, facts, 0)) << 6
        | u64::from(integrations__open(held, facts, 0)) << 7
        | u64::from(integrations__open_an_integration(held, facts, 0)) << 8
        | u64::from(integrations__add_an_integration(held, facts, 0)) << 9
        | u64::from(integrations__edit(held, facts, 0)) << 10
        | u64::from(integrations__view_and_create_test_secret_keys(held, facts, 0)) << 11
        | u64::from(integrations__view_and_copy_any_keys(held, facts, 0)) << 12
        | u64::from(integrations__create_any_keys(held, facts, 0)) << 13
        | u64::from(integrations__set_up_ftp_import(held, facts, 0)) << 14
        | u64::from(integrations__set_up_yml_import(held, facts, 0)) << 15
        | u64::from(integrations__set_up_webhook_integrations(held, facts, 0)) << 16
        | u64::from(integration_logs__api_methods_open(held, facts, 0)) << 17
        | u64::from(integration_logs__api_methods_get_log_link(held, facts, 0)) << 18
        | u64::from(integration_logs__api_methods_export(held, facts, 0)) << 19
        | u64::from(integration_logs__webhooks_open(held, facts, 0)) << 20
        | u64::from(integration_logs__webhooks_get_log_link(held, facts, 0)) << 21
        | u64::from(integration_logs__webhooks_export(held, facts, 0)) << 22
        | u64::from(integration_monitoring__open(held, facts, 0)) << 23
        | u64::from(webhooks__open(held, facts, 0)) << 24
        | u64::from(webhooks__add(held, facts, 0)) << 25
        | u64::from(webhooks__delete(held, facts, 0)) << 26
        | u64::from(webhooks__edit(held, facts, 0)) << 27
        | u64::from(webhooks__clone(held, facts, 0)) << 28
        | u64::from(media__open(held, facts, 0)) << 29
        | u64::from(web_push_verification__open(held, facts, 0)) << 30
        | u64::from(customer_token_verifier__open(held, facts, 0)) << 31
        | u64::from(promotions__open(held, facts, 0)) << 32
        | u64::from(promotions__see_the_promotion_tree(held, facts, 0)) << 33
        | u64::from(promotions__change_the_promotion_tree(held, facts, 0)) << 34
        | u64::from(promotions__add_a_promotion_or_group(held, facts, 0)) << 35
        | u64::from(promotions__edit_name_and_description(held, facts, 0)) << 36
        | u64::from(promotions__start_or_stop_a_promotion(held, facts, 0)) << 37
        | u64::from(promotions__archive(held, facts, 0)) << 38
        | u64::from(promotions__open_a_promotion(held, facts, 0)) << 39
        | u64::from(promotions__edit_a_promotion(held, facts, 0)) << 40
        | u64::from(gift_cards__open(held, facts, 0)) << 41
        | u64::from(gift_cards__edit(held, facts, 0)) << 42
        | u64::from(gift_cards__export(held, facts, 0)) << 43
        | u64::from(gift_cards__import(held, facts, 0)) << 44
        | u64::from(promo_code_pools__open(held, facts, 0)) << 45
        | u64::from(promo_code_pools__add_a_pool(held, facts, 0)) << 46
        | u64::from(promo_code_pools__edit_a_pool(held, facts, 0)) << 47
        | u64::from(promo_code_pools__delete_a_pool(held, facts, 0)) << 48
        | u64::from(promo_code_pools__view_promo_codes(held, facts, 0)) << 49
        | u64::from(promo_code_pools__import(held, facts, 0)) << 50
        | u64::from(promo_code_pools__export(held, facts, 0)) << 51
        | u64::from(promo_code_pools__edit_promo_codes(held, facts, 0)) << 52
        | u64::from(promo_code_pools__delete_promo_codes(held, facts, 0)) << 53
        | u64::from(monitoring__open(held, facts, 0)) << 54
        | u64::from(recommendation_widgets__open(held, facts, 0)) << 55
        | u64::from(recommendation_widgets__add(held, facts, 0)) << 56
        | u64::from(recommendation_widgets__edit(held, facts, 0)) << 57
        | u64::from(recommendation_widgets__start(held, facts, 0)) << 58
        | u64::from(recommendation_widgets__stop(held, facts, 0)) << 59
        | u64::from(recommendation_widgets__delete(held, facts, 0)) << 60
        | u64::from(pop_ups_and_embedded_blocks__open(held, facts, 0)) << 61
        | u64::from(pop_ups_and_embedded_blocks__add(held, facts, 0)) << 62
        | u64::from(pop_ups_and_embedded_blocks__edit(held, facts, 0)) << 63
    ;
    allowed[3] = 0
        | u64::from(pop_ups_and_embedded_blocks__start(held, facts, 0)) << 0
        | u64::from(pop_ups_and_embedded_blocks__stop(held, facts, 0)) << 1
        | u64::from(pop_ups_and_embedded_blocks__delete(held, facts, 0)) << 2
        | u64::from(in_app__open(held, facts, 0)) << 3
        | u64::from(in_app__add(held, facts, 0)) << 4
        | u64::from(in_app__edit(held, facts, 0)) << 5
        | u64::from(in_app__delete(held, facts, 0)) << 6
        | u64::from(in_app__start(held, facts, 0)) << 7
        | u64::from(in_app__stop(held, facts, 0)) << 8
        | u64::from(surveys__open(held, facts, 0)) << 9
        | u64::from(surveys__add(held, facts, 0)) << 10
        | u64::from(surveys__edit(held, facts, 0)) << 11
        | u64::from(surveys__delete(held, facts, 0)) << 12
        | u64::from(product_recommendations__open(held, facts, 0)) << 13
        | u64::from(popup_frequency_control__open(held, facts, 0)) << 14
        | u64::from(products__open(held, facts, 0)) << 15
        | u64::from(products__add_a_product(held, facts, 0)) << 16
        | u64::from(products__edit_a_product(held, facts, 0)) << 17
        | u64::from(products__delete_a_product(held, facts, 0)) << 18
        | u64::from(products__import_products_or_manufacturers(held, facts, 0)) << 19
        | u64::from(products__yml_import_settings(held, facts, 0)) << 20
        | u64::from(products__export(held, facts, 0)) << 21
        | u64::from(profile__edit_your_profile(held, facts, 0)) << 22
        | u64::from(profile__edit_the_email_field_in_your_own_profile(held, facts, 0)) << 23
        | u64::from(notifications__open(held, facts, 0)) << 24
        | u64::from(notifications__subscriptions(held, facts, 0)) << 25
        | u64::from(notifications__reports_and_downloads(held, facts, 0)) << 26
        | u64::from(billing__open(held, facts, 0)) << 27
        | u64::from(billing__enable(held, facts, 0)) << 28
        | u64::from(billing__disable_a_module(held, facts, 0)) << 29
        | u64::from(billing__activate_billing(held, facts, 0)) << 30
        | u64::from(billing__cancel_subscription(held, facts, 0)) << 31
        | u64::from(my_tasks__open(held, facts, 0)) << 32
        | u64::from(my_tasks__stop(held, facts, 0)) << 33
        | u64::from(my_tasks__resume_a_task(held, facts, 0)) << 34
        | u64::from(my_tasks__force_a_task(held, facts, 0)) << 35
        | u64::from(segments__open(held, facts, 0)) << 36
        | u64::from(segments__open_a_segment(held, facts, 0)) << 37
        | u64::from(segments__add(held, facts, 0)) << 38
        | u64::from(segments__edit(held, facts, 0)) << 39
        | u64::from(segments__delete(held, facts, 0)) << 40
        | u64::from(segments__see_where_its_used(held, facts, 0)) << 41
        | u64::from(segments__import(held, facts, 0)) << 42
        | u64::from(segments__view_the_task(held, facts, 0)) << 43
        | u64::from(communication_settings__open_the_campaign_settings_area(held, facts, 0)) << 44
        | u64::from(communication_settings__email_settings(held, facts, 0)) << 45
        | u64::from(communication_settings__default_utm_tags(held, facts, 0)) << 46
        | u64::from(communication_settings__sms_settings(held, facts, 0)) << 47
        | u64::from(communication_settings__subscription_topics(held, facts, 0)) << 48
        | u64::from(communication_settings__universal_links(held, facts, 0)) << 49
        | u64::from(communication_settings__global_control_group(held, facts, 0)) << 50
        | u64::from(communication_settings__sms_connections_open(held, facts, 0)) << 51
        | u64::from(communication_settings__sms_connections_add(held, facts, 0)) << 52
        | u64::from(communication_settings__sms_connections_edit(held, facts, 0)) << 53
        | u64::from(communication_settings__sms_connections_delete(held, facts, 0)) << 54
        | u64::from(communication_settings__viber_connections_open(held, facts, 0)) << 55
        | u64::from(communication_settings__viber_connections_add(held, facts, 0)) << 56
        | u64::from(communication_settings__viber_connections_edit(held, facts, 0)) << 57
        | u64::from(communication_settings__viber_connections_delete(held, facts, 0)) << 58
        | u64::from(loyalty_settings__loyalty_program_members(held, facts, 0)) << 59
        | u64::from(loyalty_settings__points_balances_open(held, facts, 0)) << 60
        | u64::from(loyalty_settings__personal_offers_list(held, facts, 0)) << 61
        | u64::from(loyalty_settings__points_balances_add(held, facts, 0)) << 62
        | u64::from(loyalty_settings__points_balances_edit(held, facts, 0)) << 63
    ;
    allowed[4] = 0
        | u64::from(loyalty_settings__points_balances_delete(held, facts, 0)) << 0
        | u64::from(customer_settings__customer_profile(held, facts, 0)) << 1
        | u64::from(customer_settings__discount_cards_open(held, facts, 0)) << 2
        | u64::from(customer_settings__discount_cards_import(held, facts, 0)) << 3
        | u64::from(customer_settings__discount_cards_export(held, facts, 0)) << 4
        | u64::from(customer_settings__discount_cards_detach(held, facts, 0)) << 5
        | u64::from(customer_settings__discount_cards_delete(held, facts, 0)) << 6
        | u64::from(customer_settings__discount_card_types(held, facts, 0)) << 7
        | u64::from(customer_settings__action_templates_open(held, facts, 0)) << 8
        | u64::from(customer_settings__action_templates_create(held, facts, 0)) << 9
        | u64::from(customer_settings__action_templates_tag(held, facts, 0)) << 10
        | u64::from(customer_settings__action_templates_set_category(held, facts, 0)) << 11
        | u64::from(customer_settings__action_templates_delete(held, facts, 0)) << 12
        | u64::from(customer_settings__action_templates_export(held, facts, 0)) << 13
        | u64::from(customer_settings__action_templates_edit(held, facts, 0)) << 14
        | u64::from(customer_settings__action_templates_copy(held, facts, 0)) << 15
        | u64::from(customer_settings__channels_open(held, facts, 0)) << 16
        | u64::from(customer_settings__channels_export(held, facts, 0)) << 17
        | u64::from(customer_settings__channels_add(held, facts, 0)) << 18
        | u64::from(customer_settings__channels_delete(held, facts, 0)) << 19
        | u64::from(customer_settings__channels_import(held, facts, 0)) << 20
        | u64::from(customer_settings__channels_edit(held, facts, 0)) << 21
        | u64::from(customer_settings__touchpoints_open(held, facts, 0)) << 22
        | u64::from(customer_settings__touchpoints_export(held, facts, 0)) << 23
        | u64::from(customer_settings__touchpoints_add(held, facts, 0)) << 24
        | u64::from(customer_settings__touchpoints_delete(held, facts, 0)) << 25
        | u64::from(customer_settings__touchpoints_import(held, facts, 0)) << 26
        | u64::from(customer_settings__touchpoints_edit(held, facts, 0)) << 27
        | u64::from(product_settings__order_line_statuses(held, facts, 0)) << 28
        | u64::from(product_settings__payment_methods(held, facts, 0)) << 29
        | u64::from(product_settings__external_systems(held, facts, 0)) << 30
        | u64::from(product_settings__customer_product_lists_open(held, facts, 0)) << 31
        | u64::from(product_settings__customer_product_lists_add(held, facts, 0)) << 32
        | u64::from(product_settings__customer_product_lists_edit(held, facts, 0)) << 33
        | u64::from(product_settings__customer_product_lists_generate_methods(held, facts, 0)) << 34
        | u64::from(product_settings__attribution(held, facts, 0)) << 35
        | u64::from(security_settings__users_open(held, facts, 0)) << 36
        | u64::from(security_settings__users_add(held, facts, 0)) << 37
        | u64::from(security_settings__users_import(held, facts, 0)) << 38
        | u64::from(security_settings__users_block(held, facts, 0)) << 39
        | u64::from(security_settings__users_export(held, facts, 0)) << 40
        | u64::from(security_settings__users_open_a_profile(held, facts, 0)) << 41
        | u64::from(security_settings__users_edit(held, facts, 0)) << 42
        | u64::from(security_settings__permission_groups_open(held, facts, 0)) << 43
        | u64::from(security_settings__permission_groups_create(held, facts, 0)) << 44
        | u64::from(security_settings__permission_groups_delete(held, facts, 0)) << 45
        | u64::from(security_settings__permission_groups_open_a_group(held, facts, 0)) << 46
        | u64::from(security_settings__permission_groups_edit(held, facts, 0)) << 47
        | u64::from(security_settings__assign_a_permission_group(held, facts, 0)) << 48
        | u64::from(security_settings__grant_additional_permissions(held, facts, 0)) << 49
        | u64::from(security_settings__security_policy_open(held, facts, 0)) << 50
        | u64::from(security_settings__security_policy_edit_alternative_login_user_list(held, facts, 0)) << 51
        | u64::from(security_settings__security_policy_edit_any_settings(held, facts, 0)) << 52
        | u64::from(security_settings__event_logs(held, facts, 0)) << 53
        | u64::from(system_settings__platform_settings(held, facts, 0)) << 54
        | u64::from(system_settings__automated_data_cleanup(held, facts, 0)) << 55
        | u64::from(system_settings__brands_open(held, facts, 0)) << 56
        | u64::from(system_settings__brands_add(held, facts, 0)) << 57
        | u64::from(system_settings__brands_edit(held, facts, 0)) << 58
        | u64::from(system_settings__fields_settings_open(held, facts, 0)) << 59
        | u64::from(system_settings__fields_settings_see_where_used(held, facts, 0)) << 60
        | u64::from(system_settings__fields_settings_create(held, facts, 0)) << 61
        | u64::from(system_settings__fields_settings_edit(held, facts, 0)) << 62
        | u64::from(system_settings__fields_settings_delete(held, facts, 0)) << 63
    ;
    allowed[5] = 0
        | u64::from(system_settings__fields_settings_import(held, facts, 0)) << 0
        | u64::from(system_settings__bulk_tasks__open(held, facts, 0)) << 1
        | u64::from(system_settings__bulk_tasks__see_a_task(held, facts, 0)) << 2
        | u64::from(system_settings__bulk_tasks__download_an_import_source_file(held, facts, 0)) << 3
        | u64::from(system_settings__bulk_tasks__download_an_export_file(held, facts, 0)) << 4
        | u64::from(system_settings__bulk_tasks__stop(held, facts, 0)) << 5
        | u64::from(system_settings__bulk_tasks__resume_a_task(held, facts, 0)) << 6
        | u64::from(system_settings__bulk_tasks__force_a_task(held, facts, 0)) << 7
    ;
}

/// This set.
#[derive(Debug, Clone, Copy)]
pub struct Hand;

impl Set for Hand {
    type Held = Held;
    type Facts<'a> = Facts<'a>;

    const ACTIONS: usize = 328;
    const WORDS: usize = 2;

    fn held(words: &[u64]) -> Option<&Held> {
        words.try_into().ok()
    }

    fn facts(values: &[Value]) -> Box<Facts<'_>> {
        let mut facts = Box::<Facts<'_>>::default();
        fill(&mut facts, values);
        facts
    }

    #[inline]
    fn by_table(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {
        TABLE.get(action as usize).is_some_and(|rule| rule(held, facts, options))
    }

    #[inline]
    fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {
        by_match(action, held, facts, options)
    }

    #[inline]
    fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) -> bool {
        every(held, facts, allowed);
        true
    }
}
