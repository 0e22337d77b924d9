//! What every path of Placet is tested against.
//!
//! [`mod@reference`] is the language's meaning, as an interpreter as simple as it can be; [`generate`] makes policies and
//! requests at random; [`agreement`] holds the compiler and the runtime to the reference, [`exact`] the exact answers about a policy.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the package is test support: where something that it relies on is not so, the test shall stop right there"
)]

pub mod agreement;
pub mod exact;
pub mod generate;
pub mod literate;
pub mod reference;
