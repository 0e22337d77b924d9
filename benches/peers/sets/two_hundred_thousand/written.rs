//! What is written of a generated policy set of 200000 actions for one of its packages.
#![allow(missing_docs, nonstandard_style, unused, clippy::all, reason = "it is written by a program")]

include!(env!("WRITTEN"));
