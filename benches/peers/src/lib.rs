//! Placet beside other policy engines and beside bit tests written by hand, in one run.
//!
//! The commands are in this package's `README.md`, the figures in `docs/performance.md`.

pub mod building;
pub mod cases;
pub mod count;
pub mod engine;
pub mod engines;
pub mod every;
pub mod facts;
pub mod plot;
pub mod report;
pub mod run;
pub mod set;
pub mod sliced;
