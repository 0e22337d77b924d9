//! The nodes that a plan is made of, whichever of the artifact's nodes decide.
//!
//! Ids are those of decision nodes: 0 and 1 are the ends, and children are ends or larger. Where clauses
//! decide, whose nodes point down, they are counted from the last to the first, and each twice: as of an
//! exact clause, and as of one that isn't.

use crate::artifact::record::{atom_kind, clause_flag, decision_word};
use crate::decide::{ALLOW, DENY, FIRST, Truth};
use crate::fact::{FactValue, Texts};
use crate::ids::{ActionId, ClauseId, FactId, OptionId, PermissionId};
use crate::policy::{Atom, Policy};
use crate::request::Request;

/// What a node asks of a user.
#[derive(Clone, Copy)]
pub(super) enum Test<'r> {
    /// Nothing: the facts say it.
    Known(bool),
    /// Nothing, and the facts don't say it. Both ways have to allow, or it denies.
    Unknown {
        exact: bool,
    },
    /// Of 64 permissions those in `mask` as in `want`.
    Held {
        word: u32,
        mask: u64,
        want: u64,
    },
    Column(u32),
    /// To hold all of these.
    HoldsAll(&'r [u64], Texts<'r>),
}

#[derive(Clone, Copy)]
pub(super) struct Node<'r> {
    pub(super) test: Test<'r>,
    pub(super) hi: u32,
    pub(super) lo: u32,
}

/// The nodes of a policy, as a request's facts leave them.
#[derive(Clone, Copy)]
pub(super) struct Nodes<'a, 'r> {
    pub(super) policy: &'r Policy<'a>,
    pub(super) request: &'r Request<'r>,
    /// The boolean facts that have columns.
    pub(super) own: &'r [FactId],
}

impl<'a, 'r> Nodes<'a, 'r> {
    fn clauses_decide(&self) -> bool {
        self.policy.sections.decision_nodes.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        let s = &self.policy.sections;
        if self.clauses_decide() { s.nodes.len().saturating_mul(2) } else { s.decision_nodes.len() }
    }

    /// How many columns there are at most.
    pub(super) fn columns(&self) -> usize {
        self.policy.sections.permissions.len().saturating_add(self.own.len())
    }

    /// The nodes that have to allow for an action to be allowed, with the options that the request asks for.
    pub(super) fn roots(&self, action: ActionId) -> impl Iterator<Item = u32> {
        let Self { policy, request, .. } = *self;
        let by_nodes = !self.clauses_decide();
        let actions = u32::try_from(policy.sections.actions.len()).unwrap_or(u32::MAX);
        let behind = move |option: &OptionId| option.index().saturating_add(actions).saturating_add(FIRST);
        let own = core::iter::once(action.index().saturating_add(FIRST));
        let roots = own.chain(request.options().iter().map(behind)).filter(move |_| by_nodes);
        let own = policy.clauses_of(action).into_iter().flatten();
        let asked = request.options().iter().filter_map(move |option| policy.clauses_of_option(action, *option));
        let clauses = own.chain(asked.flatten()).filter(move |_| !by_nodes);
        let nodes = *self;
        roots.chain(clauses.map(move |clause| nodes.clause(clause)))
    }

    fn clause(&self, clause: ClauseId) -> u32 {
        let record = self.policy.sections.clauses.get(clause.index() as usize);
        record.map_or(DENY, |record| self.turned(record.root.get(), record.flags.get() & clause_flag::EXACT))
    }

    /// The id here of a clause's node.
    fn turned(&self, id: u32, exact: u32) -> u32 {
        if id <= ALLOW {
            return id;
        }
        let from_end = (self.policy.sections.nodes.len() as u32).wrapping_sub(id.wrapping_sub(1));
        from_end.wrapping_mul(2).wrapping_add(exact).wrapping_add(FIRST)
    }

    /// The node at an index.
    pub(super) fn node(&self, at: usize) -> Option<Node<'r>> {
        let s = &self.policy.sections;
        if !self.clauses_decide() {
            let record = s.decision_nodes.get(at)?;
            let (word, hi, lo) = (record.word.get(), record.hi.get(), record.lo.get());
            let test = if word & decision_word::FACT == 0 {
                Test::Held { word, mask: record.mask.get(), want: record.want.get() }
            } else {
                let (index, exact) = (word & decision_word::INDEX, word & decision_word::EXACT != 0);
                match word & decision_word::KIND {
                    decision_word::ATOM => self.fact_test(index, exact),
                    decision_word::BOOLEAN => self.boolean_test(FactId::new(index), exact),
                    _ => outcome(self.policy.decision_truth(record, self.request), exact),
                }
            };
            return Some(Node { test, hi, lo });
        }
        let record = s.nodes.get(s.nodes.len().checked_sub(at / 2)?.checked_sub(1)?)?;
        let exact = u32::from(!at.is_multiple_of(2));
        let atom = record.atom.get();
        let test = match s.atoms.get(atom as usize) {
            Some(held) if held.kind.get() == atom_kind::HOLDS => Test::Column(held.first.get()),
            _ => self.fact_test(atom, exact == clause_flag::EXACT),
        };
        let (hi, lo) = (self.turned(record.hi.get(), exact), self.turned(record.lo.get(), exact));
        Some(Node { test, hi, lo })
    }

    fn fact_test(&self, atom: u32, exact: bool) -> Test<'r> {
        let known = match self.policy.atom(atom) {
            Some(Atom::True(fact)) => return self.boolean_test(fact, exact),
            Some(Atom::HoldsAll(fact)) => match self.policy.value(fact, self.request) {
                FactValue::Permission(permission) => return Test::Column(permission.index()),
                FactValue::Permissions { declared, others } => return self.holds_all(declared, others),
                FactValue::OtherPermission(_) => Truth::False,
                _ => Truth::Unknown,
            },
            _ => self.policy.truth(atom, self.request),
        };
        outcome(known, exact)
    }

    fn boolean_test(&self, fact: FactId, exact: bool) -> Test<'r> {
        match self.own.iter().position(|own| *own == fact) {
            Some(at) => {
                let column = self.policy.sections.permissions.len().saturating_add(at);
                Test::Column(u32::try_from(column).unwrap_or(u32::MAX))
            }
            None => outcome(Truth::from(self.request.boolean(fact)), exact),
        }
    }

    /// Nobody holds what the policy doesn't declare.
    fn holds_all(&self, declared: &'r [u64], others: Texts<'r>) -> Test<'r> {
        if !self.policy.are_declared(declared) || others.iter().any(|name| self.policy.find_declared(name).is_none()) {
            return Test::Known(false);
        }
        Test::HoldsAll(declared, others)
    }

    /// The columns of permissions by name.
    pub(super) fn named(&self, names: Texts<'r>) -> impl Iterator<Item = u32> {
        let policy = self.policy;
        names.iter().filter_map(move |name| policy.find_declared(name)).map(PermissionId::index)
    }
}

fn outcome<'r>(truth: Truth, exact: bool) -> Test<'r> {
    match truth {
        Truth::True => Test::Known(true),
        Truth::False => Test::Known(false),
        Truth::Unknown => Test::Unknown { exact },
    }
}

/// The columns of the permissions in a word, or in a set.
pub(super) fn members(word: usize, bits: u64) -> impl Iterator<Item = u32> {
    let first = u32::try_from(word.saturating_mul(64)).unwrap_or(u32::MAX);
    let mut left = bits;
    core::iter::from_fn(move || {
        let lowest = (left != 0).then(|| left.trailing_zeros())?;
        left &= left.wrapping_sub(1);
        Some(first.saturating_add(lowest))
    })
}
