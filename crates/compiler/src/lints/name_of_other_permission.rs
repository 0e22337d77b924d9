use std::collections::{BTreeMap, BTreeSet};

use smol_str::format_smolstr;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::expand::{action_requirement, file_actions};
use crate::index::index;
use crate::linting::{ClausePlaces, View, implied_by};
use crate::lower::{Atom, atoms_of};
use crate::model::{Action, Expr, Name};

/// An action is called as a permission is, and does not require it.
fn name_of_other_permission(place: &Place, phrase: &str, permission: &Name) -> Diagnostic {
    let message = format!("`{phrase}` is called like the permission `{permission}`, and does not require it");
    Diagnostic::warning("name-of-other-permission", place, message)
        .help(format!("require `{permission}`, or reword one of them: who is given the permission expects the action"))
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let known = by_words(view.db, view.set);
    let mut others: BTreeMap<(u32, &str), &Name> = BTreeMap::new();
    for action in &file_actions(view.db, view.set, view.file).actions {
        if action.at.file != view.path {
            continue;
        }
        if let Some(permissions) = known.get(words(&action.phrase).as_str())
            && let Some(first) = permissions.first()
            && !requires_one(view, action, permissions)
        {
            others.insert((action.at.line, &action.phrase), first);
        }
    }
    if others.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    for ((line, phrase), permission) in others {
        if let Some(range) = places.own_name(line, phrase) {
            found.push(name_of_other_permission(&view.place(range), phrase, permission));
        }
    }
}

/// The permissions by the words of their labels and of their ids.
#[salsa::tracked]
fn by_words(db: &dyn Db, set: PolicySet) -> BTreeMap<Name, Vec<Name>> {
    let mut known: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
    for (id, label) in &index(db, set).permissions {
        let mut both = [words(label), words(id)];
        both.sort();
        let [one, other] = both;
        if one != other {
            known.entry(other).or_default().push(id.clone());
        }
        known.entry(one).or_default().push(id.clone());
    }
    known
}

/// The words of a name without articles.
fn words(name: &str) -> Name {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let words: Vec<String> = words.filter(|word| !matches!(word.as_str(), "a" | "an" | "the")).collect();
    format_smolstr!("{}", words.join(" "))
}

/// Whether the action asks for one of the permissions, for one that brings it, or for one that it brings; `can` counts.
fn requires_one(view: &View<'_>, action: &Action, permissions: &[Name]) -> bool {
    let clauses = action.clauses.iter().chain(action.options.iter().map(|option| &option.clause));
    let mut open: Vec<Expr> = clauses.map(|clause| clause.expr.clone()).collect();
    let (mut asked, mut through) = (BTreeSet::new(), BTreeSet::new());
    while let Some(expr) = open.pop() {
        for atom in atoms_of(&expr) {
            if let Atom::Holds(name) | Atom::HoldsIn(name, _) = atom {
                if permissions.contains(&name) {
                    return true;
                }
                asked.insert(name);
            }
        }
        crate::expand::cans(&expr, &mut |action| {
            if through.insert(action.clone())
                && let Some(other) = action_requirement(view.db, view.set, action.clone())
            {
                open.extend(other.clauses.iter().cloned());
                open.extend(other.options.iter().map(|(_, expr)| expr.clone()));
            }
        });
    }
    let brought = implied_by(view.db, view.set, asked.iter().cloned());
    let brings = implied_by(view.db, view.set, permissions.iter().cloned());
    permissions.iter().any(|name| brought.contains(name)) || asked.iter().any(|name| brings.contains(name))
}
