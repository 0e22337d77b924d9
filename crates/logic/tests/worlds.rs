//! Answers against enumeration: every function of three variables, larger ones at random, and what the budget does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

#[path = "worlds/brute.rs"]
mod brute;
#[path = "worlds/claims.rs"]
mod claims;
#[path = "worlds/limits.rs"]
mod limits;
#[path = "worlds/random.rs"]
mod random;
#[path = "worlds/small.rs"]
mod small;
