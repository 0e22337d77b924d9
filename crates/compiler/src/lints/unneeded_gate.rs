use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::expand::file_actions;
use crate::linting::{ClausePlaces, View};
use crate::model::{ClauseKind, Location};

/// Nothing stands behind a gate.
fn unneeded_gate(place: &Place) -> Diagnostic {
    Diagnostic::warning("unneeded-gate", place, "no action stands behind this gate but its own `open`")
        .help("put the actions that need it in here, or write `Open` as an action with what it requires")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let files = set.files(db);
    let mut idle: BTreeSet<&Location> = files.iter().flat_map(|file| &gates(db, set, *file).0).collect();
    for file in files.iter() {
        for used in &gates(db, set, *file).1 {
            idle.remove(used);
        }
    }
    for file in files.iter() {
        let path = file.path(db);
        let mut here = idle.iter().filter(|at| at.file == path).peekable();
        if here.peek().is_none() {
            continue;
        }
        let view = View::new(db, set, *file);
        let places = ClausePlaces::new(&view);
        for at in here {
            if let Some(gate) = places.clause(at.line) {
                found.push(unneeded_gate(&view.place(placet_syntax::ast::trimmed(gate))));
            }
        }
    }
}

/// The gates that open a section of the file, and those that something else stands behind. A template's gate is where the
/// template is, in whatever file that be.
#[salsa::tracked]
fn gates(db: &dyn Db, set: PolicySet, file: File) -> (BTreeSet<Location>, BTreeSet<Location>) {
    let (mut opening, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut seen = HashSet::new();
    for action in &file_actions(db, set, file).actions {
        for gate in action.clauses.iter().filter(|clause| clause.kind == ClauseKind::Gate) {
            if action.at == gate.at {
                opening.insert(gate.at.clone());
            } else if seen.insert(Arc::as_ptr(gate)) {
                used.insert(gate.at.clone());
            }
        }
    }
    (opening, used)
}
