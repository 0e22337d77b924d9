use alloc::string::ToString;
use alloc::vec::Vec;

use super::own::{OwnFact, OwnValue};
use super::{FactInput, Facts, InputError, Request};
use crate::ids::{ActionId, FactId, OptionId, PermissionId, RoleId, ScopeId};
use crate::policy::Policy;

/// Builds a request by names, and owns it. Reuse one for many requests: [`Self::clear`] keeps its
/// memory.
///
/// Nothing is held and no fact known until said. A fact that is said twice has the later value.
///
/// Where the host has looked ids up already, or the artifact carries no names, the methods that end
/// in `_by_id`, and [`Self::hold_ids`], say the same by ids.
///
/// A host that passes on permissions of a larger system than the policy's may ignore
/// [`InputError::UnknownPermission`]: rules can't ask for what the policy doesn't declare.
#[derive(Clone, Debug)]
pub struct RequestBuffer<'p> {
    pub(super) policy: Policy<'p>,
    pub(super) permissions: Vec<u64>,
    facts: Vec<OwnFact>,
    /// The facts that were said: of many, a request says few.
    said: Vec<FactId>,
    pub(super) options: Vec<OptionId>,
    pub(super) scopes: Vec<ScopeId>,
}

impl<'p> RequestBuffer<'p> {
    /// An empty request to this policy.
    #[must_use]
    pub fn new(policy: &Policy<'p>) -> Self {
        Self {
            policy: *policy,
            permissions: alloc::vec![0; policy.permission_words()],
            facts: Vec::new(),
            said: Vec::new(),
            options: Vec::new(),
            scopes: Vec::new(),
        }
    }

    /// The policy that the request is to.
    #[must_use]
    pub fn policy(&self) -> &Policy<'p> {
        &self.policy
    }

    /// Makes the request empty again.
    #[inline]
    pub fn clear(&mut self) {
        self.permissions.fill(0);
        for fact in self.said.drain(..) {
            if let Some(own) = self.facts.get_mut(fact.index() as usize) {
                own.value = OwnValue::Unknown;
            }
        }
        self.options.clear();
        self.scopes.clear();
    }

    /// The user holds this permission, and what it implies. In no scope: see [`Self::hold_in`].
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownPermission`]
    #[inline]
    pub fn hold(&mut self, permission: &str) -> Result<(), InputError> {
        let permission = self.permission(permission)?;
        self.policy.hold(&mut self.permissions, permission);
        Ok(())
    }

    /// The user has this role.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownRole`]
    pub fn role(&mut self, role: &str) -> Result<(), InputError> {
        let role = self.find_role(role)?;
        self.policy.assume_role(&mut self.permissions, role);
        Ok(())
    }

    /// The request says what the user holds in this scope, even if that is nothing.
    ///
    /// What is held elsewhere says nothing of a scope, nor the other way round. A scope that isn't
    /// said is one in which the user holds nothing; an explanation then lists it where a denial
    /// rests on it.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownScope`]
    pub fn scope(&mut self, scope: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        self.scope_by_id(scope);
        Ok(())
    }

    /// The user holds this permission, and what it implies, in this scope, which is said with that.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownScope`]
    /// - [`InputError::UnknownPermission`]
    pub fn hold_in(&mut self, scope: &str, permission: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        let permission = self.permission(permission)?;
        self.scope_by_id(scope);
        self.policy.hold_in(&mut self.permissions, scope, permission);
        Ok(())
    }

    /// The user has this role in this scope, which is said with that.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownScope`]
    /// - [`InputError::UnknownRole`]
    pub fn assume_role_in(&mut self, scope: &str, role: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        let role = self.find_role(role)?;
        self.scope_by_id(scope);
        self.policy.assume_role_in(&mut self.permissions, scope, role);
        Ok(())
    }

    /// This fact, such as `task.system`, has this value.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownFact`]
    /// - [`InputError::WrongType`] where the value isn't of the fact's declared type.
    /// - [`InputError::UnknownValue`] where it is none of the declared values.
    /// - [`InputError::NumberOutOfRange`]
    /// - [`InputError::NotADate`]
    pub fn fact<'v>(&mut self, name: &str, value: impl Into<FactInput<'v>>) -> Result<(), InputError> {
        match self.policy.find_fact(name) {
            Some(fact) => self.say(fact, name, value.into()),
            None => Err(self.missing(InputError::UnknownFact { name: name.to_string() })),
        }
    }

    /// The request asks for this option of the action.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownOption`]
    pub fn option(&mut self, action: ActionId, name: &str) -> Result<(), InputError> {
        if let Some(option) = self.policy.find_option(action, name) {
            self.option_by_id(option);
            return Ok(());
        }
        self.needs_names()?;
        let action = self.policy.action(action);
        let known = action.iter().flat_map(|action| action.options.clone());
        let known = known.filter_map(|option| self.policy.option(option));
        Err(InputError::UnknownOption {
            action: action.as_ref().map_or("", |action| action.name).to_string(),
            name: name.to_string(),
            known: known.map(|option| option.name.to_string()).collect(),
        })
    }

    /// The request as it is now, for [`Policy::decide`]. Copies nothing.
    #[must_use]
    #[inline]
    pub fn as_request(&self) -> Request<'_> {
        Request::of(&self.permissions, Facts::Own(&self.facts), &self.options, &self.scopes)
    }

    /// Says something of a fact that the policy has.
    pub(super) fn put(&mut self, fact: FactId, say: impl FnOnce(&mut OwnFact)) {
        let index = fact.index() as usize;
        if self.facts.len() <= index {
            self.facts.resize_with(index.saturating_add(1), OwnFact::default);
        }
        if let Some(own) = self.facts.get_mut(index) {
            if matches!(own.value, OwnValue::Unknown) {
                self.said.push(fact);
            }
            say(own);
        }
    }

    fn permission(&self, name: &str) -> Result<PermissionId, InputError> {
        let unknown = || self.missing(InputError::UnknownPermission { name: name.to_string() });
        self.policy.find_declared(name).ok_or_else(unknown)
    }

    fn find_role(&self, name: &str) -> Result<RoleId, InputError> {
        let unknown = || self.missing(InputError::UnknownRole { name: name.to_string() });
        self.policy.find_role(name).ok_or_else(unknown)
    }

    fn find_scope(&self, name: &str) -> Result<ScopeId, InputError> {
        let unknown = || self.missing(InputError::UnknownScope { name: name.to_string() });
        self.policy.find_scope(name).ok_or_else(unknown)
    }

    /// Why something isn't found by its name: that, or that there are no names at all.
    #[cold]
    fn missing(&self, unknown: InputError) -> InputError {
        if self.policy.has_names() { unknown } else { InputError::NoNames }
    }

    pub(super) fn needs_names(&self) -> Result<(), InputError> {
        if self.policy.has_names() { Ok(()) } else { Err(InputError::NoNames) }
    }
}
