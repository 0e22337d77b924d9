use std::collections::BTreeSet;

use placet_syntax::ast::{AstNode as _, Permission};

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::{NameKind, index};
use crate::items::file_items;
use crate::linting::{View, declared, required};
use crate::model::Name;

/// No action requires a permission.
fn unrequired_permission(place: &Place, permission: &Name) -> Diagnostic {
    Diagnostic::warning("unrequired-permission", place, format!("no action requires `{permission}`"))
        .help("require it where it matters; until then it changes nothing for whoever is given it")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let needed = needed(db, set);
    for file in set.files(db).iter() {
        let declared_here = file_items(db, *file).permissions.iter().map(|one| &one.id);
        let mut unrequired: Vec<&Name> = Vec::new();
        let mut all_needed: Vec<&Name> = Vec::new();
        for id in declared_here {
            if needed.contains(id) { all_needed.push(id) } else { unrequired.push(id) }
        }
        if unrequired.is_empty() {
            continue;
        }
        let view = View::new(db, set, *file);
        let places = declared(&view);
        let place = |id: &Name| places.get(&(NameKind::Permission, id.clone())).copied();
        // One entry stands for each member of a family: it is of use where one of them is.
        let of_use: BTreeSet<_> = all_needed.into_iter().filter_map(place).map(|range| range.start()).collect();
        let root = view.root();
        let mut told = BTreeSet::new();
        for id in unrequired {
            let Some(range) = place(id) else { continue };
            if of_use.contains(&range.start()) || !told.insert(range.start()) {
                continue;
            }
            // One that is on its way out is required nowhere in the end.
            let token = root.token_at_offset(range.start()).right_biased();
            let entry = token.and_then(|token| token.parent()).and_then(Permission::cast);
            if entry.is_some_and(|entry| entry.deprecated().is_some() || entry.syntax().text_range().is_empty()) {
                continue;
            }
            found.push(unrequired_permission(&view.place(range), id));
        }
    }
}

/// The permissions that actions ask for, and those that bring one of these.
fn needed(db: &dyn Db, set: PolicySet) -> BTreeSet<Name> {
    let mut needed: BTreeSet<Name> = BTreeSet::new();
    for file in set.files(db).iter() {
        needed.extend(required(db, set, *file).iter().cloned());
    }
    let mut bringing: std::collections::BTreeMap<&Name, Vec<&Name>> = std::collections::BTreeMap::new();
    for (from, to) in &index(db, set).implications {
        bringing.entry(to).or_default().push(from);
    }
    let mut open: Vec<Name> = needed.iter().cloned().collect();
    while let Some(name) = open.pop() {
        for from in bringing.get(&name).into_iter().flatten() {
            if needed.insert((*from).clone()) {
                open.push((*from).clone());
            }
        }
    }
    needed
}
