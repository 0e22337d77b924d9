use placet_syntax::SyntaxKind;
use placet_syntax::ast::{AstNode as _, Path};

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::index;
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
    let all = &index(db, set).deprecated;
    if all.is_empty() {
        return;
    }
    for file in set.files(db).iter() {
        let view = View::new(db, set, *file);
        for path in view.root().descendants().filter_map(Path::cast) {
            if let Some(deprecated) = all.get(path.text().as_str())
                && !is_about_it(&path)
            {
                found.push(deprecated_permission(
                    &view.place(path.range()),
                    &path.text(),
                    deprecated.replacement.as_ref(),
                ));
            }
        }
    }
}

/// Whether a path keeps the old permission working rather than using it: in a test, an implication, or its declaration.
fn is_about_it(path: &Path) -> bool {
    let mut around = path.syntax().ancestors();
    around.any(|node| matches!(node.kind(), SyntaxKind::TestBlock | SyntaxKind::Implication | SyntaxKind::Permissions))
}
