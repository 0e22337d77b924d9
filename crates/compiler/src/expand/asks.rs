//! How much the clauses of a set ask for, with every `can` written out, before any is written out.

use std::collections::BTreeMap;
use std::sync::Arc;

use placet_syntax::ast::{AstNode as _, Can};

use super::{Requirement, action_requirement, circular_actions, file_actions};
use crate::check::whole;
use crate::db::{Db, File, PolicySet, parse};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::hash::{Map, Set};
use crate::limits;
use crate::model::{Clause, Expr, Name};
use crate::written::largest_place;

/// An action that is asked, with options of it.
type Asked = (Name, Vec<Name>);

/// What expressions ask for: permissions and facts of their own, and other actions, each with how often it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asks {
    own: usize,
    cans: BTreeMap<Asked, usize>,
}

impl Asks {
    fn add(&mut self, expr: &Expr) {
        match expr {
            Expr::Can { action, options } => {
                let count = self.cans.entry((action.clone(), options.clone())).or_default();
                *count = count.saturating_add(1);
            }
            Expr::All(_) | Expr::Any(_) | Expr::Not(_) | Expr::When { .. } => {
                expr.parts().for_each(|part| self.add(part));
            }
            _ => self.own = self.own.saturating_add(1),
        }
    }

    fn of<'a>(exprs: impl Iterator<Item = &'a Expr>) -> Asks {
        let mut asks = Asks::default();
        exprs.for_each(|expr| asks.add(expr));
        asks
    }
}

/// What the clauses of a file ask for, each once for all actions that have it.
#[salsa::tracked]
fn file_asks(db: &dyn Db, set: PolicySet, file: File) -> Asks {
    let mut met = Set::default();
    let mut asks = Asks::default();
    for action in &file_actions(db, set, file).actions {
        for clause in action.clauses.iter().chain(action.options.iter().map(|option| &option.clause)) {
            if met.insert(Arc::as_ptr(clause)) {
                asks.add(&clause.expr);
            }
        }
    }
    asks
}

/// Whether the clauses ask for more than they may.
pub(crate) fn asks_too_much(db: &dyn Db, set: PolicySet) -> Option<Diagnostic> {
    let mut sizes = Sizes { db, set, known: Map::default() };
    let mut total: usize = 0;
    let mut most: Option<(File, &Name, usize, usize)> = None;
    let mut largest: Option<(File, usize)> = None;
    for file in set.files(db).iter() {
        let asks = file_asks(db, set, *file);
        total = total.saturating_add(asks.own);
        if largest.is_none_or(|(_, most)| most < asks.own) {
            largest = Some((*file, asks.own));
        }
        for (asked, count) in &asks.cans {
            let size = sizes.of(asked);
            let all = size.saturating_mul(*count);
            total = total.saturating_add(all);
            if most.is_none_or(|(.., most)| most < all) {
                most = Some((*file, &asked.0, size, all));
            }
        }
    }
    if total <= limits::ASKED {
        return None;
    }
    let place = match (most, largest) {
        (Some((file, action, ..)), _) => can_place(db, set, file, action),
        (None, Some((file, _))) => largest_place(db, set, file),
        (None, None) => None,
    };
    let place = place.unwrap_or_else(|| whole(db, set));
    let most = most.map(|(_, action, size, _)| (format!("can {action}"), size));
    Some(diagnostics::asks_too_much(&place, total, limits::ASKED, most))
}

/// What one clause asks for.
pub(crate) struct ClauseAsks {
    /// Permissions and facts of its own.
    pub(crate) own: usize,
    /// All, with every `can` written out; at least, where one of those is too large itself.
    pub(crate) all: usize,
    /// The action whose `can` brings most, how much it brings wherever it is written, and how much in all.
    pub(crate) most: Option<(Name, usize, usize)>,
}

/// What a clause asks for, with every `can` written out.
pub(crate) fn clause_asks(db: &dyn Db, set: PolicySet, clause: &Clause) -> ClauseAsks {
    let mut sizes = Sizes { db, set, known: Map::default() };
    let asks = Asks::of(std::iter::once(&clause.expr));
    let mut found = ClauseAsks { own: asks.own, all: asks.own, most: None };
    for (asked, count) in &asks.cans {
        let size = sizes.of(asked);
        let all = size.saturating_mul(*count);
        found.all = found.all.saturating_add(all);
        if found.most.as_ref().is_none_or(|(.., most)| *most < all) {
            found.most = Some((asked.0.clone(), size, all));
        }
    }
    found
}

/// Where an action is asked first: in the file whose rules ask it most, or where a template says so.
fn can_place(db: &dyn Db, set: PolicySet, file: File, action: &Name) -> Option<Place> {
    std::iter::once(&file).chain(set.files(db).iter()).find_map(|file| {
        let mut cans = parse(db, *file).syntax().descendants().filter_map(Can::cast);
        let can = cans.find(|can| can.action().is_some_and(|path| path.text() == *action))?;
        Some(Place { file: file.path(db), range: can.range().into() })
    })
}

/// What actions ask for, each counted once.
struct Sizes<'db> {
    db: &'db dyn Db,
    set: PolicySet,
    known: Map<Asked, usize>,
}

impl Sizes<'_> {
    /// What is written out for it: what makes a clause too large by itself isn't.
    fn of(&mut self, asked: &Asked) -> usize {
        // What an action asks comes before it; a long chain takes no stack.
        let mut open = vec![(asked.clone(), None)];
        while let Some((asked, asks)) = open.last_mut() {
            let asks = match asks {
                _ if self.known.contains_key(asked) => {
                    open.pop();
                    continue;
                }
                Some(asks) => asks,
                None => asks.insert(self.asks(asked)),
            };
            let next = asks.cans.keys().find(|next| !self.known.contains_key(*next)).cloned();
            match next {
                Some(next) => open.push((next, None)),
                None => {
                    let sizes = asks.cans.iter().map(|(asked, count)| self.size(asked).saturating_mul(*count));
                    let size = sizes.fold(asks.own, usize::saturating_add);
                    // One that asks for nothing counts as one.
                    self.known.insert(asked.clone(), size.clamp(1, limits::CLAUSE_TESTS));
                }
            }
        }
        self.size(asked)
    }

    fn size(&self, asked: &Asked) -> usize {
        self.known.get(asked).copied().unwrap_or(1)
    }

    fn asks(&self, (action, options): &Asked) -> Asks {
        if circular_actions(self.db, self.set).binary_search(action).is_ok() {
            return Asks::default();
        }
        let Some(requirement) = action_requirement(self.db, self.set, action.clone()) else { return Asks::default() };
        let Requirement { clauses, options: known } = requirement.as_ref();
        let wanted = known.iter().filter(|(id, _)| options.contains(id)).map(|(_, expr)| expr);
        Asks::of(clauses.iter().chain(wanted))
    }
}
