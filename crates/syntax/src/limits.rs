//! What one file may hold. Each limit has an error that carries the limit and the value.

/// The size of a file, in bytes.
pub const FILE_BYTES: usize = 1024 * 1024;

/// How deep brackets may nest, of all kinds together.
pub const NESTING: usize = 64;

/// The length of a name, a label or an action's phrase, in bytes.
pub const NAME_BYTES: usize = 200;

/// The largest number that a policy may write or a request may carry, either side of zero: past it, a double does not
/// tell neighbouring whole numbers apart.
pub const NUMBER: f64 = 9_007_199_254_740_992.0;

/// How many errors of one file are kept; a file with more is not policy text.
pub const ERRORS: usize = 200;
