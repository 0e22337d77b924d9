use std::collections::{BTreeSet, HashSet};

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::{NameKind, index};
use crate::items::{BodyEntry, RootItem, RootKind, SectionItem, TypeItem, file_items, joined};
use crate::linting::{View, declared, mentioned};
use crate::model::Name;

/// Nothing is about a resource.
fn unused_resource(place: &Place, resource: &Name) -> Diagnostic {
    Diagnostic::warning("unused-resource", place, format!("nothing is about `{resource}`"))
        .help(format!("say `on {resource}` where actions are about it, or remove it"))
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let read = mentioned(db, set);
    for file in set.files(db).iter() {
        let roots = file_items(db, *file).roots.iter();
        let unused: Vec<&Name> = roots.filter(|root| is_unused(db, set, &read, root)).map(|root| &root.name).collect();
        if unused.is_empty() {
            continue;
        }
        let view = View::new(db, set, *file);
        let places = declared(&view);
        for resource in unused {
            if let Some(range) = places.get(&(NameKind::Root, resource.clone())) {
                found.push(unused_resource(&view.place(*range), resource));
            }
        }
    }
}

/// Whether no rule reads the resource or its facts, no section or template is on it, and no fact is of its type.
pub(super) fn is_unused(db: &dyn Db, set: PolicySet, read: &HashSet<&Name>, root: &RootItem) -> bool {
    root.kind == RootKind::Resource
        && !read.contains(&root.name)
        && !root.fields.iter().any(|field| read.contains(&joined(Some(&root.name), &field.name)))
        && !subjects(db, set).contains(&root.name)
}

/// The resources that sections, templates and the types of other declarations name.
#[salsa::tracked]
fn subjects(db: &dyn Db, set: PolicySet) -> BTreeSet<Name> {
    let mut named = BTreeSet::new();
    for template in index(db, set).templates.values() {
        named.extend(template.on.iter().cloned());
        inner(&template.body, &mut named);
    }
    for file in set.files(db).iter() {
        let items = file_items(db, *file);
        for root in &items.roots {
            for field in &root.fields {
                if let TypeItem::Named { name, .. } = &field.ty
                    && *name != root.name
                {
                    named.insert(name.clone());
                }
            }
        }
        items.sections.iter().for_each(|one| section(one, &mut named));
    }
    named
}

fn section(section: &SectionItem, named: &mut BTreeSet<Name>) {
    named.extend(section.on.iter().cloned());
    inner(&section.body, named);
}

fn inner(body: &[BodyEntry], named: &mut BTreeSet<Name>) {
    for entry in body {
        if let BodyEntry::Section(inner) = entry {
            section(inner, named);
        }
    }
}
