use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;
use crate::items::{file_items, joined};
use crate::linting::{View, declared, mentioned};
use crate::model::Name;

/// No rule and no test reads a fact.
fn unused_fact(place: &Place, fact: &Name) -> Diagnostic {
    Diagnostic::warning("unused-fact", place, format!("no rule and no test reads `{fact}`"))
        .help("use it where it matters, or remove it once no service sends it")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let read = mentioned(db, set);
    for file in set.files(db).iter() {
        let mut unread = Vec::new();
        for root in &file_items(db, *file).roots {
            let fields = root.fields.iter().map(|field| joined(Some(&root.name), &field.name));
            let these: Vec<Name> = fields.filter(|fact| !read.contains(fact)).collect();
            // All of a resource unread may mean that nothing is about it: that is one thing to tell.
            if these.len() < root.fields.len() || !super::unused_resource::is_unused(db, set, &read, root) {
                unread.extend(these);
            }
        }
        if unread.is_empty() {
            continue;
        }
        let view = View::new(db, set, *file);
        let places = declared(&view);
        for fact in unread {
            if let Some(range) = places.get(&(NameKind::Field, fact.clone())) {
                found.push(unused_fact(&view.place(*range), &fact));
            }
        }
    }
}
