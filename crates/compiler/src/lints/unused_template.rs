use std::collections::BTreeSet;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;
use crate::items::{BodyEntry, FileItems, SectionItem, file_items};
use crate::linting::{View, declared};
use crate::model::Name;

/// No section is made from a template.
fn unused_template(place: &Place, template: &Name) -> Diagnostic {
    Diagnostic::warning("unused-template", place, format!("no section is made from `{template}`"))
        .help("write a section `from` it, or remove it: what is in it holds nowhere")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let mut used = BTreeSet::new();
    for file in set.files(db).iter() {
        taken(file_items(db, *file), &mut used);
    }
    for file in set.files(db).iter() {
        let templates = file_items(db, *file).templates.iter().map(|template| &template.name);
        let unused: Vec<&Name> = templates.filter(|name| !used.contains(*name)).collect();
        if unused.is_empty() {
            continue;
        }
        let view = View::new(db, set, *file);
        let places = declared(&view);
        for template in unused {
            if let Some(range) = places.get(&(NameKind::Template, template.clone())) {
                found.push(unused_template(&view.place(*range), template));
            }
        }
    }
}

/// The templates that sections of a file are made from.
fn taken<'a>(items: &'a FileItems, used: &mut BTreeSet<&'a Name>) {
    items.sections.iter().for_each(|one| section(one, used));
    items.templates.iter().for_each(|template| inner(&template.body, used));
}

fn section<'a>(section: &'a SectionItem, used: &mut BTreeSet<&'a Name>) {
    used.extend(&section.from);
    inner(&section.body, used);
}

fn inner<'a>(body: &'a [BodyEntry], used: &mut BTreeSet<&'a Name>) {
    for entry in body {
        if let BodyEntry::Section(inner) = entry {
            section(inner, used);
        }
    }
}
