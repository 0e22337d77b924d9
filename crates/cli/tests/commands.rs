//! Runs the `placet` command on small policy sets, and keeps what it says as snapshots.

mod commands {
    mod answers;
    mod copies;
    #[expect(clippy::unwrap_used, reason = "a test that can't make its repository has failed")]
    mod diff;
    #[expect(clippy::unwrap_used, reason = "a test that can't write its policy has failed")]
    mod explain;
    mod failures;
    mod files;
    mod grants;
    mod graph;
    mod lists;
    mod proofs;
    #[expect(clippy::unwrap_used, reason = "a test that can't write its policy has failed")]
    mod quality;
    mod questions;
    mod readme;
    #[expect(clippy::unwrap_used, reason = "a test that can't run its command has failed")]
    mod run;
    #[expect(clippy::unwrap_used, reason = "a test that can't write its policy has failed")]
    mod scopes;
    mod stream;
}
