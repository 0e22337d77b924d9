use placet_syntax::ast::Item;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{View, scopes};

/// No rule asks for anything in a scope.
fn unused_scope(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::warning("unused-scope", place, format!("no rule and no test asks for a permission in `{name}`"))
        .help(format!("ask for one, as in `clone in {name}`, or remove the scope"))
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let used = scopes(db, set);
    for file in set.files(db).iter() {
        let view = View::new(db, set, *file);
        for item in view.tree().items() {
            if let Item::Scope(declared) = item
                && let Some(name) = declared.name()
                && !used.contains(name.text())
            {
                found.push(unused_scope(&view.place(name.range()), name.text()));
            }
        }
    }
}
