use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;
use crate::linting::{View, declared, idle_roles};

/// A role can do nothing.
fn idle_role(place: &Place) -> Diagnostic {
    Diagnostic::warning(
        "idle-role",
        place,
        "this role allows nothing: with what it holds, no action is allowed, whatever the facts",
    )
    .help("grant what its actions need beside this: what opens their sections, for one")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let idle = idle_roles(db, set);
    if idle.is_empty() {
        return;
    }
    for file in set.files(db).iter() {
        let view = View::new(db, set, *file);
        for ((kind, name), range) in declared(&view) {
            if kind == NameKind::Role && idle.contains(&name) {
                found.push(idle_role(&view.place(range)));
            }
        }
    }
}
