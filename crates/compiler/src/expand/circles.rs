//! Actions that lead back to themselves through `can`.

use std::collections::BTreeMap;

use placet_syntax::TextRange;

use super::{action_places, file_actions};
use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::index::NameKind;
use crate::model::{Expr, Name};

/// Actions that come back to themselves through `can`.
#[salsa::tracked]
pub(crate) fn circular_actions(db: &dyn Db, set: PolicySet) -> Vec<Name> {
    let mut edges: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
    for file in set.files(db).iter() {
        for (from, to) in can_edges(db, set, *file) {
            edges.entry(from.clone()).or_default().push(to.clone());
        }
    }
    crate::circles::circular(&edges)
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

/// Diagnostics of `can` that goes round in circles, each at the line of its action.
pub(crate) fn circle_diagnostics(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let circular = circular_actions(db, set);
    let mut found = Vec::new();
    if circular.is_empty() {
        return found;
    }
    for file in set.files(db).iter() {
        let mut note = |kind: NameKind, name: Name, range: TextRange| {
            if kind == NameKind::Action && circular.binary_search(&name).is_ok() {
                let place = Place { file: file.path(db), range: range.into() };
                found.push(diagnostics::circular_action(&place, &name));
            }
        };
        action_places(db, set, *file, &mut note);
    }
    found.dedup();
    found
}
