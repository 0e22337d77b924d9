//! Ways through what is resolved.

use std::collections::BTreeSet;

use crate::db::{Db, PolicySet};
use crate::index::index;
use crate::model::{Clause, Name};
use crate::resolve::{ActionBody, Body, Entry, ResolvedFile};

/// Every action of a file as it is written, those of templates too.
pub(crate) fn each_action<'a>(resolved: &'a ResolvedFile, visit: &mut dyn FnMut(&'a ActionBody)) {
    each_body(resolved, &mut |body| {
        for entry in &body.entries {
            if let Entry::Action(action) = entry {
                visit(action);
            }
        }
    });
}

/// Every clause of a file as it is written, those of templates too.
pub(crate) fn each_clause<'a>(resolved: &'a ResolvedFile, visit: &mut dyn FnMut(&'a Clause)) {
    each_body(resolved, &mut |body| {
        body.gate.iter().chain(&body.every).for_each(|clause| visit(clause));
        for entry in &body.entries {
            if let Entry::Action(action) = entry {
                action.clauses.iter().for_each(|clause| visit(clause));
                action.options.iter().for_each(|option| visit(&option.clause));
            }
        }
    });
}

fn each_body<'a>(resolved: &'a ResolvedFile, visit: &mut dyn FnMut(&'a Body)) {
    let templates = resolved.templates.iter().map(|template| &template.body);
    let mut open: Vec<&Body> = resolved.sections.iter().map(|section| &section.body).chain(templates).collect();
    while let Some(body) = open.pop() {
        visit(body);
        for entry in &body.entries {
            if let Entry::Section(section) = entry {
                open.push(&section.body);
            }
        }
    }
}

/// These permissions and all that they bring.
pub(crate) fn implied_by(db: &dyn Db, set: PolicySet, held: impl Iterator<Item = Name>) -> BTreeSet<Name> {
    let brought = &index(db, set).implications;
    let mut all: BTreeSet<Name> = held.collect();
    let mut open: Vec<Name> = all.iter().cloned().collect();
    while let Some(name) = open.pop() {
        for one in brought.get(&name).into_iter().flatten() {
            if all.insert(one.clone()) {
                open.push(one.clone());
            }
        }
    }
    all
}
