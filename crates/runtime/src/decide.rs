//! Deciding.
//!
//! A clause is a decision diagram. While every test on the way is true or false, a walk from its
//! root follows one path to the end. The first unknown test forks it; from there on all nodes that
//! some completion of the unknown facts leads to are visited, each once, and one that ends at no
//! makes the clause say no:
//!
//! ```text
//! both ways at an unknown test    ends seen        the clause
//!                                 only allow       holds: every completion allows
//!                                 any deny         says no: some completion denies
//! ```
//!
//! That is exact because an exact clause has no path that contradicts itself: every way through it
//! is the way of some completion. As children have smaller ids than their parents, always taking
//! the largest pending id visits a node only after all its parents, so once.

mod fits;
mod pending;
mod truth;

use core::fmt;

use crate::artifact::record::{NodeRecord, clause_flag};
use crate::ids::{ActionId, ClauseId};
use crate::limits;
use crate::policy::Policy;
use crate::request::{Request, RequestError};

#[cfg(feature = "explain")]
pub(crate) use self::fits::fits_into;
use self::pending::Pending;
pub(crate) use self::truth::Truth;

pub(crate) const DENY: u32 = 0;
pub(crate) const ALLOW: u32 = 1;

/// Pending nodes of the first attempt, which nearly always is enough.
const FEW: usize = 32;
/// Each visited node adds at most one pending id more than it takes away, so this is enough for
/// every clause of [`limits::EXACT_NODES`].
const MANY: usize = limits::EXACT_NODES + 2;

/// The answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The user may.
    Allow,
    /// The user may not.
    Deny,
}

impl Decision {
    /// Whether the user may.
    #[must_use]
    pub const fn is_allow(self) -> bool {
        matches!(self, Self::Allow)
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
        })
    }
}

impl Policy<'_> {
    /// Whether the request's user may take the action, with all the options that it asks for.
    ///
    /// Allows exactly when every completion of the unknown facts allows. Allocates nothing; visits
    /// each node that the action's clauses reach at most once a clause (twice where one needs the
    /// larger of two buffers on the stack, some 16 KiB).
    ///
    /// # Errors
    ///
    /// - [`RequestError::UnknownAction`]
    /// - [`RequestError::UnknownOption`] where the request asks for an option that the action lacks.
    /// - [`RequestError::UnknownScope`] where it says what is held in a scope that the policy lacks.
    pub fn decide(&self, action: ActionId, request: &Request<'_>) -> Result<Decision, RequestError> {
        let own = self.clauses_of(action);
        let own = own.ok_or(RequestError::UnknownAction(action))?;
        // A wrong option or scope is an error even where the action is denied anyway, so that a host learns
        // of it in its first test.
        for option in request.options() {
            if self.clauses_of_option(action, *option).is_none() {
                let option = *option;
                return Err(RequestError::UnknownOption { action, option });
            }
        }
        let mut sent = request.scopes().iter();
        if let Some(scope) = sent.find(|scope| scope.index() as usize >= self.sections.scopes.len()) {
            return Err(RequestError::UnknownScope(*scope));
        }
        let asked = request.options().iter();
        let asked = asked.filter_map(|option| self.clauses_of_option(action, *option));
        let mut clauses = own.chain(asked.flatten());
        if clauses.all(|clause| self.clause_holds(clause, request)) { Ok(Decision::Allow) } else { Ok(Decision::Deny) }
    }

    /// Whether one clause holds, whatever the facts that the request doesn't say.
    #[must_use]
    pub fn clause_holds(&self, clause: ClauseId, request: &Request<'_>) -> bool {
        self.holds_counting(clause, request, &mut 0)
    }

    /// Whether a clause holds; adds to `steps` the nodes that it took to say.
    pub(crate) fn holds_counting(&self, clause: ClauseId, request: &Request<'_>, steps: &mut usize) -> bool {
        let Some(clause) = self.sections.clauses.get(clause.index() as usize) else {
            return false;
        };
        let mut at = clause.root.get();
        // Ids fall at each step, so this ends.
        loop {
            *steps = steps.wrapping_add(1);
            let Some(node) = self.node(at) else {
                return at == ALLOW;
            };
            at = match self.truth(node.atom.get(), request) {
                Truth::True => node.hi.get(),
                Truth::False => node.lo.get(),
                Truth::Unknown => break,
            };
        }
        if clause.flags.get() & clause_flag::EXACT == 0 {
            return false;
        }
        match self.sweep(&mut Pending::<FEW>::new(), at, request, steps) {
            Some(holds) => holds,
            None => self.sweep_large(at, request, steps),
        }
    }

    /// The node of this id; terminals have none.
    pub(crate) fn node(&self, id: u32) -> Option<&NodeRecord> {
        self.sections.nodes.get(id.checked_sub(2)? as usize)
    }

    /// Apart, so that only those who need the large buffer pay for it.
    #[cold]
    #[inline(never)]
    fn sweep_large(&self, from: u32, request: &Request<'_>, steps: &mut usize) -> bool {
        let holds = self.sweep(&mut Pending::<MANY>::new(), from, request, steps);
        holds.unwrap_or(false)
    }

    /// Whether no way from a node leads to no; `None` where the buffer is too small to say.
    fn sweep<const N: usize>(
        &self,
        pending: &mut Pending<N>,
        from: u32,
        request: &Request<'_>,
        steps: &mut usize,
    ) -> Option<bool> {
        pending.push(from)?;
        while let Some(id) = pending.take_largest() {
            *steps = steps.wrapping_add(1);
            let Some(node) = self.node(id) else {
                if id == ALLOW {
                    continue;
                }
                return Some(false);
            };
            let truth = self.truth(node.atom.get(), request);
            for (way, taken) in [(node.hi, truth.may_be(true)), (node.lo, truth.may_be(false))] {
                match way.get() {
                    _ if !taken => {}
                    DENY => return Some(false),
                    ALLOW => {}
                    id => pending.push(id)?,
                }
            }
        }
        Some(true)
    }
}
