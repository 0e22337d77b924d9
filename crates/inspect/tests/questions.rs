//! The questions that people ask of a policy, each held against the runtime.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops where it fails"
)]

mod questions {
    mod condition;
    mod least;
    mod needs;
    mod support;
    mod why;
}
