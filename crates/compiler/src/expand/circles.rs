//! Actions that lead back to themselves through `can`.

use std::collections::{BTreeMap, BTreeSet};

use placet_syntax::TextRange;

use super::{action_places, file_actions};
use crate::circles::circle;
use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::index::NameKind;
use crate::model::{Expr, Name};

/// Actions that come back to themselves through `can`.
#[salsa::tracked]
pub(crate) fn circular_actions(db: &dyn Db, set: PolicySet) -> Vec<Name> {
    crate::circles::circular(&all_edges(db, set))
}

fn all_edges(db: &dyn Db, set: PolicySet) -> BTreeMap<Name, Vec<Name>> {
    let mut edges: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
    for file in set.files(db).iter() {
        for (from, to) in can_edges(db, set, *file) {
            edges.entry(from.clone()).or_default().push(to.clone());
        }
    }
    edges
}

#[salsa::tracked]
pub(crate) fn can_edges(db: &dyn Db, set: PolicySet, file: File) -> Vec<(Name, Name)> {
    let mut edges = Vec::new();
    for action in &file_actions(db, set, file).actions {
        let clauses = action.clauses.iter().chain(action.options.iter().map(|option| &option.clause));
        for clause in clauses {
            cans(&clause.expr, &mut |to| edges.push((action.id.clone(), to.clone())));
        }
    }
    edges
}

pub(crate) fn cans(expr: &Expr, found: &mut dyn FnMut(&Name)) {
    match expr {
        Expr::Can { action, .. } => found(action),
        other => other.parts().for_each(|part| cans(part, found)),
    }
}

/// How many circles are told of: each is looked for through all actions that are on one.
const CIRCLES: usize = 50;

/// Diagnostics of `can` that goes round in circles: one for each circle, at the line of its first action, until each action on
/// a circle is named.
pub(crate) fn circle_diagnostics(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let circular = circular_actions(db, set);
    let mut found = Vec::new();
    if circular.is_empty() {
        return found;
    }
    let mut places: Vec<(Name, Place)> = Vec::new();
    for file in set.files(db).iter() {
        let mut note = |kind: NameKind, name: Name, range: TextRange| {
            if kind == NameKind::Action && circular.binary_search(&name).is_ok() {
                places.push((name, Place { file: file.path(db), range: range.into() }));
            }
        };
        action_places(db, set, *file, &mut note);
    }
    let mut by_name: BTreeMap<&Name, &Place> = BTreeMap::new();
    for (name, place) in &places {
        by_name.entry(name).or_insert(place);
    }
    let edges = all_edges(db, set);
    let mut told: BTreeSet<Name> = BTreeSet::new();
    for (name, _) in &places {
        if found.len() == CIRCLES || told.contains(name) {
            continue;
        }
        let next = edges.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(way) = circle(&edges, name, next) else { continue };
        found.extend(diagnostics::circular_action(&way, &by_name));
        told.extend(way);
    }
    found
}
