//! Runs the `placet` command on small policy sets, and keeps what it says as snapshots.

mod commands {
    mod answers;
    mod failures;
    mod files;
    mod lists;
    mod run;
    mod stream;
}
