//! Roles that can do nothing.

use std::collections::BTreeSet;

use super::case::Case;
use super::filter::Filter;
use super::source::SetSource;
use crate::db::{Db, PolicySet};
use crate::expand::file_actions;
use crate::hash::Set;
use crate::index::index;
use crate::linting::implied_by;
use crate::meaning::Source as _;
use crate::model::{Action, Expr, Name};
use crate::resolve::resolve_file;

/// A role with all that who has it holds.
struct Held {
    role: Name,
    permissions: Set<Name>,
}

/// The roles that hold something and with which no action is allowed, whatever the facts, that is not allowed to who holds
/// nothing.
#[salsa::tracked]
pub(crate) fn idle_roles(db: &dyn Db, set: PolicySet) -> BTreeSet<Name> {
    let mut left = held_by_roles(db, set);
    left.retain(|held| !held.permissions.is_empty());
    let source = SetSource::new(db, set);
    for file in set.files(db).iter() {
        if left.is_empty() {
            break;
        }
        let mut filter = Filter::new(&source);
        for action in &file_actions(db, set, *file).actions {
            left.retain(|held| !serves(&source, &mut filter, action, held));
        }
    }
    left.into_iter().map(|held| held.role).collect()
}

fn held_by_roles(db: &dyn Db, set: PolicySet) -> Vec<Held> {
    let files = set.files(db);
    let all = || files.iter().flat_map(|file| &resolve_file(db, set, *file).roles);
    let included = &index(db, set).roles;
    let mut found = Vec::new();
    for role in all() {
        let (mut names, mut open) = (BTreeSet::new(), vec![role.id.clone()]);
        while let Some(name) = open.pop() {
            if names.insert(name.clone()) {
                open.extend(included.get(&name).into_iter().flatten().cloned());
            }
        }
        let granted = all().filter(|other| names.contains(&other.id)).flat_map(|other| &other.grants).cloned();
        let permissions = implied_by(db, set, granted).into_iter().collect();
        found.push(Held { role: role.id.clone(), permissions });
    }
    found
}

/// Whether an action may be allowed with what a role holds, and not without.
fn serves(source: &SetSource<'_>, filter: &mut Filter<'_, '_>, action: &std::sync::Arc<Action>, held: &Held) -> bool {
    let holds = |name: &Name| held.permissions.contains(name);
    let may = |expr: &Expr| may_be(source, expr, &holds, 0);
    if !action.clauses.iter().all(|clause| may(&clause.expr)) {
        return false;
    }
    if !filter.is_worth_asking(action) {
        return filter.permissions(action).iter().any(holds);
    }
    // What is too large to ask may serve.
    Case::new(source, action).and_then(|case| case.serves(&holds)).unwrap_or(true)
}

/// Whether an expression can be so with just these permissions, as far as its parts tell one by one.
fn may_be(source: &SetSource<'_>, expr: &Expr, holds: &dyn Fn(&Name) -> bool, depth: usize) -> bool {
    match expr {
        Expr::True | Expr::HoldsAll(_) | Expr::Fact(_) | Expr::Not(_) => true,
        Expr::False | Expr::Parameter(_) => false,
        Expr::Holds(name) | Expr::HoldsIn(name, _) => holds(name),
        Expr::All(parts) => parts.iter().all(|part| may_be(source, part, holds, depth)),
        Expr::Any(parts) => parts.iter().any(|part| may_be(source, part, holds, depth)),
        Expr::When { then, otherwise, .. } => [then, otherwise].iter().any(|part| may_be(source, part, holds, depth)),
        Expr::Can { action, options } => {
            let mut may = true;
            // Deeper than this it is taken as possible: that only finds fewer roles.
            if depth < 4 {
                source.requirement(action, options, &mut |expr| may &= may_be(source, expr, holds, depth + 1));
            }
            may
        }
    }
}
