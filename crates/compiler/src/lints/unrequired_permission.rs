use std::collections::{BTreeMap, BTreeSet};

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::{NameKind, index};
use crate::linting::{View, declared, required};
use crate::model::Name;
use crate::resolve::resolve_file;

/// No action requires a permission.
fn unrequired_permission(place: &Place, permission: &Name) -> Diagnostic {
    Diagnostic::warning("unrequired-permission", place, format!("no action requires `{permission}`"))
        .help("require it where it matters; until then it changes nothing for whoever is given it")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let needed = needed(db, set);
    for file in set.files(db).iter() {
        let declared_here = resolve_file(db, set, *file).permissions.iter().map(|one| &one.id);
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
        let mut told = BTreeSet::new();
        for id in unrequired {
            let Some(range) = place(id) else { continue };
            // One that is on its way out is required nowhere in the end.
            if index(db, set).deprecated.contains_key(id) {
                continue;
            }
            if of_use.contains(&range.start()) || !told.insert(range.start()) {
                continue;
            }
            found.push(unrequired_permission(&view.place(range), id));
        }
    }
}

/// The permissions that actions ask for, those that bring one of these, and those that one of these brings: a matrix has
/// its `read` beside the `edit` that somebody asks for.
fn needed(db: &dyn Db, set: PolicySet) -> BTreeSet<Name> {
    let mut needed: BTreeSet<Name> = BTreeSet::new();
    for file in set.files(db).iter() {
        needed.extend(required(db, set, *file).iter().cloned());
    }
    let mut bringing: BTreeMap<&Name, Vec<&Name>> = BTreeMap::new();
    for (from, brought) in &index(db, set).implications {
        brought.iter().for_each(|to| bringing.entry(to).or_default().push(from));
    }
    let asked: Vec<Name> = needed.iter().cloned().collect();
    let mut open = asked.clone();
    while let Some(name) = open.pop() {
        for from in bringing.get(&name).into_iter().flatten() {
            if needed.insert((*from).clone()) {
                open.push((*from).clone());
            }
        }
    }
    let mut open = asked;
    while let Some(name) = open.pop() {
        for brought in index(db, set).implications.get(&name).into_iter().flatten() {
            if needed.insert(brought.clone()) {
                open.push(brought.clone());
            }
        }
    }
    needed
}
