use core::fmt;

use super::{ALLOW, Decision};
use crate::artifact::record::DecisionRecord;
use crate::ids::{ActionId, OptionId};
use crate::policy::Policy;
use crate::request::{Request, RequestError};

/// One action, made ready to be decided: what a service keeps beside each of its endpoints.
///
/// Decides as [`Policy::decide`] does, in about fifteen machine instructions where permissions of one word decide it, as nearly always. Copying it
/// copies 64 bytes.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "encode")] {
/// # use placet_runtime::graph::*;
/// # let node = DecisionNode { test: DecisionTest::Held { word: 0, mask: 1, want: 1 }, hi: ALLOW, lo: DENY };
/// # let graph = Graph {
/// #     permissions: vec![Permission { name: "read".into(), ..Permission::default() }],
/// #     actions: vec![Action { id: "notes.read".into(), ..Action::default() }],
/// #     decision_nodes: vec![node],
/// #     ..Graph::default()
/// # };
/// # let bytes = placet_runtime::encode(&graph)?;
/// use placet_runtime::{Policy, Request};
///
/// let policy = Policy::open(&bytes)?;
/// let action = policy.find_action("notes.read").ok_or("no such action")?;
/// let prepared = policy.prepare(action)?; // once, where the endpoint is set up
/// assert!(prepared.decide(&Request::new(&[0b1], &[], &[]))?.is_allow()); // for each request
/// assert!(!prepared.decide(&Request::default())?.is_allow());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// One line of the caches, and not parts of two.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct PreparedAction<'p> {
    /// Where the decision starts: a copy, so that to look at it takes no address.
    pub(super) root: DecisionRecord,
    pub(super) policy: &'p Policy<'p>,
    /// Where the decisions of its options start.
    option_roots: &'p [DecisionRecord],
    first_option: u32,
    pub(super) action: ActionId,
}

impl<'a> Policy<'a> {
    /// The action, made ready to be decided often.
    ///
    /// # Errors
    ///
    /// - [`RequestError::UnknownAction`]
    #[inline]
    pub fn prepare(&self, action: ActionId) -> Result<PreparedAction<'_>, RequestError> {
        let s = &self.sections;
        let at = action.index() as usize;
        let Some(record) = s.actions.get(at) else {
            return Err(RequestError::UnknownAction(action));
        };
        Ok(PreparedAction {
            root: s.action_roots.get(at).copied().unwrap_or(DecisionRecord::ABSENT),
            policy: self,
            option_roots: record.options.slice(s.option_roots),
            first_option: record.options.start.get(),
            action,
        })
    }
}

impl<'p> PreparedAction<'p> {
    /// The action.
    #[must_use]
    pub const fn action(&self) -> ActionId {
        self.action
    }

    /// The policy that decides.
    #[must_use]
    pub const fn policy(&self) -> &'p Policy<'p> {
        self.policy
    }

    /// Whether the request's user may take the action; as [`Policy::decide`] says it.
    ///
    /// # Errors
    ///
    /// As [`Policy::decide`], but that the action is known.
    #[inline]
    pub fn decide(&self, request: &Request<'_>) -> Result<Decision, RequestError> {
        match self.root.look(request) {
            // Both ends are their decision's number, and so take nothing to turn into it.
            Some(end @ ..=ALLOW) => Ok(Decision::from(end & 1 != 0)),
            Some(way) => Ok(Decision::from(self.policy.end_of(way, request) & 1 != 0)),
            None => self.policy.answer(self.decide_asked(request), self.action, request),
        }
    }

    /// Where the decision of an option starts, if the action has it.
    #[inline(always)]
    pub(super) fn option_root(&self, option: OptionId) -> Option<&'p DecisionRecord> {
        self.option_roots.get(option.index().wrapping_sub(self.first_option) as usize)
    }
}

impl fmt::Debug for PreparedAction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedAction").field("action", &self.action).field("policy", self.policy).finish()
    }
}
