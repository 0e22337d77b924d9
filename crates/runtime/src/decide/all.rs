//! Deciding every action for one request.
//!
//! One pass over all nodes, from the last to the first: a node's children have larger ids, so their
//! values are there already. What a test says only chooses which of two values is taken; no branch
//! depends on it, so requests that have nothing in common cost what equal ones do.
//!
//! ```text
//! nodes     actions' roots          options' roots     nodes that the roots lead to
//!           then bits of `allowed`  not asked for      first, bytes of `scratch`, last to first
//! ```
//!
//! No node leads to a root, so the bytes of roots are never written or read. Most roots only ask for
//! permissions; of those the artifact says for every 64 actions which permissions they need.

use core::cell::Cell;
use core::hint::select_unpredictable;

use super::{Decision, FIRST};
use crate::artifact::record::{DecisionRecord, NeedRecord, decision_word};
use crate::batch::{BatchError, Buffer};
use crate::bits;
use crate::ids::ActionId;
use crate::policy::Policy;
use crate::request::{Request, RequestError};

impl Policy<'_> {
    /// How many words a bitmap of all actions takes.
    #[must_use]
    pub fn action_words(&self) -> usize {
        bits::words(self.sections.actions.len())
    }

    /// How many bytes [`Self::decide_all`] works in.
    #[must_use]
    pub fn scratch_len(&self) -> usize {
        match self.sections.decision_nodes.len() {
            0 => 0,
            nodes => nodes.saturating_add(FIRST as usize),
        }
    }

    /// Whether the request's user may take each action: bit `i % 64` of word `i / 64` of `allowed` is
    /// what [`Self::decide`] says of the action of index `i`.
    ///
    /// The first [`Self::action_words`] words are written, bits past the last action as 0, and the
    /// words after them left alone. Works in the first [`Self::scratch_len`] bytes of `scratch`,
    /// whatever they hold. Allocates nothing; takes time linear in the policy, whatever is asked.
    /// For a few actions of many there is [`Self::decide_actions`].
    ///
    /// # Errors
    ///
    /// - [`BatchError::TooSmall`] where a buffer is.
    /// - [`BatchError::Request`] for what [`Self::decide`] refuses of any action. An option belongs to
    ///   one action, so where a policy has several actions, a request with options is refused; see
    ///   [`Self::decide_options`].
    ///
    /// # Example
    ///
    /// ```
    /// # #[cfg(feature = "encode")] {
    /// # use placet_runtime::graph::*;
    /// # let node = DecisionNode { test: DecisionTest::Held { word: 0, mask: 1, want: 1 }, hi: ALLOW, lo: DENY };
    /// # let action = |id: &str| Action { id: id.into(), ..Action::default() };
    /// # let graph = Graph {
    /// #     permissions: vec![Permission { name: "read".into(), ..Permission::default() }],
    /// #     actions: vec![action("notes.look"), action("notes.read")],
    /// #     decision_nodes: vec![DecisionNode::always(ALLOW), node],
    /// #     ..Graph::default()
    /// # };
    /// # let bytes = placet_runtime::encode(&graph).unwrap();
    /// use placet_runtime::{Policy, Request};
    ///
    /// let policy = Policy::open(&bytes)?; // `notes.look` for everyone, `notes.read` for who may read
    /// let mut scratch = vec![0; policy.scratch_len()];
    /// let mut allowed = vec![0; policy.action_words()];
    /// policy.decide_all(&Request::default(), &mut scratch, &mut allowed)?;
    /// assert_eq!(allowed, [0b01]);
    /// policy.decide_all(&Request::new(&[0b1], &[], &[]), &mut scratch, &mut allowed)?;
    /// assert_eq!(allowed, [0b11]);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide_all(&self, request: &Request<'_>, scratch: &mut [u8], allowed: &mut [u64]) -> Result<(), BatchError> {
        let words = self.action_words();
        let bytes = self.scratch_len();
        Buffer::Scratch.require(scratch.len(), bytes)?;
        Buffer::Answers.require(allowed.len(), words)?;
        let allowed = allowed.get_mut(..words).unwrap_or_default();
        let actions = self.sections.actions.len();
        let ids = (0..u32::try_from(actions).unwrap_or(u32::MAX)).map(ActionId::new);
        if self.sections.decision_nodes.is_empty() || !request.options().is_empty() {
            return self.decide_each(ids, request, allowed);
        }
        self.check_scopes(request)?;
        let values = Cell::from_mut(scratch.get_mut(..bytes).unwrap_or_default()).as_slice_of_cells();
        let words = Cell::from_mut(allowed).as_slice_of_cells();
        let pass = Pass { policy: self, request, values };
        pass.evaluate();
        pass.actions(words);
        Ok(())
    }

    /// Whether the request's user may take each of these actions: bit `i % 64` of word `i / 64` of
    /// `allowed` is what [`Self::decide`] says of `actions[i]`.
    ///
    /// For what a page of an interface shows; [`Self::actions_under`] finds the actions of a section.
    /// Writes `actions.len().div_ceil(64)` words, bits past the last action as 0. Allocates nothing.
    ///
    /// # Errors
    ///
    /// - [`BatchError::TooSmall`] where `allowed` is.
    /// - [`BatchError::Request`] for what [`Self::decide`] refuses of any of them.
    pub fn decide_actions(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        allowed: &mut [u64],
    ) -> Result<(), BatchError> {
        let words = bits::words(actions.len());
        Buffer::Answers.require(allowed.len(), words)?;
        self.decide_each(actions.iter().copied(), request, allowed.get_mut(..words).unwrap_or_default())
    }

    /// Which options of an action the request's user may ask for: bit `i` is what [`Self::decide`]
    /// says where the request asks for the action's `i`-th option besides its own. No action has more
    /// than [`OPTIONS_PER_ACTION`](crate::limits::OPTIONS_PER_ACTION), which is 64.
    ///
    /// # Errors
    ///
    /// What [`Self::decide`] refuses.
    pub fn decide_options(&self, action: ActionId, request: &Request<'_>) -> Result<u64, RequestError> {
        if !self.decide(action, request)?.is_allow() {
            return Ok(0);
        }
        let mut allowed = 0;
        let options = self.action(action).map(|action| action.options);
        for (at, option) in (0..).zip(options.into_iter().flatten()) {
            let asked = [option];
            let allows = self.decide(action, &request.with_options(&asked))?.is_allow();
            allowed |= u64::from(allows).wrapping_shl(at);
        }
        Ok(allowed)
    }

    /// The actions that stand under these headings, outermost first, in the order of declaration;
    /// all actions where there are none. A policy without labels has no headings.
    ///
    /// Looks at every action, so keep what it finds.
    pub fn actions_under<'p>(&'p self, headings: &'p [&'p str]) -> impl Iterator<Item = ActionId> + 'p {
        let under = self.actions().filter(|action| {
            let mut own = action.sections.clone();
            headings.iter().all(|heading| own.next() == Some(heading))
        });
        under.map(|action| action.id)
    }

    /// One after another, into as many words as they take.
    fn decide_each(
        &self,
        actions: impl Iterator<Item = ActionId>,
        request: &Request<'_>,
        allowed: &mut [u64],
    ) -> Result<(), BatchError> {
        allowed.fill(0);
        for (at, action) in (0..).zip(actions) {
            if self.decide(action, request)? == Decision::Allow {
                bits::insert(allowed, at);
            }
        }
        Ok(())
    }
}

