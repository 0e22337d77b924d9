//! What a file mentions, so that what nothing mentions can be told of.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use placet_syntax::SyntaxKind;

use crate::db::{Db, File, PolicySet, parse};
use crate::expand::file_actions;
use crate::hash::Set;
use crate::model::{Expr, Name};

/// What a file names, by what it stands for there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Mentions {
    /// Every path that rules, roles and tests write.
    paths: BTreeSet<Name>,
    /// Types of facts, and enumerations of families.
    types: BTreeSet<Name>,
    /// Scopes.
    scopes: BTreeSet<Name>,
}

/// What a file names. Free of places, so that it stays equal after most edits.
#[salsa::tracked]
pub(super) fn mentions(db: &dyn Db, file: File) -> Mentions {
    let mut found = Mentions::default();
    for node in parse(db, file).syntax().descendants() {
        let into = match node.kind() {
            SyntaxKind::Path => {
                found.paths.insert(smol_str::format_smolstr!("{}", node.text()));
                continue;
            }
            SyntaxKind::FactType | SyntaxKind::Family => &mut found.types,
            SyntaxKind::InScope => &mut found.scopes,
            _ => continue,
        };
        let tokens = node.children_with_tokens().filter_map(|element| element.into_token());
        into.extend(tokens.filter(|token| token.kind() == SyntaxKind::Ident).map(|token| Name::from(token.text())));
    }
    found
}

/// The paths of all files together.
pub(crate) fn mentioned(db: &dyn Db, set: PolicySet) -> HashSet<&Name> {
    set.files(db).iter().flat_map(|file| &mentions(db, *file).paths).collect()
}

/// The types of all files together.
pub(crate) fn types(db: &dyn Db, set: PolicySet) -> HashSet<&str> {
    set.files(db).iter().flat_map(|file| &mentions(db, *file).types).map(Name::as_str).collect()
}

/// The scopes of all files together.
pub(crate) fn scopes(db: &dyn Db, set: PolicySet) -> HashSet<&str> {
    set.files(db).iter().flat_map(|file| &mentions(db, *file).scopes).map(Name::as_str).collect()
}

/// The permissions that the actions of a file ask for.
#[salsa::tracked]
pub(crate) fn required(db: &dyn Db, set: PolicySet, file: File) -> BTreeSet<Name> {
    let (mut found, mut seen) = (Set::default(), HashSet::new());
    for action in &file_actions(db, set, file).actions {
        let options = action.options.iter().map(|option| &option.clause);
        for clause in action.clauses.iter().chain(options) {
            if seen.insert(Arc::as_ptr(clause)) {
                permissions(&clause.expr, &mut found);
            }
        }
    }
    found.into_iter().cloned().collect()
}

fn permissions<'e>(expr: &'e Expr, into: &mut Set<&'e Name>) {
    match expr {
        Expr::Holds(name) | Expr::HoldsIn(name, _) => {
            into.insert(name);
        }
        other => other.parts().for_each(|part| permissions(part, into)),
    }
}
