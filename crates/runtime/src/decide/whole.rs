//! Deciding with all that a request may ask for, and why a request is refused.

use super::{ALLOW, DENY, PreparedAction, REFUSED};
use crate::artifact::record::DecisionRecord;
use crate::ids::ActionId;
use crate::policy::Policy;
use crate::request::{Request, RequestError};

impl PreparedAction<'_> {
    /// One of the two ends, or another number for a request that is refused: where the request asks for more than the root
    /// answers, or the root for facts.
    #[cold]
    #[inline(never)]
    pub(super) fn decide_asked(&self, request: &Request<'_>) -> u32 {
        self.look_at_all(request).unwrap_or_else(|| self.decide_whole(request))
    }

    /// The end where nodes of permissions alone decide the action and each option that is asked for, as nearly always.
    #[inline(always)]
    fn look_at_all(&self, request: &Request<'_>) -> Option<u32> {
        if !request.scopes().is_empty() {
            return None;
        }
        let end = |root: &DecisionRecord| {
            let word = request.permissions().get(root.word.get() as usize)?;
            Some(root.way(*word)).filter(|way| *way <= ALLOW)
        };
        request.options().iter().try_fold(end(&self.root)?, |all, option| Some(all & end(self.option_root(*option)?)?))
    }

    /// As [`Self::decide_asked`], whatever the request asks for and whatever decides.
    #[inline(never)]
    fn decide_whole(&self, request: &Request<'_>) -> u32 {
        if self.policy.sections.decision_nodes.is_empty() {
            return self.policy.decide_by_clauses(self.action, request);
        }
        // What is found of some says nothing of the next, so all are looked at: a wrong option is an error even where the
        // action is denied anyway, so that a host learns of it in its first test.
        if self.policy.check_scopes(request).is_err() {
            return REFUSED;
        }
        let mut allows = self.policy.end(&self.root, request);
        for option in request.options() {
            let Some(root) = self.option_root(*option) else {
                return REFUSED;
            };
            allows &= self.policy.end(root, request);
        }
        allows
    }
}

impl Policy<'_> {
    /// As [`PreparedAction::decide_whole`], where the artifact has no decision nodes.
    #[inline(never)]
    fn decide_by_clauses(&self, action: ActionId, request: &Request<'_>) -> u32 {
        if self.refusal(action, request).is_some() {
            return REFUSED;
        }
        let own = self.clauses_of(action).into_iter().flatten();
        let asked = request.options().iter().filter_map(|option| self.clauses_of_option(action, *option));
        let mut clauses = own.chain(asked.flatten());
        if clauses.all(|clause| self.clause_holds(clause, request)) { ALLOW } else { DENY }
    }

    /// Why a request is refused, where it is.
    #[cold]
    #[inline(never)]
    pub(super) fn refusal(&self, action: ActionId, request: &Request<'_>) -> Option<RequestError> {
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
}
