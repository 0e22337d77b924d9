//! The server as an editor has it: messages in, messages out, over a pipe.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

#[path = "protocol/answers.rs"]
mod answers;
#[path = "protocol/editor.rs"]
mod editor;
#[path = "protocol/edits.rs"]
mod edits;
#[path = "protocol/malformed.rs"]
mod malformed;
