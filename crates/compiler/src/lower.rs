//! Clauses to small decision graphs.
//!
//! Each clause becomes a graph of its own, whose nodes test one atom each and go to one of two others:
//!
//! ```text
//!   requires export and (see_all or see_own)        export? --no--> deny
//!                                                      | yes
//!                                                   see_all? --yes--> allow
//!                                                      | no
//!                                                   see_own? --yes--> allow, --no--> deny
//! ```
//!
//! An action is the list of its clauses. All must hold, and "for every completion of the unknown facts" goes through an
//! `and`, so each clause can be decided on its own: gates are shared by all they guard, reasons are the clauses that said
//! no, and no product of clauses is ever built.
//!
//! Within a clause the graph is *ordered*: atoms about the same facts stand together ([`groups`]), each group is tested once
//! on a path, and no path contradicts itself (a fact is never both of two values). So a walk that follows both ways at each
//! unknown test meets exactly the completions that exist, and "no path denies" is exactly "every completion allows".
//! [`exact`] builds that form within a budget; past the budget [`plain`] builds one of linear size, in which the runtime
//! takes unknown facts as a no.

mod atoms;
mod exact;
mod groups;
mod plain;
mod written_out;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use atoms::{Atom, atoms_of, facts_of};

use self::written_out::written_out;

use crate::db::{Db, File, PolicySet};
use crate::expand::file_actions;
use crate::hash::Map;
use crate::index::index;
use crate::limits;
use crate::model::{Action, Clause, Expr, FactType, Name};

/// The graph of one clause. Node ids are 0 (deny), 1 (allow), then the nodes from 2; a node's children have smaller ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoweredClause {
    pub(crate) nodes: Vec<LoweredNode>,
    pub(crate) root: u32,
    /// Whether following both ways at unknown tests decides exactly.
    pub(crate) exact: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct LoweredNode {
    pub(crate) atom: Atom,
    pub(crate) hi: u32,
    pub(crate) lo: u32,
}

pub(crate) const DENY: u32 = 0;
pub(crate) const ALLOW: u32 = 1;
pub(crate) const FIRST: u32 = 2;

/// A file's actions with their graphs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LoweredFile {
    /// The clauses, each once, with its graph.
    pub(crate) clauses: Vec<(Arc<Clause>, Arc<LoweredClause>)>,
    /// The actions, with the indices of their clauses and of their options' clauses.
    pub(crate) actions: Vec<LoweredAction>,
    /// Actions with a clause that is too large, each with the first such clause.
    pub(crate) too_large: Vec<(Name, Arc<Clause>, TooLarge)>,
}

/// Why a clause is too large to be lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooLarge {
    /// Its tests, every `can` written out, are more than [`limits::CLAUSE_TESTS`].
    Tests,
    /// A chain of `can` in it is longer than [`limits::CAN_DEPTH`].
    Chain,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoweredAction {
    pub(crate) action: Arc<Action>,
    pub(crate) clauses: Vec<u32>,
    pub(crate) options: Vec<u32>,
}

#[salsa::tracked]
pub(crate) fn lower_file<'db>(db: &'db dyn Db, set: PolicySet, file: File) -> LoweredFile {
    let actions = &file_actions(db, set, file).actions;
    let each = limits::EXACT_NODES.saturating_add(actions.len().saturating_mul(OF_ACTION));
    let share = (limits::EXACT_WORK / set.files(db).len().max(1)).saturating_add(each);
    let (known, large) = (BTreeMap::new(), Map::default());
    let mut lowering = Lowering { db, set, known, large, share, found: LoweredFile::default() };
    for action in actions {
        let mut too_large = None;
        let mut lower = |clause: &'db Arc<Clause>| match lowering.clause(clause) {
            Ok(index) => index,
            Err(why) => {
                too_large.get_or_insert((action.id.clone(), clause.clone(), why));
                0
            }
        };
        let clauses: Vec<u32> = action.clauses.iter().map(&mut lower).collect();
        let options: Vec<u32> = action.options.iter().map(|option| lower(&option.clause)).collect();
        lowering.found.too_large.extend(too_large);
        lowering.found.actions.push(LoweredAction { action: action.clone(), clauses, options });
    }
    lowering.found
}

