//! What a decision is asked about: permissions held, facts, options.

#[cfg(feature = "alloc")]
mod buffer;
#[cfg(feature = "alloc")]
mod by_id;
#[cfg(feature = "alloc")]
mod fit;
#[cfg(feature = "alloc")]
mod input;
#[cfg(feature = "alloc")]
mod own;

use core::error::Error;
use core::fmt;

use crate::bits;
use crate::fact::{FactValue, Texts};
use crate::ids::{ActionId, FactId, OptionId, PermissionId, ScopeId};

#[cfg(feature = "alloc")]
use self::own::{OwnFact, OwnValue};
#[cfg(feature = "alloc")]
pub use self::{
    buffer::RequestBuffer,
    input::{FactInput, InputError},
};

/// A request, borrowed from where the host keeps it. `RequestBuffer` builds one by names.
///
/// The default is a user who holds nothing, and no facts.
#[derive(Clone, Copy, Debug, Default)]
// In this order, so that what nearly all decisions read is in front, mostly in one line of the caches with what a host keeps before it.
#[repr(C)]
pub struct Request<'a> {
    permissions: &'a [u64],
    /// The same where no options are asked for and nothing is said of scopes, as nearly always; else nothing.
    plain: &'a [u64],
    facts: Facts<'a>,
    options: &'a [OptionId],
    scopes: &'a [ScopeId],
}

#[derive(Clone, Copy, Debug)]
enum Facts<'a> {
    Values(&'a [FactValue<'a>]),
    #[cfg(feature = "alloc")]
    Own(&'a [OwnFact]),
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Self::Values(&[])
    }
}

impl<'a> Request<'a> {
    /// A request of three lists.
    ///
    /// `permissions` has the held permissions as bits by their index; fill it by
    /// [`Policy::hold`](crate::Policy::hold) and
    /// [`Policy::assume_role`](crate::Policy::assume_role), so that what they imply is in it, and in
    /// scopes by [`Policy::hold_in`](crate::Policy::hold_in) and
    /// [`Policy::assume_role_in`](crate::Policy::assume_role_in).
    /// `facts` has a value for each fact by its index; facts past its end are unknown.
    #[must_use]
    pub const fn new(permissions: &'a [u64], facts: &'a [FactValue<'a>], options: &'a [OptionId]) -> Self {
        Self::of(permissions, Facts::Values(facts), options, &[])
    }

    /// The same request with these options asked for.
    #[must_use]
    pub const fn with_options(self, options: &'a [OptionId]) -> Self {
        Self::of(self.permissions(), self.facts, options, self.scopes)
    }

    /// The same request with these permissions held, as bits by their index.
    #[must_use]
    pub const fn with_permissions(self, permissions: &'a [u64]) -> Self {
        Self::of(permissions, self.facts, self.options, self.scopes)
    }

    /// The same request, which says what the user holds in these scopes, even if that is nothing.
    ///
    /// No decision depends on it: what isn't said to be held isn't held. But an explanation lists
    /// the scopes that a denial rests on and that the request doesn't say.
    #[must_use]
    pub const fn with_scopes(self, scopes: &'a [ScopeId]) -> Self {
        Self::of(self.permissions(), self.facts, self.options, scopes)
    }

    /// The held permissions, as bits by their index.
    #[must_use]
    #[inline]
    pub const fn permissions(&self) -> &'a [u64] {
        self.permissions
    }

    /// The options that are asked for.
    #[must_use]
    #[inline]
    pub const fn options(&self) -> &'a [OptionId] {
        self.options
    }

    /// The scopes in which the request says what the user holds.
    #[must_use]
    #[inline]
    pub const fn scopes(&self) -> &'a [ScopeId] {
        self.scopes
    }

    #[inline]
    const fn of(permissions: &'a [u64], facts: Facts<'a>, options: &'a [OptionId], scopes: &'a [ScopeId]) -> Self {
        let plain: &[u64] = if options.is_empty() && scopes.is_empty() { permissions } else { &[] };
        Self { permissions, plain, facts, options, scopes }
    }

    /// What is held, if the request asks for no options and says nothing of scopes; else nothing. So whoever finds a word here
    /// has no more to ask.
    #[inline]
    pub(crate) const fn plain(&self) -> &'a [u64] {
        self.plain
    }

    /// Whether the permission is held.
    #[must_use]
    #[inline]
    pub fn holds(&self, permission: PermissionId) -> bool {
        bits::contains(self.permissions(), permission.index())
    }

    /// Whether a fact is true, where the request says that of it.
    #[inline]
    pub(crate) fn boolean(&self, fact: FactId) -> Option<bool> {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => match facts.get(index) {
                Some(FactValue::Boolean(value)) => Some(*value),
                _ => None,
            },
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => match facts.get(index) {
                Some(OwnFact { value: OwnValue::Boolean(value), .. }) => Some(*value),
                _ => None,
            },
        }
    }

    /// Whether it says anything of a fact.
    #[inline]
    pub(crate) fn says(&self, fact: FactId) -> bool {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => !matches!(facts.get(index), None | Some(FactValue::Unknown)),
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => !matches!(facts.get(index), None | Some(OwnFact { value: OwnValue::Unknown, .. })),
        }
    }

    /// The ordinal of a fact's value, where the request says one.
    #[inline]
    pub(crate) fn ordinal(&self, fact: FactId) -> Option<u32> {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => match facts.get(index) {
                Some(FactValue::Value(ordinal)) => Some(*ordinal),
                _ => None,
            },
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => match facts.get(index) {
                Some(OwnFact { value: OwnValue::Value(ordinal), .. }) => Some(*ordinal),
                _ => None,
            },
        }
    }

    /// The id of a thing, where the request says one.
    #[inline]
    pub(crate) fn entity(&self, fact: FactId) -> Option<&'a str> {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => match facts.get(index) {
                Some(FactValue::Entity(id)) => Some(id),
                _ => None,
            },
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => facts.get(index).and_then(OwnFact::entity),
        }
    }

    /// The ids of a set of things, where the request says them.
    #[inline]
    pub(crate) fn entities(&self, fact: FactId) -> Option<Texts<'a>> {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => match facts.get(index) {
                Some(FactValue::Entities(ids)) => Some(*ids),
                _ => None,
            },
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => facts.get(index).and_then(OwnFact::entities),
        }
    }

    /// What the request says of a fact.
    #[must_use]
    #[inline]
    pub fn fact(&self, fact: FactId) -> FactValue<'a> {
        let index = fact.index() as usize;
        match self.facts {
            Facts::Values(facts) => facts.get(index).copied().unwrap_or_default(),
            #[cfg(feature = "alloc")]
            Facts::Own(facts) => facts.get(index).map(OwnFact::borrow).unwrap_or_default(),
        }
    }
}

/// Why a request has no answer. Treat it as a denial, and as a bug of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// The policy has no such action.
    UnknownAction(ActionId),
    /// The action has no such option.
    UnknownOption {
        /// The action.
        action: ActionId,
        /// The option that it hasn't.
        option: OptionId,
    },
    /// The policy has no such scope.
    UnknownScope(ScopeId),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, index) = match self {
            Self::UnknownAction(action) => ("the policy has no action", action.index()),
            Self::UnknownScope(scope) => ("the policy has no scope", scope.index()),
            Self::UnknownOption { option, .. } => ("the action has no option", option.index()),
        };
        write!(f, "{what} of index {index}; take ids from the policy that decides")
    }
}

impl Error for RequestError {}
