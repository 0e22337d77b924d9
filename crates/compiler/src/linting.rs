//! Lints: what a policy set may say, and somebody should look at all the same. The lints themselves are in
//! [`lints`](crate::lints), one file each; here is what runs them.
//!
//! ```text
//!   file_lints (one file)    -+
//!   set_lints  (names of all) +--> levels of the manifest --> exceptions in the text --> diagnostics
//! ```
//!
//! They run where the set has no errors: a mistake makes names look unused. What one file mentions is a query of its own
//! ([`mentions`](uses::mentions)), so that an edit inside a rule asks the other files for nothing.

mod exact;
mod exceptions;
mod levels;
mod places;
mod uses;
mod walk;

use std::sync::Arc;

use placet_syntax::ast::AstNode as _;
use placet_syntax::{SyntaxNode, TextRange};

pub(crate) use exact::{ExprPlace, Mend, Seen, What, Why, alike, file_at, idle_permissions, idle_roles};
pub(crate) use levels::{Level, Levels};
pub(crate) use places::{ClausePlaces, declared};
pub(crate) use uses::{mentioned, required, scopes, types};
pub(crate) use walk::{each_action, each_clause, implied_by};

use crate::check::in_order;
use crate::db::{Db, File, PolicySet, line, parse};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::lints;
use crate::manifest::manifest;
use crate::model::Name;

/// All that the lints have to say of a set without errors, by file, then place, then code.
#[salsa::tracked(no_eq)]
pub(crate) fn lint_diagnostics(db: &dyn Db, set: PolicySet) -> Arc<[Diagnostic]> {
    let levels = &manifest(db, set).levels;
    let mut found = Vec::new();
    for file in set.files(db).iter() {
        found.extend(file_lints(db, set, *file).iter().cloned());
    }
    found.extend(set_lints(db, set).iter().cloned());
    found.retain(|one| levels.of(one.code) != Level::Allow);
    let mut found = exceptions::apply(db, set, found, levels);
    for one in &mut found {
        one.severity = match levels.of(one.code) {
            Level::Deny => Severity::Error,
            Level::Allow | Level::Warn => Severity::Warning,
        };
    }
    in_order(&mut found);
    found.into()
}

/// What the lints ask of one file, before they look at the set.
pub(crate) fn of_file(db: &dyn Db, set: PolicySet, file: File) {
    file_lints(db, set, file);
    uses::mentions(db, file);
    required(db, set, file);
}

/// One file, as a lint sees it.
pub(crate) struct View<'db> {
    pub(crate) db: &'db dyn Db,
    pub(crate) set: PolicySet,
    pub(crate) file: File,
    pub(crate) path: Name,
    pub(crate) text: Arc<str>,
}

impl<'db> View<'db> {
    pub(crate) fn new(db: &'db dyn Db, set: PolicySet, file: File) -> View<'db> {
        View { db, set, file, path: file.path(db), text: file.text(db) }
    }

    pub(crate) fn place(&self, range: TextRange) -> Place {
        Place { file: self.path.clone(), range: range.into() }
    }

    pub(crate) fn tree(&self) -> placet_syntax::ast::File {
        parse(self.db, self.file).file()
    }

    pub(crate) fn root(&self) -> SyntaxNode {
        self.tree().syntax().clone()
    }

    pub(crate) fn line(&self, offset: usize) -> u32 {
        line(self.db, self.file, offset)
    }
}

/// What one file and the templates that it takes show.
#[salsa::tracked]
fn file_lints(db: &dyn Db, set: PolicySet, file: File) -> Vec<Diagnostic> {
    let view = View::new(db, set, file);
    let mut found = Vec::new();
    lints::in_file(&view, &mut found);
    found
}

/// What only shows over the whole set.
#[salsa::tracked]
fn set_lints(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    lints::in_set(db, set, &mut found);
    found
}
