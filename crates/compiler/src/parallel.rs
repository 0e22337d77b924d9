//! One query for each file, on all cores.
//!
//! Each thread has a clone of the database; what one of them computes, all see. The threads live only for one step and
//! nothing in a query starts another, so that nothing here can wait for itself: a host may ask from any thread of any pool
//! of its own. Clones are gone before this returns, and a write elsewhere that cancels the queries unwinds through here as
//! it would through one thread.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::db::{Database, File};

/// Text that is worth a thread: below it, starting one costs more than it brings.
const BYTES_OF_A_THREAD: usize = 128 * 1024;

/// Brackets, sections and templates nest within limits; in them lies what a thread's stack must take.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// How many threads `files` are worth on this machine.
pub(crate) fn threads(db: &Database, files: &[File]) -> usize {
    let bytes: usize = files.iter().map(|file| file.text(db).len()).sum();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    cores.min(bytes / BYTES_OF_A_THREAD).clamp(1, files.len().max(1))
}

/// Runs `work` on as many threads as there are cores, at most one for each part: this one among them. Each takes the number
/// of a next part from what it is given, until there are no more.
pub(crate) fn parts(count: usize, work: impl Fn(&dyn Fn() -> Option<usize>) + Sync) {
    let next = AtomicUsize::new(0);
    let work = || work(&|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let stopped = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores.min(count))
            .filter_map(|_| std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).ok())
            .collect();
        work();
        others.into_iter().filter_map(|thread| thread.join().err()).last()
    });
    if let Some(reason) = stopped {
        std::panic::resume_unwind(reason);
    }
}

/// Runs `query` for each file, on so many threads, this one among them.
pub(crate) fn each(db: &Database, files: &[File], threads: usize, query: impl Fn(&Database, File) + Sync) {
    let next = AtomicUsize::new(0);
    let work = |db: &Database| {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            query(db, *file);
        }
    };
    let stopped = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .filter_map(|_| {
                let (db, work) = (db.clone(), &work);
                let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
                // Where the system gives no more threads, those that there are do the work.
                thread.spawn_scoped(scope, move || work(&db)).ok()
            })
            .collect();
        work(db);
        // A thread stops early only where a write cancels its query, or by a mistake: both are passed on.
        others.into_iter().filter_map(|thread| thread.join().err()).last()
    });
    if let Some(reason) = stopped {
        std::panic::resume_unwind(reason);
    }
}