/// One pass, and what it has found so far.
struct Pass<'p> {
    policy: &'p Policy<'p>,
    request: &'p Request<'p>,
    /// 1 where the node or end of this id allows; of roots, nothing.
    values: &'p [Cell<u8>],
}

impl Pass<'_> {
    /// The values of all nodes but the roots.
    fn evaluate(&self) {
        let s = &self.policy.sections;
        let held = self.request.permissions();
        let roots = s.actions.len().saturating_add(s.options.len());
        let nodes = s.decision_nodes.get(roots..).unwrap_or_default();
        let Some((ends, values)) = self.values.split_at_checked(FIRST as usize) else { return };
        for (allows, end) in (0..).zip(ends) {
            end.set(allows);
        }
        let values = values.get(roots..).unwrap_or_default();
        for (node, own) in nodes.iter().zip(values).rev() {
            own.set(self.value(held, node));
        }
    }

    /// The bits of all actions.
    fn actions(&self, words: &[Cell<u64>]) {
        let s = &self.policy.sections;
        let held = self.request.permissions();
        for ((word, group), roots) in words.iter().zip(s.groups).zip(s.action_roots.chunks(64)) {
            let [needing, alone] = [group.actions.get(), group.alone.get()];
            let all = bits::mask(0, roots.len());
            let having = needing & !refused(held, group.needs.slice(s.needs));
            // Of what leads on, those where that allows; of what doesn't begin with needs, too.
            let on = each(needing & !alone, roots, |root| self.value_of(root.hi.get()));
            let apart = each(all & !needing, roots, |root| self.value(held, root));
            word.set(having & (alone | on) | apart);
        }
    }

    /// 1 where the node allows.
    #[inline(always)]
    fn value(&self, held: &[u64], node: &DecisionRecord) -> u8 {
        match held.get(node.word.get() as usize) {
            Some(word) => self.value_held(*word, node),
            None => self.value_apart(node),
        }
    }

    #[inline(always)]
    fn value_held(&self, word: u64, node: &DecisionRecord) -> u8 {
        self.value_of(select_unpredictable(node.holds(word), node.hi.get(), node.lo.get()))
    }

    /// Of a test of facts, or of permissions that the request has no words for.
    #[inline(never)]
    fn value_apart(&self, node: &DecisionRecord) -> u8 {
        let (lo, hi) = (self.value_of(node.lo.get()), self.value_of(node.hi.get()));
        let exact = u8::from(node.word.get() & decision_word::EXACT != 0);
        // In the order of the outcomes' numbers.
        let values = lo | hi << 1 | (lo & hi & exact) << 2;
        let truth = self.policy.decision_truth(node, self.request);
        values >> truth as u8 & 1
    }

    /// Of a node or end of this id.
    #[inline(always)]
    fn value_of(&self, id: u32) -> u8 {
        self.values.get(id as usize).map_or(0, Cell::get)
    }
}

/// Those of these actions of a group whose value is 1.
#[inline(always)]
fn each(actions: u64, roots: &[DecisionRecord], value: impl Fn(&DecisionRecord) -> u8) -> u64 {
    let (mut left, mut found) = (actions, 0);
    while left != 0 {
        let action = left & left.wrapping_neg();
        let value = roots.get(left.trailing_zeros() as usize).map_or(0, &value);
        found |= action & u64::from(value).wrapping_neg();
        left ^= action;
    }
    found
}

/// The actions of a group that need a permission which isn't held.
///
/// Most actions of a section ask for permissions that its other actions ask for too: this asks once
/// for each permission and 64 actions, and no branch depends on what is held.
#[inline(never)]
fn refused(held: &[u64], needs: &[NeedRecord]) -> u64 {
    needs.iter().fold(0, |refused, need| {
        let permission = need.permission.get();
        let word = held.get((permission / 64) as usize).copied().unwrap_or(0);
        // All ones where the permission is lacking.
        let lacking = (word.wrapping_shr(permission % 64) & 1).wrapping_sub(1);
        refused | need.actions.get() & lacking
    })
}
