//! The database: the texts that a host hands in, and what salsa keeps of the queries over them.
//!
//! ```text
//!  File.text --parse--> Parsed --file_items--> FileItems --index--> Index        names of the set, no spans, no bodies
//!                          |                                          |
//!                          +-----------------resolve_file <-----------+
//!                                                 |
//!                       file_actions <--- template, action_requirement           what one file takes from another
//!                                                 |
//!                                             lower_file --link--> Graph
//! ```
//!
//! The firewall is [`Index`](crate::index::Index): it has no spans and no bodies, so that it is equal after an edit inside a
//! rule, and nothing that reads it runs again. What one file takes from the rules of another (`from template`, `can …`)
//! goes through a query of its own for that one name.

use std::sync::Arc;

use placet_syntax::Parse;

use crate::model::Name;

/// One file of a policy set.
#[salsa::input(debug)]
pub(crate) struct File {
    /// The path as the host gave it.
    #[returns(clone)]
    pub(crate) path: Name,
    /// The text.
    #[returns(clone)]
    pub(crate) text: Arc<str>,
}

/// A policy set: its files, sorted by path, and its manifest.
#[salsa::input(debug)]
pub(crate) struct PolicySet {
    #[returns(clone)]
    pub(crate) files: Arc<[File]>,
    /// The path and the text of `placet.toml`.
    #[returns(clone)]
    pub(crate) manifest: Option<(Name, Arc<str>)>,
}

#[salsa::db]
pub(crate) trait Db: salsa::Database {}

/// Called with the name of each query that runs.
pub(crate) type OnQuery = Box<dyn Fn(String) + Send + Sync>;

#[salsa::db]
#[derive(Clone)]
pub(crate) struct Database {
    storage: salsa::Storage<Self>,
}

impl Database {
    pub(crate) fn new(on_query: Option<OnQuery>) -> Database {
        let callback = on_query.map(|on_query| -> Box<dyn Fn(salsa::Event) + Send + Sync> {
            Box::new(move |event| {
                if let salsa::EventKind::WillExecute { database_key } = event.kind {
                    on_query(format!("{database_key:?}"));
                }
            })
        });
        Database { storage: salsa::Storage::new(callback) }
    }
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl Db for Database {}

/// The tree of a file.
#[salsa::tracked(no_eq)]
pub(crate) fn parse(db: &dyn Db, file: File) -> Parse {
    placet_syntax::parse(&file.text(db))
}

/// The offsets at which the lines of a file start.
#[salsa::tracked]
pub(crate) fn line_starts(db: &dyn Db, file: File) -> Vec<usize> {
    let text = file.text(db);
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The line of an offset, from 1.
pub(crate) fn line(db: &dyn Db, file: File, offset: usize) -> u32 {
    let lines = line_starts(db, file).partition_point(|start| *start <= offset);
    u32::try_from(lines).unwrap_or(u32::MAX)
}
