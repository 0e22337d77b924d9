//! Tests of the crate from outside. They build graphs as a compiler would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by failing"
)]

mod all_actions;
mod allocation;
mod by_id;
mod explanations;
mod facts;
mod hostile_bytes;
mod limits;
mod many_users;
mod minimal_sets;
mod open_facts;
mod prepared;
mod requests;
mod round_trip;
mod scopes;
mod stored_artifacts;
mod strip;
mod support;
mod three_atoms;
