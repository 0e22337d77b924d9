//! What each file needs, computed for all files at once before anything asks for the whole.
//!
//! Queries find what they need whether or not it was computed ahead; this is where the cores are used. A step ends on all
//! threads before the next begins, because the next asks for what all files have together:
//!
//! ```text
//!  parse, items   each file    (names)
//!  index          the set
//!  resolve        each file
//!  expand         each file    (circles of `can`)
//!  lower          each file
//! ```

use crate::check::has_errors;
use crate::db::{Database, PolicySet, line_starts, parse};
use crate::expand::{can_edges, circular_actions, file_actions};
use crate::index::index;
use crate::items::file_items;
use crate::linting::of_file;
use crate::lower::lower_file;
use crate::parallel::{each, threads};
use crate::resolve::resolve_file;

/// The steps from text to artifact, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Text to syntax trees, with what is wrong with the text alone.
    Parse,
    /// The names that each file declares.
    Items,
    /// The names of the set.
    Index,
    /// Names bound, types checked.
    Resolve,
    /// Gates and headings handed down, templates written out.
    Expand,
    /// Clauses to graphs.
    Lower,
    /// What there is to tell the author, gathered.
    Check,
    /// The graphs of all files as one.
    Link,
    /// That the graph means what the source means.
    Verify,
    /// The bytes.
    Encode,
}

/// Computes what each file needs up to the step `last`, on as many cores as the set is worth. What has errors is not
/// lowered.
pub(crate) fn ahead(db: &Database, set: PolicySet, last: Step, ended: &mut dyn FnMut(Step)) {
    let files = set.files(db);
    let threads = threads(db, &files);
    each(db, &files, threads, |db, file| {
        parse(db, file);
        line_starts(db, file);
    });
    ended(Step::Parse);
    each(db, &files, threads, |db, file| {
        file_items(db, file);
    });
    ended(Step::Items);
    index(db, set);
    ended(Step::Index);
    each(db, &files, threads, |db, file| {
        resolve_file(db, set, file);
    });
    ended(Step::Resolve);
    each(db, &files, threads, |db, file| {
        file_actions(db, set, file);
        can_edges(db, set, file);
    });
    circular_actions(db, set);
    ended(Step::Expand);
    if last < Step::Lower || has_errors(db, set) {
        return;
    }
    each(db, &files, threads, |db, file| {
        lower_file(db, set, file);
    });
    ended(Step::Lower);
}

/// Computes what the lints need of each file, on as many cores as the set is worth.
pub(crate) fn lint_ahead(db: &Database, set: PolicySet) {
    let files = set.files(db);
    each(db, &files, threads(db, &files), |db, file| of_file(db, set, file));
}