/// How many parts an expression has that is lowered once for all clauses that say the same.
const LARGE: usize = 64;

fn is_large(expr: &Expr) -> bool {
    fn fits(expr: &Expr, left: &mut usize) -> bool {
        *left = left.saturating_sub(1);
        *left > 0 && expr.parts().all(|part| fits(part, left))
    }
    !fits(expr, &mut { LARGE })
}

struct Lowering<'db> {
    db: &'db dyn Db,
    set: PolicySet,
    /// Clauses that are lowered already, by address: gates are shared by the actions behind them.
    known: BTreeMap<usize, Result<u32, TooLarge>>,
    /// Large expressions with their graphs: `any of …` of many permissions is often said more than once.
    large: Map<&'db Expr, Result<Arc<LoweredClause>, TooLarge>>,
    /// Nodes that clauses of the file may still take on the way to their ordered form, beyond what each may anyway.
    share: usize,
    found: LoweredFile,
}

/// Nodes that a file may take on the way to ordered forms for each of its actions, beside what else it may.
const OF_ACTION: usize = 64;

/// Nodes that a clause of so many tests may take on the way to its ordered form, whatever is left.
fn own_work(tests: usize) -> usize {
    tests.saturating_mul(16).saturating_add(1_024)
}

impl<'db> Lowering<'db> {
    /// The index of the clause's graph.
    fn clause(&mut self, clause: &'db Arc<Clause>) -> Result<u32, TooLarge> {
        let address = Arc::as_ptr(clause) as usize;
        if let Some(known) = self.known.get(&address) {
            return *known;
        }
        let graph = if !is_large(&clause.expr) {
            self.lowered(&clause.expr).map(Arc::new)
        } else if let Some(known) = self.large.get(&clause.expr) {
            known.clone()
        } else {
            let graph = self.lowered(&clause.expr).map(Arc::new);
            self.large.insert(&clause.expr, graph.clone());
            graph
        };
        let index = graph.map(|graph| {
            self.found.clauses.push((clause.clone(), graph));
            u32::try_from(self.found.clauses.len() - 1).unwrap_or(u32::MAX)
        });
        self.known.insert(address, index);
        index
    }

    fn lowered(&mut self, expr: &Expr) -> Result<LoweredClause, TooLarge> {
        let mut left = limits::CLAUSE_TESTS;
        let whole = written_out(self.db, self.set, expr, &mut left, limits::CAN_DEPTH)?;
        if plain::is_exact(&whole) {
            return Ok(LoweredClause { exact: true, ..plain::build(&whole) });
        }
        let facts = &index(self.db, self.set).facts;
        let values = |fact: &Name| match facts.get(fact) {
            Some(FactType::OneOf(values)) => Some(values.len()),
            _ => None,
        };
        let own = own_work(size(&whole));
        let (built, work) = exact::build(&whole, &values, own.saturating_add(self.share));
        self.share = self.share.saturating_sub(work.saturating_sub(own));
        Ok(built.unwrap_or_else(|| plain::build(&whole)))
    }
}

fn size(expr: &Expr) -> usize {
    expr.parts().map(size).fold(1, usize::saturating_add)
}

/// What a condition on facts always is, where that is one answer. Nothing for a condition too large for that.
pub(crate) fn constant(db: &dyn Db, set: PolicySet, condition: &Expr) -> Option<bool> {
    let facts = &index(db, set).facts;
    let values = |fact: &Name| match facts.get(fact) {
        Some(FactType::OneOf(values)) => Some(values.len()),
        _ => None,
    };
    let (built, _) = exact::build(condition, &values, own_work(size(condition)));
    match built?.root {
        ALLOW => Some(true),
        DENY => Some(false),
        _ => None,
    }
}
