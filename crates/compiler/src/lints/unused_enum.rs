use placet_syntax::ast::Item;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{View, types};

/// No fact and no family is of an enumeration.
fn unused_enum(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::warning("unused-enum", place, format!("no fact and no family of permissions is of `{name}`"))
        .help(format!("declare a fact of it, as in `kind: {name}`, or remove it"))
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let used = types(db, set);
    for file in set.files(db).iter() {
        let view = View::new(db, set, *file);
        for item in view.tree().items() {
            if let Item::Enum(declared) = item
                && let Some(name) = declared.name()
                && !used.contains(name.text())
            {
                found.push(unused_enum(&view.place(name.range()), name.text()));
            }
        }
    }
}
