//! Requests from ids, which a host looked up before.
//!
//! [`Policy::names_hash`](crate::Policy::names_hash) tells whether they still are those of the names.

use super::{FactInput, InputError, RequestBuffer};
use crate::ids::{FactId, OptionId, PermissionId, RoleId, ScopeId};

impl RequestBuffer<'_> {
    /// The user holds these permissions, and what they imply. In no scope: see [`Self::hold_ids_in`].
    ///
    /// Ids that the policy lacks add nothing.
    #[inline]
    pub fn hold_ids(&mut self, permissions: &[PermissionId]) {
        self.policy.hold_all(&mut self.permissions, permissions);
    }

    /// The user holds these permissions, and what they imply, in this scope, which is said with that.
    pub fn hold_ids_in(&mut self, scope: ScopeId, permissions: &[PermissionId]) {
        self.scope_by_id(scope);
        for permission in permissions {
            self.policy.hold_in(&mut self.permissions, scope, *permission);
        }
    }

    /// The user has this role.
    pub fn role_by_id(&mut self, role: RoleId) {
        self.policy.assume_role(&mut self.permissions, role);
    }

    /// The user has this role in this scope, which is said with that.
    pub fn assume_role_in_by_id(&mut self, scope: ScopeId, role: RoleId) {
        self.scope_by_id(scope);
        self.policy.assume_role_in(&mut self.permissions, scope, role);
    }

    /// The request says what the user holds in this scope, even if that is nothing. A decision about
    /// one that the policy lacks is an error.
    pub fn scope_by_id(&mut self, scope: ScopeId) {
        if !self.scopes.contains(&scope) {
            self.scopes.push(scope);
        }
    }

    /// This fact has this value.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownId`]
    /// - Those of [`Self::fact`] for its value.
    pub fn fact_by_id<'v>(&mut self, fact: FactId, value: impl Into<FactInput<'v>>) -> Result<(), InputError> {
        let name = self.policy.fact_name(fact);
        self.say(fact, name, value.into())
    }

    /// The request asks for this option. A decision about an action that lacks it is an error.
    pub fn option_by_id(&mut self, option: OptionId) {
        if !self.options.contains(&option) {
            self.options.push(option);
        }
    }
}
