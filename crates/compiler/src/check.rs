//! What there is to tell the author of a whole set.

mod large;

use std::sync::Arc;

use self::large::rules_too_large;
use crate::closure::closures;
use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::expand::{asks_too_much, circle_diagnostics, file_actions};
use crate::index::{Index, NameKind, index};
use crate::manifest::manifest;
use crate::model::Name;
use crate::resolve::{clash_diagnostics, declarations, resolve_file};
use crate::written::{first_place, largest_place, written};
use crate::{diagnostics, limits};

/// Errors and warnings, by file, then place, then code.
#[salsa::tracked(no_eq)]
pub(crate) fn set_diagnostics(db: &dyn Db, set: PolicySet) -> Arc<[Diagnostic]> {
    let mut found = before_lowering(db, set).clone();
    if !has_errors(db, set) {
        found.extend(rules_too_large(db, set));
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
    let past = past_limits(db, set);
    if !past.is_empty() {
        found.extend(past.iter().cloned());
        return found;
    }
    for file in set.files(db).iter() {
        found.extend(resolve_file(db, set, *file).diagnostics.iter().cloned());
        found.extend(file_actions(db, set, *file).diagnostics.iter().cloned());
    }
    found.extend(clash_diagnostics(db, set));
    found.extend(circle_diagnostics(db, set));
    found.extend(roles_hold_too_much(db, set));
    found.extend(asks_too_much(db, set));
    found
}

/// Where there is no better place.
pub(crate) fn whole(db: &dyn Db, set: PolicySet) -> Place {
    Place { file: set.files(db).first().map(|file| file.path(db)).unwrap_or_default(), range: 0..0 }
}

/// Where a name is declared first.
fn declared(db: &dyn Db, set: PolicySet, kind: NameKind, name: &Name) -> Option<Place> {
    set.files(db).iter().find_map(|file| {
        let mut declared = declarations(db, set, *file).into_iter();
        declared.find(|(one, _)| one.kind == kind && one.name == *name).map(|(_, place)| place)
    })
}

/// What is past the limits of a set: nothing of such a set is looked at further.
#[salsa::tracked]
pub(crate) fn past_limits(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let mut found = names_past_limits(db, set).clone();
    if found.is_empty() {
        found.extend(writes_too_much(db, set));
    }
    found
}

/// What the rules and the roles of a set write out that is more than they may.
fn writes_too_much(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let (mut asked, mut granted) = (0usize, 0usize);
    let mut most: Option<(File, &(Name, usize, usize))> = None;
    let mut largest: Option<(File, usize)> = None;
    let mut role: Option<&(Name, usize)> = None;
    for file in set.files(db).iter() {
        let written = written(db, set, *file);
        asked = asked.saturating_add(written.asked);
        granted = granted.saturating_add(written.granted);
        let own = written.most.as_ref().filter(|one| most.is_none_or(|(_, most)| most.2 < one.2));
        most = own.map(|own| (*file, own)).or(most);
        if largest.is_none_or(|(_, most)| most < written.asked) {
            largest = Some((*file, written.asked));
        }
        role = written.role.as_ref().filter(|one| role.is_none_or(|role| role.1 < one.1)).or(role);
    }
    let whole = whole(db, set);
    let mut found = Vec::new();
    if asked > limits::ASKED {
        let place = match (most, largest) {
            (Some((file, (words, ..))), _) => first_place(db, file, words),
            (None, Some((file, _))) => largest_place(db, set, file),
            (None, None) => None,
        };
        let most = most.map(|(_, (words, size, _))| (words.to_string(), *size));
        found.push(diagnostics::asks_too_much(place.as_ref().unwrap_or(&whole), asked, limits::ASKED, most));
    }
    if let Some((role, size)) = role
        && granted > limits::HELD
    {
        let place = declared(db, set, NameKind::Role, role).unwrap_or(whole);
        found.push(diagnostics::grants_too_much(&place, granted, limits::HELD, (role, *size)));
    }
    found
}

/// What is past the limits of a set by its names alone.
#[salsa::tracked]
fn names_past_limits(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let (files, whole) = (set.files(db), whole(db, set));
    let names = index(db, set);
    let counts =
        [("files", files.len(), limits::FILES), ("actions", names.too_many_actions.unwrap_or(0), limits::ACTIONS)];
    let past = counts.into_iter().chain(names.past.iter().map(|one| (one.what, one.count, one.limit)));
    let past = past.filter(|(_, count, limit)| count > limit);
    let mut found: Vec<Diagnostic> =
        past.map(|(what, count, limit)| diagnostics::too_many(&whole, what, count, limit)).collect();
    // A copy for each scope, beside the permissions themselves.
    let copies = names.scopes.len().min(limits::SCOPES).saturating_add(1);
    if let Err(much) = closures(&implied(names), limits::IMPLIED / copies)
        && let Some((at, size)) = much.most(0)
        && let Some((name, _)) = names.permissions.get_index(at)
    {
        let total = much.total.saturating_mul(copies);
        let place = declared(db, set, NameKind::Permission, name).unwrap_or(whole);
        found.push(diagnostics::implies_too_much(&place, total, limits::IMPLIED, (name, size)));
    }
    found
}

/// What each permission implies directly, by their numbers.
fn implied(names: &Index) -> Vec<Vec<u32>> {
    let number = |name: &Name| u32::try_from(names.permissions.get_index_of(name)?).ok();
    let implied = |name: &Name| names.implications.get(name).map(Vec::as_slice).unwrap_or_default();
    names.permissions.keys().map(|name| implied(name).iter().filter_map(number).collect()).collect()
}

/// Whether roles, what they grant, include and imply written out, have more than they may.
fn roles_hold_too_much(db: &dyn Db, set: PolicySet) -> Option<Diagnostic> {
    let names = index(db, set);
    let mut direct = implied(names);
    let first = direct.len();
    let number = |at: Option<usize>| u32::try_from(at?).ok();
    direct.resize(first.saturating_add(names.roles.len()), Vec::new());
    for role in set.files(db).iter().flat_map(|file| &resolve_file(db, set, *file).roles) {
        let granted = role.grants.iter().filter_map(|name| number(names.permissions.get_index_of(name)));
        let included = role.includes.iter().filter_map(|name| number(Some(first + names.roles.get_index_of(name)?)));
        if let Some(slot) = names.roles.get_index_of(&role.id).and_then(|at| direct.get_mut(first + at)) {
            slot.extend(granted.chain(included));
        }
    }
    let much = closures(&direct, limits::HELD).err()?;
    // Permissions come first and stay below their own limit, so that roles are too many.
    let (at, size) = much.most(first)?;
    let (name, _) = names.roles.get_index(at.checked_sub(first)?)?;
    let place = declared(db, set, NameKind::Role, name).unwrap_or_else(|| whole(db, set));
    Some(diagnostics::grants_too_much(&place, much.total, limits::HELD, (name, size)))
}
