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
mod decision;
mod fits;
mod pending;
mod prepared;
mod sweep;
mod truth;
mod walk;
mod whole;

use crate::ids::ActionId;
use crate::policy::Policy;
use crate::request::{Request, RequestError};

#[cfg(feature = "explain")]
pub(crate) use self::fits::fits_into;
pub(crate) use self::truth::Truth;
pub use self::{decision::Decision, prepared::PreparedAction};

pub(crate) const DENY: u32 = 0;
pub(crate) const ALLOW: u32 = 1;
/// The id of the first node.
pub(crate) const FIRST: u32 = 2;

/// In place of an end: the request can't be decided. No end, and so no answer.
const REFUSED: u32 = u32::MAX;

impl Policy<'_> {
    /// Whether the request's user may take the action, with all the options that it asks for.
    ///
    /// Allows exactly when every completion of the unknown facts allows. Allocates nothing; visits
    /// each node that the action reaches at most once (or three times, where unknown facts leave so many
    /// ways open that they take the largest of three buffers on the stack, some 16 KiB), and the same of each option. Whoever decides an action
    /// often prepares it by [`Self::prepare`].
    ///
    /// # Errors
    ///
    /// - [`RequestError::UnknownAction`]
    /// - [`RequestError::UnknownOption`] where the request asks for an option that the action lacks.
    /// - [`RequestError::UnknownScope`] where it says what is held in a scope that the policy lacks.
    #[inline]
    pub fn decide(&self, action: ActionId, request: &Request<'_>) -> Result<Decision, RequestError> {
        match self.sections.action_roots.get(action.index() as usize).and_then(|root| root.look(request)) {
            // Both ends are their decision's number, and so take nothing to turn into it.
            Some(end @ ..=ALLOW) => Ok(Decision::from(end & 1 != 0)),
            Some(way) => Ok(Decision::from(self.end_of(way, request) & 1 != 0)),
            None => self.answer(self.decide_asked(action, request), action, request),
        }
    }

    /// As [`PreparedAction::decide_asked`].
    #[cold]
    #[inline(never)]
    fn decide_asked(&self, action: ActionId, request: &Request<'_>) -> u32 {
        self.prepare(action).map_or(REFUSED, |prepared| prepared.decide_asked(request))
    }

    /// What an end, or another number, says.
    #[inline(always)]
    fn answer(&self, end: u32, action: ActionId, request: &Request<'_>) -> Result<Decision, RequestError> {
        match end {
            DENY => Ok(Decision::Deny),
            ALLOW => Ok(Decision::Allow),
            _ => Err(self.refusal(action, request).unwrap_or(RequestError::UnknownAction(action))),
        }
    }
}
