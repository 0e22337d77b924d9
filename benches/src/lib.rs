//! Policy sets of any size, of the same shape as `policies/maestra`, and measurements on them.
//!
//! Not part of what ships, and not among the tests: figures of time depend on the machine. What tests hold is in
//! `tests/scale.rs` of the compiler, which counts work and not time. The commands are in this package's `README.md`, the
//! figures in `docs/performance.md`.

pub mod analysis;
pub mod compare;
pub mod generate;
pub mod measure;
pub mod plot;
pub mod rng;
mod words;
