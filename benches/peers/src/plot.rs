//! Drawings: SVG that is read on light and on dark pages.

mod frame;
mod labels;
mod lines;
mod roofline;

pub use lines::{Line, log_log};
pub use roofline::roofline;
