//! Deciding.
//!
//! An action has a graph that decides it, and an option one besides. While every test on the way is
//! true or false, a walk from the root follows one path to the end; nearly all nodes test many
//! permissions at once. The first unknown test forks the walk; from there on all nodes that some
//! completion of the unknown facts leads to are visited, each once, and one that ends at no denies:
//!
//! ```text
//! both ways at an unknown test    ends seen        the decision
//!                                 only allow       allow: every completion allows
//!                                 any deny         deny: some completion denies
//! ```
//!
//! That is exact because what a completion denies is denied by one clause of the action, and no path
//! within an exact clause contradicts itself: every way through it is the way of some completion. As
//! children have larger ids than their parents, always taking the smallest pending id visits a node
//! only after all its parents, so once.

mod all;
mod clause;
mod fits;
mod pending;
mod sweep;
mod truth;

use core::fmt;
use core::hint::select_unpredictable;

use crate::artifact::record::{DecisionRecord, decision_word};
use crate::ids::{ActionId, FactId, OptionId};
use crate::policy::Policy;
use crate::request::{Request, RequestError};

#[cfg(feature = "explain")]
pub(crate) use self::fits::fits_into;
pub(crate) use self::truth::Truth;

pub(crate) const DENY: u32 = 0;
pub(crate) const ALLOW: u32 = 1;
/// The id of the first node.
pub(crate) const FIRST: u32 = 2;

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
    #[inline]
    pub const fn is_allow(self) -> bool {
        matches!(self, Self::Allow)
    }
}

impl From<bool> for Decision {
    #[inline]
    fn from(allow: bool) -> Self {
        if allow { Self::Allow } else { Self::Deny }
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
    /// each node that the action reaches at most once (twice where one needs the larger of two
    /// buffers on the stack, some 16 KiB), and the same of each option.
    ///
    /// # Errors
    ///
    /// - [`RequestError::UnknownAction`]
    /// - [`RequestError::UnknownOption`] where the request asks for an option that the action lacks.
    /// - [`RequestError::UnknownScope`] where it says what is held in a scope that the policy lacks.
    #[inline]
    pub fn decide(&self, action: ActionId, request: &Request<'_>) -> Result<Decision, RequestError> {
        match self.sections.action_roots.get(action.index() as usize) {
            Some(root) if request.is_plain() => Ok(Decision::from(self.starts(root, request))),
            _ => self.decide_fully(action, request),
        }
    }

    /// With options, scopes, mistakes; and by the clauses where nothing else decides.
    #[inline(never)]
    fn decide_fully(&self, action: ActionId, request: &Request<'_>) -> Result<Decision, RequestError> {
        let record = self.sections.actions.get(action.index() as usize);
        let record = record.ok_or(RequestError::UnknownAction(action))?;
        // A wrong option or scope is an error even where the action is denied anyway, so that a host learns
        // of it in its first test.
        if !request.options().is_empty() {
            let own = record.options.range().unwrap_or_default();
            let mut asked = request.options().iter();
            if let Some(option) = asked.find(|option| !own.contains(&(option.index() as usize))) {
                return Err(RequestError::UnknownOption { action, option: *option });
            }
        }
        self.check_scopes(request)?;
        let mut options = request.options().iter();
        let Some(root) = self.sections.action_roots.get(action.index() as usize) else {
            let own = self.clauses_of(action).into_iter().flatten();
            let asked = options.filter_map(|option| self.clauses_of_option(action, *option));
            let mut clauses = own.chain(asked.flatten());
            return Ok(Decision::from(clauses.all(|clause| self.clause_holds(clause, request))));
        };
        let allows = self.starts(root, request)
            && options.all(|option| self.option_root(*option).is_some_and(|root| self.starts(root, request)));
        Ok(Decision::from(allows))
    }

    /// A scope that the policy lacks is an error, like an option.
    pub(crate) fn check_scopes(&self, request: &Request<'_>) -> Result<(), RequestError> {
        let mut sent = request.scopes().iter();
        match sent.find(|scope| scope.index() as usize >= self.sections.scopes.len()) {
            Some(scope) => Err(RequestError::UnknownScope(*scope)),
            None => Ok(()),
        }
    }

    /// Where the decision of an option starts: behind those of all actions.
    fn option_root(&self, option: OptionId) -> Option<&DecisionRecord> {
        let at = self.sections.action_roots.len().checked_add(option.index() as usize)?;
        self.sections.decision_nodes.get(at)
    }

    /// Whether the decision that starts at this node allows.
    #[inline]
    fn starts(&self, root: &DecisionRecord, request: &Request<'_>) -> bool {
        match request.permissions().get(root.alone.get() as usize) {
            Some(word) => root.holds(*word),
            None => self.walk(root, request),
        }
    }

    /// From node to node. Apart, so that what nearly all decisions need is a few instructions in place.
    #[inline(never)]
    fn walk(&self, root: &DecisionRecord, request: &Request<'_>) -> bool {
        let nodes = self.sections.decision_nodes;
        let held = request.permissions();
        let mut node = root;
        // Ids rise at each step, so this ends.
        loop {
            let to = match held.get(node.word.get() as usize) {
                // Which way is as hard to foresee as the user is; a branch would guess wrong half of the time.
                Some(word) => select_unpredictable(node.holds(*word), node.hi.get(), node.lo.get()),
                // A test of facts, or of what the request has no words for.
                None => match self.decision_truth(node, request) {
                    Truth::True => node.hi.get(),
                    Truth::False => node.lo.get(),
                    Truth::Unknown => return self.decide_unknown(node, request),
                },
            };
            // Terminals wrap around, past the end of all nodes.
            match nodes.get(to.wrapping_sub(FIRST) as usize) {
                Some(next) => node = next,
                None => return to == ALLOW,
            }
        }
    }

    /// The outcome of a node's test.
    #[inline(always)]
    pub(crate) fn decision_truth(&self, node: &DecisionRecord, request: &Request<'_>) -> Truth {
        let word = node.word.get();
        if word & decision_word::FACT != 0 {
            let index = word & decision_word::INDEX;
            return match word & decision_word::VALUE {
                0 => self.truth(index, request),
                _ => Truth::from(self.is_among(FactId::new(index), node.mask.get(), request)),
            };
        }
        let word = request.permissions().get(word as usize).copied().unwrap_or(0);
        Truth::from(node.holds(word))
    }
}
