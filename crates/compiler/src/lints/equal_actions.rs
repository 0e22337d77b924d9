use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{ClausePlaces, Level, View, alike, file_at};
use crate::manifest::manifest;
use crate::model::Action;

/// Two actions that are written differently decide alike.
fn equal_actions(place: &Place, first: &Place, id: &str) -> Diagnostic {
    Diagnostic::warning("equal-actions", place, format!("this is allowed exactly when `{id}` is, in other words"))
        .also(first, "the other one")
        .help("say both in the same words, or ask for the other one by `can`")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    // It compares all actions, which is for those who ask for it.
    if manifest(db, set).levels.of("equal-actions") == Level::Allow {
        return;
    }
    for (action, first) in alike(db, set) {
        if let (Some(place), Some(other)) = (name(db, set, &action), name(db, set, &first)) {
            found.push(equal_actions(&place, &other, &first.id));
        }
    }
}

fn name(db: &dyn Db, set: PolicySet, action: &Action) -> Option<Place> {
    let view = View::new(db, set, file_at(db, set, &action.at.file)?);
    let range = ClausePlaces::new(&view).name(action.at.line, &action.phrase)?;
    Some(view.place(range))
}
