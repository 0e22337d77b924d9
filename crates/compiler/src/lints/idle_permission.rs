use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;
use crate::linting::{View, declared, idle_permissions};

/// A permission is asked for, and changes no decision.
fn idle_permission(place: &Place) -> Diagnostic {
    let message =
        "rules ask for this permission, and it changes no decision: with it and without, all is decided alike";
    Diagnostic::warning("idle-permission", place, message)
        .help("mend the clauses that ask for it, or leave it out of them")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let idle = idle_permissions(db, set);
    if idle.is_empty() {
        return;
    }
    for file in set.files(db).iter() {
        let view = View::new(db, set, *file);
        for ((kind, name), range) in declared(&view) {
            if kind == NameKind::Permission && idle.contains(&name) {
                found.push(idle_permission(&view.place(range)));
            }
        }
    }
}
