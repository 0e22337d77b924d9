use std::collections::BTreeMap;

use placet_syntax::SyntaxKind;
use placet_syntax::ast::{AstNode as _, Item, Path, PermissionEntry, PermissionList};

use crate::db::{Db, File, PolicySet, parse};
use crate::diagnostic::{Diagnostic, Place};
use crate::items::joined;
use crate::linting::View;
use crate::model::Name;

/// A rule or a role names a permission that should be used no more.
fn deprecated_permission(place: &Place, permission: &str, instead: Option<&Name>) -> Diagnostic {
    let told = Diagnostic::warning("deprecated-permission", place, format!("`{permission}` is deprecated"));
    match instead {
        Some(name) => told.help(format!("use `{name}`")).replace(format!("write `{name}`"), name.as_str()),
        None => told.help("require another permission, so that this one can go"),
    }
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let files = set.files(db);
    let all: BTreeMap<&Name, &Option<Name>> = files.iter().flat_map(|file| deprecated(db, *file)).collect();
    if all.is_empty() {
        return;
    }
    for file in files.iter() {
        let view = View::new(db, set, *file);
        for path in view.root().descendants().filter_map(Path::cast) {
            if let Some(instead) = all.get(&Name::from(path.text()))
                && !is_about_it(&path)
            {
                found.push(deprecated_permission(&view.place(path.range()), &path.text(), instead.as_ref()));
            }
        }
    }
}

/// Whether a path keeps the old permission working rather than using it: in a test, an implication, or its declaration.
fn is_about_it(path: &Path) -> bool {
    let mut around = path.syntax().ancestors();
    around.any(|node| matches!(node.kind(), SyntaxKind::TestBlock | SyntaxKind::Implication | SyntaxKind::Permissions))
}

/// The deprecated permissions that a file declares, with what to use instead.
#[salsa::tracked]
fn deprecated(db: &dyn Db, file: File) -> BTreeMap<Name, Option<Name>> {
    let mut found = BTreeMap::new();
    if !file.text(db).contains("deprecated") {
        return found;
    }
    for item in parse(db, file).file().items() {
        if let Item::Permissions(declared) = item
            && let Some(list) = declared.list()
        {
            entries(&list, declared.name().map(|name| name.text().into()).as_ref(), &mut found);
        }
    }
    found
}

fn entries(list: &PermissionList, prefix: Option<&Name>, found: &mut BTreeMap<Name, Option<Name>>) {
    for entry in list.entries() {
        let PermissionEntry::Permission(entry) = entry else { continue };
        let Some(name) = entry.name() else { continue };
        let id = joined(prefix, name.text());
        match (entry.list(), entry.deprecated()) {
            (Some(inner), _) => entries(&inner, Some(&id), found),
            (None, Some(deprecated)) => {
                found.insert(id, deprecated.replacement().map(|path| path.text().into()));
            }
            (None, None) => {}
        }
    }
}
