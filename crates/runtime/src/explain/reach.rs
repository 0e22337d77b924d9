use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::artifact::record::clause_flag;
use crate::decide::Truth;
use crate::ids::ClauseId;
use crate::policy::{Atom, Policy};
use crate::request::Request;

/// A node that a walk met.
pub(super) struct Met {
    pub(super) id: u32,
    pub(super) atom: Option<Atom>,
    pub(super) truth: Truth,
    pub(super) hi: u32,
    pub(super) lo: u32,
}

/// The nodes that deciding a clause may meet, in falling order; both ways at unknown tests. At an
/// unknown test of a clause that isn't exact the walk ends, with that test as the last.
pub(super) fn reach(policy: &Policy<'_>, clause: ClauseId, request: &Request<'_>) -> Vec<Met> {
    let flags = policy.sections.clauses.get(clause.index() as usize);
    let exact = flags.is_some_and(|clause| clause.flags.get() & clause_flag::EXACT != 0);
    let truth = |atom| policy.truth(atom, request);
    walk(policy, clause, exact, truth)
}

/// The nodes that deciding a clause may meet with what is held, or with more; in falling order.
pub(super) fn reach_holding_more(policy: &Policy<'_>, clause: ClauseId, request: &Request<'_>) -> Vec<Met> {
    walk(policy, clause, true, |atom| match (policy.atom(atom), policy.truth(atom, request)) {
        (Some(Atom::Holds(_) | Atom::HoldsAll(_)), Truth::False) => Truth::Unknown,
        (_, truth) => truth,
    })
}

/// All nodes of a clause, in falling order.
pub(super) fn reach_all(policy: &Policy<'_>, clause: ClauseId) -> Vec<Met> {
    walk(policy, clause, true, |_| Truth::Unknown)
}

fn walk(policy: &Policy<'_>, clause: ClauseId, exact: bool, truth: impl Fn(u32) -> Truth) -> Vec<Met> {
    let mut met = Vec::new();
    let mut pending = BTreeSet::new();
    let clause = policy.sections.clauses.get(clause.index() as usize);
    pending.extend(clause.map(|clause| clause.root.get()));
    while let Some(id) = pending.pop_last() {
        let Some(node) = policy.node(id) else {
            continue;
        };
        let atom = node.atom.get();
        let truth = truth(atom);
        let (hi, lo) = (node.hi.get(), node.lo.get());
        met.push(Met { id, atom: policy.atom(atom), truth, hi, lo });
        if truth == Truth::Unknown && !exact {
            break;
        }
        pending.extend(truth.may_be(true).then_some(hi));
        pending.extend(truth.may_be(false).then_some(lo));
    }
    met
}
