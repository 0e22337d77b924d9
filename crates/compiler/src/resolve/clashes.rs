//! What is declared twice, with the places.

use std::collections::{BTreeMap, BTreeSet};

use placet_syntax::ast::{self, AstNode as _};

use super::permissions::each_permission;
use crate::db::{Db, File, PolicySet, parse};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::index::{Clash, Index, NameKind, index};
use crate::items::joined;
use crate::model::Name;

/// The places of each name, in the order of files and text.
type Declared = BTreeMap<Clash, Vec<Place>>;

/// A diagnostic for each name that is declared again, and for what goes round in circles.
pub(super) fn clashes(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let index = index(db, set);
    let mut found = Vec::new();
    if index.clashes.is_empty() {
        return found;
    }
    let mut declared = Declared::new();
    for (name, place) in set.files(db).iter().flat_map(|file| declarations(db, set, *file)) {
        declared.entry(name).or_default().push(place);
    }
    let mut ambiguous = BTreeSet::new();
    let mut subjects = false;
    for clash in &index.clashes {
        if let Some(kind) = of_old_name(clash.kind) {
            old_name(&declared, clash, kind, &mut found);
            continue;
        }
        let mut places = declared.get(clash).into_iter().flatten();
        let Some(first) = places.next() else { continue };
        match clash.kind {
            // One word is one mistake, however many permissions start with it.
            NameKind::Ambiguous => {
                let root = clash.name.split('.').next().unwrap_or_default();
                if ambiguous.insert((root, &first.file)) {
                    found.push(diagnostics::ambiguous_permission(first, &clash.name));
                }
            }
            NameKind::Subject if subjects => {}
            NameKind::Subject => {
                subjects = true;
                let all = declared.iter().filter(|(other, _)| other.kind == NameKind::Subject);
                let mut all: Vec<&Place> = all.flat_map(|(_, places)| places).collect();
                all.sort_by_key(|place| (&place.file, place.range.start));
                if let [first, others @ ..] = all.as_slice() {
                    found.extend(others.iter().map(|place| diagnostics::second_subject(place, first)));
                }
            }
            _ => found.extend(places.map(|place| diagnostics::duplicate(clash.kind, place, first, &clash.name))),
        }
    }
    found.sort_by(|a, b| (&a.primary.file, a.primary.range.start).cmp(&(&b.primary.file, b.primary.range.start)));
    found.dedup();
    found
}

/// What has old names of this kind now.
fn of_old_name(kind: NameKind) -> Option<NameKind> {
    match kind {
        NameKind::OldPermission => Some(NameKind::Permission),
        NameKind::OldAction => Some(NameKind::Action),
        _ => None,
    }
}

/// An old name that is declared now, or is that of two.
fn old_name(declared: &Declared, clash: &Clash, kind: NameKind, found: &mut Vec<Diagnostic>) {
    let places = |kind: NameKind| declared.get(&Clash { kind, name: clash.name.clone() }).into_iter().flatten();
    let mut old = places(clash.kind);
    let report = |place, other, is_declared| diagnostics::old_name_taken(place, other, &clash.name, is_declared);
    match places(kind).next() {
        Some(now) => found.extend(old.map(|place| report(place, now, true))),
        None => {
            let Some(first) = old.next() else { return };
            let mut others: Vec<&Place> = old.collect();
            // Written once, in a family or a template, it is that of each member or instance.
            if others.is_empty() {
                others.push(first);
            }
            found.extend(others.into_iter().map(|place| report(place, first, false)));
        }
    }
}

/// Every name that a file declares, with its place. Walks the whole file: called where something clashes.
pub(crate) fn declarations(db: &dyn Db, set: PolicySet, file: File) -> Vec<(Clash, Place)> {
    let path = file.path(db);
    let names = index(db, set);
    let mut found = Vec::new();
    let mut note = |kind: NameKind, name: Name, range: placet_syntax::TextRange| {
        found.push((Clash { kind, name }, Place { file: path.clone(), range: range.into() }));
    };
    for item in parse(db, file).file().items() {
        match item {
            ast::Item::Permissions(declared) => {
                permissions(names, &declared, &mut note);
            }
            ast::Item::Enum(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Enum, name.text().into(), name.range());
                    note(NameKind::Root, name.text().into(), name.range());
                }
            }
            ast::Item::Scope(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Scope, name.text().into(), name.range());
                }
            }
            ast::Item::Role(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Role, name.text().into(), name.range());
                }
            }
            ast::Item::Template(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Template, name.text().into(), name.range());
                }
            }
            ast::Item::Subject(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Subject, name.text().into(), name.range());
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Context(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Resource(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Section(_) | ast::Item::Test(_) | ast::Item::Implication(_) | ast::Item::Invariant(_) => {}
        }
    }
    crate::expand::action_places(db, set, file, &mut note);
    found
}

type Note<'a> = dyn FnMut(NameKind, Name, placet_syntax::TextRange) + 'a;

fn permissions(names: &Index, declared: &ast::Permissions, note: &mut Note<'_>) {
    each_permission(names, declared, &mut |id, entry| {
        let Some(name) = entry.name() else { return };
        note(NameKind::Permission, id.clone(), name.range());
        note(NameKind::Ambiguous, id, name.range());
        for old in entry.formerly() {
            note(NameKind::OldPermission, old.text().into(), old.range());
        }
    });
    families(declared.name().map(|name| name.text().into()), declared.family(), declared.list(), note);
}

fn families(prefix: Option<Name>, family: Option<ast::Word>, list: Option<ast::PermissionList>, note: &mut Note<'_>) {
    if let Some((node, family)) = prefix.clone().zip(family) {
        note(NameKind::Family, node, family.range());
    }
    for entry in list.into_iter().flat_map(|list| list.entries().collect::<Vec<_>>()) {
        if let ast::PermissionEntry::Permission(entry) = entry
            && let Some(name) = entry.name()
        {
            families(Some(joined(prefix.as_ref(), name.text())), entry.family(), entry.list(), note);
        }
    }
}

fn fields(root: &ast::Word, fields: impl Iterator<Item = ast::Field>, note: &mut Note<'_>) {
    for field in fields {
        if let Some(name) = field.name() {
            note(NameKind::Field, joined(Some(&root.text().into()), name.text()), name.range());
        }
    }
}
