//! What a file mentions, so that what nothing mentions can be told of.

use std::collections::{BTreeSet, HashSet};

use placet_syntax::SyntaxKind;

use crate::db::{Db, File, PolicySet, parse};
use crate::model::Name;

/// Every path that a file's rules, roles and tests write. Free of places, so that it stays equal after most edits.
#[salsa::tracked]
pub(super) fn mentions(db: &dyn Db, file: File) -> BTreeSet<Name> {
    let nodes = parse(db, file).syntax().descendants().filter(|node| node.kind() == SyntaxKind::Path);
    nodes.map(|node| smol_str::format_smolstr!("{}", node.text())).collect()
}

/// The same of all files together.
pub(crate) fn mentioned(db: &dyn Db, set: PolicySet) -> HashSet<&Name> {
    set.files(db).iter().flat_map(|file| mentions(db, *file)).collect()
}
