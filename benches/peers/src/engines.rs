//! The engines, each a file.

pub mod bdd;
pub mod casbin;
pub mod cedar;
pub mod hand;
pub mod placet;
pub mod regorus;
