//! What a change of a policy set is said to change. Every example is asked of both compiled policies.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod compare {
    mod both;
    mod names;
    mod random;
    mod roles;
    mod unseen;
    mod values;
    mod verdicts;
}
