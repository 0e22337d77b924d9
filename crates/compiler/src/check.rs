//! What there is to tell the author of a whole set.

use std::sync::Arc;

use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::expand::{action_places, circle_diagnostics, file_actions};
use crate::index::{NameKind, index};
use crate::lower::lower_file;
use crate::manifest::manifest;
use crate::model::Name;
use crate::resolve::{clash_diagnostics, resolve_file};
use crate::{diagnostics, limits};

/// Errors and warnings, by file, then place, then code.
#[salsa::tracked(no_eq)]
pub(crate) fn set_diagnostics(db: &dyn Db, set: PolicySet) -> Arc<[Diagnostic]> {
    let mut found = before_lowering(db, set).clone();
    if !has_errors(db, set) {
        for file in set.files(db).iter() {
            too_large(db, set, *file, &mut found);
        }
    }
    in_order(&mut found);
    found.into()
}

/// Sorts by file, then place, then code, and tells each once.
pub(crate) fn in_order(found: &mut Vec<Diagnostic>) {
    let key = |one: &Diagnostic| (one.primary.file.clone(), one.primary.range.start, one.primary.range.end, one.code);
    found.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)));
    found.dedup();
}

/// Whether something is wrong that makes it pointless to lower the rules.
pub(crate) fn has_errors(db: &dyn Db, set: PolicySet) -> bool {
    before_lowering(db, set).iter().any(|one| one.severity == Severity::Error)
}

#[salsa::tracked(no_eq)]
fn before_lowering(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let mut found = manifest(db, set).diagnostics.clone();
    for file in set.files(db).iter() {
        found.extend(resolve_file(db, set, *file).diagnostics.iter().cloned());
        found.extend(file_actions(db, set, *file).diagnostics.iter().cloned());
    }
    found.extend(clash_diagnostics(db, set));
    found.extend(circle_diagnostics(db, set));
    found.extend(too_many(db, set));
    found
}

/// What is past the limits of a set.
fn too_many(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let files = set.files(db);
    let whole = Place { file: files.first().map(|file| file.path(db)).unwrap_or_default(), range: 0..0 };
    let names = index(db, set);
    let counts = [
        ("files", files.len(), limits::FILES),
        ("permissions", names.permissions.len(), limits::PERMISSIONS),
        ("actions", names.too_many_actions.unwrap_or(0), limits::ACTIONS),
    ];
    let past = counts.into_iter().filter(|(_, count, limit)| count > limit);
    past.map(|(what, count, limit)| diagnostics::too_many(&whole, what, count, limit)).collect()
}

/// Clauses that are too large to compile: known only once they are lowered.
fn too_large(db: &dyn Db, set: PolicySet, file: File, found: &mut Vec<Diagnostic>) {
    let too_large = &lower_file(db, set, file).too_large;
    if too_large.is_empty() {
        return;
    }
    let mut note = |kind: NameKind, name: Name, range: placet_syntax::TextRange| {
        if kind == NameKind::Action && too_large.contains(&name) {
            let place = Place { file: file.path(db), range: range.into() };
            found.push(diagnostics::rule_too_large(&place, &name));
        }
    };
    action_places(db, set, file, &mut note);
}
