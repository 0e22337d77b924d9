//! A generated policy set of 200000 actions as functions over bits, written by the build script.

#[allow(missing_docs, nonstandard_style, unused, clippy::all, reason = "it is written by a program")]
mod written {
    include!(concat!(env!("OUT_DIR"), "/written.rs"));
}

pub use written::{Facts, Hand, Held};
