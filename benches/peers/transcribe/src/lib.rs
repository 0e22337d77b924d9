//! Placet policies written out for others.
//!
//! [`Source`] reads a policy set, [`transcribe`] says of each action what a request must say for the action to be allowed, as a
//! tree in which nothing is unknown any more ([`Certain`]), and [`rust`] writes that down as a person would. Other policy
//! languages take the same tree. [`maestra()`] is what is kept of it.

mod certain;
mod maestra;
pub mod rust;
pub mod sliced;
mod source;
mod split;

pub use certain::{Certain, Requirement, Transcript, transcribe};
pub use maestra::maestra;
pub use source::Source;
