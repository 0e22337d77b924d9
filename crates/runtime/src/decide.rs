//! Deciding.
//!
//! An action has a graph that decides it, and an option one besides. While every test on the way is
//! true or false, a walk from the root follows one path to the end; nearly all nodes test many
//! permissions at once, and nearly all actions are one such node. At an unknown test both ways must
//! allow: a way that denies decides, beside a way that allows the other one decides, and where both
//! lead on, all nodes that some completion of the unknown facts leads to are visited, each once:
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

/// In place of an end: the request can't be decided. No end, and so no answer.
const REFUSED: u32 = u32::MAX;

/// The answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The user may not.
    Deny = 0,
    /// The user may.
    Allow = 1,
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
        // Nearly all actions are decided by one look at one word.
        if let Some(root) = self.sections.action_roots.get(action.index() as usize)
            && let Some(word) = request.plain().get(root.alone.get() as usize)
        {
            return Ok(Decision::from(root.holds(*word)));
        }
        match self.decide_apart(action, request) {
            DENY => Ok(Decision::Deny),
            ALLOW => Ok(Decision::Allow),
            _ => Err(self.refusal(action, request).unwrap_or(RequestError::UnknownAction(action))),
        }
    }

    /// One of the two ends, or another number for a request that is refused.
    #[inline(never)]
    fn decide_apart(&self, action: ActionId, request: &Request<'_>) -> u32 {
        match self.sections.action_roots.get(action.index() as usize) {
            Some(root) if request.is_plain() => self.walk(root, request.plain(), request),
            _ => self.decide_fully(action, request),
        }
    }

    /// As [`Self::decide_apart`], with options, with scopes, or of an artifact without decision nodes.
    #[inline(never)]
    fn decide_fully(&self, action: ActionId, request: &Request<'_>) -> u32 {
        let at = action.index() as usize;
        let (Some(record), Some(root)) = (self.sections.actions.get(at), self.sections.action_roots.get(at)) else {
            return self.decide_by_clauses(action, request);
        };
        let mut allows = self.starts(root, request);
        // What is found of some says nothing of the next, so all are looked at: a wrong option is an error even where the
        // action is denied anyway, so that a host learns of it in its first test.
        let mut known = self.check_scopes(request).is_ok();
        for option in request.options() {
            known &= record.options.contains(option.index());
            allows &= self.option_root(*option).map_or(DENY, |root| self.starts(root, request));
        }
        if known { allows } else { REFUSED }
    }

    /// As [`Self::decide_fully`], where the artifact has no decision nodes.
    #[inline(never)]
    fn decide_by_clauses(&self, action: ActionId, request: &Request<'_>) -> u32 {
        if self.refusal(action, request).is_some() {
            return REFUSED;
        }
        let own = self.clauses_of(action).into_iter().flatten();
        let asked = request.options().iter().filter_map(|option| self.clauses_of_option(action, *option));
        let mut clauses = own.chain(asked.flatten());
        u32::from(clauses.all(|clause| self.clause_holds(clause, request)))
    }

    /// Why a request is refused, where it is.
    #[cold]
    #[inline(never)]
    fn refusal(&self, action: ActionId, request: &Request<'_>) -> Option<RequestError> {
        let Some(record) = self.sections.actions.get(action.index() as usize) else {
            return Some(RequestError::UnknownAction(action));
        };
        let mut asked = request.options().iter();
        match asked.find(|option| !record.options.contains(option.index())) {
            Some(option) => Some(RequestError::UnknownOption { action, option: *option }),
            None => self.check_scopes(request).err(),
        }
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

    /// The end of the decision that starts at this node.
    #[inline(always)]
    fn starts(&self, root: &DecisionRecord, request: &Request<'_>) -> u32 {
        match request.permissions().get(root.alone.get() as usize) {
            Some(word) => u32::from(root.holds(*word)),
            None => self.walk_apart(root, request),
        }
    }

    /// From node to node to an end, while they ask for permissions.
    #[inline(always)]
    fn walk(&self, root: &DecisionRecord, held: &[u64], request: &Request<'_>) -> u32 {
        let nodes = self.sections.decision_nodes;
        let mut node = root;
        // Ids rise at each step, so this ends.
        while let Some(word) = held.get(node.word.get() as usize) {
            // Which way is as hard to foresee as the user is; a branch would guess wrong half of the time.
            let to = select_unpredictable(node.holds(*word), node.hi.get(), node.lo.get());
            // Terminals wrap around, past the end of all nodes.
            match nodes.get(to.wrapping_sub(FIRST) as usize) {
                Some(next) => node = next,
                None => return u32::from(to == ALLOW),
            }
        }
        self.walk_apart(node, request)
    }

    /// From node to node to an end, where the first asks for a fact, or for what the request has no words for.
    ///
    /// Apart, as it takes more registers.
    #[inline(never)]
    fn walk_apart(&self, from: &DecisionRecord, request: &Request<'_>) -> u32 {
        let mut node = from;
        loop {
            let (hi, lo) = (node.hi.get(), node.lo.get());
            let truth = self.truth_apart(node, request);
            let to = if truth.is_unknown() {
                // Both ways must allow. Where one denies, nothing else counts; where one allows, the other does.
                let (small, large) = (hi.min(lo), hi.max(lo));
                if (small == DENY) | (node.word.get() & decision_word::EXACT == 0) {
                    return DENY;
                }
                if small > ALLOW {
                    return self.decide_unknown(node, request);
                }
                large
            } else {
                select_unpredictable(truth == Truth::True, hi, lo)
            };
            match self.sections.decision_nodes.get(to.wrapping_sub(FIRST) as usize) {
                Some(next) => node = next,
                None => return u32::from(to == ALLOW),
            }
        }
    }

    /// Apart, so that a walk over permissions needs few registers.
    #[inline(never)]
    fn truth_apart(&self, node: &DecisionRecord, request: &Request<'_>) -> Truth {
        self.decision_truth(node, request)
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
