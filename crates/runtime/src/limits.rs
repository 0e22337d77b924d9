//! Every bound of this crate, by name.

/// Permissions of one policy, those in scopes counted once a scope. As many former names of
/// permissions.
pub const PERMISSIONS: usize = 262_144;

/// Scopes of one policy.
pub const SCOPES: usize = 64;

/// Actions of one policy, those of templates counted once an instance. As many former names of
/// actions.
pub const ACTIONS: usize = 1_000_000;

/// Options of one action.
pub const OPTIONS_PER_ACTION: usize = 64;

/// Headings that one action stands under.
pub const HEADINGS_PER_ACTION: usize = 256;

/// Bytes of one whole name: of a permission, scope, role, fact, action, option or type.
pub const NAME_BYTES: usize = 16_384;

/// Bytes of one text that a rule compares with.
pub const TEXT_BYTES: usize = 4_096;

/// Bytes of one artifact.
pub const ARTIFACT_BYTES: usize = 1 << 30;

/// Nodes that one clause may reach and still be decided exactly when a fact is unknown. A larger
/// clause is decided as usual when every fact that it meets is known, and else says no.
pub const EXACT_NODES: usize = 4_096;

/// The largest magnitude of a number in a policy or a request, 2^53: up to here every whole number
/// is itself.
pub const NUMBER: f64 = 9_007_199_254_740_992.0;

/// Minimal sets that one explanation lists.
pub const MISSING_SETS: usize = 16;

/// Minimal sets that a search collects before it stops and says that there are more.
pub const COLLECTED_SETS: usize = 2_048;

/// Graph nodes that the search for minimal sets visits before it stops and says that there may be
/// more sets than it lists.
pub const SEARCH_STEPS: usize = 1_000_000;
