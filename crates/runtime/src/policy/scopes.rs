//! Permissions that are held in a scope, and which are held in none.

use super::Policy;
use crate::artifact::record::{AliasRecord, ScopedRecord};
use crate::bits;
use crate::ids::{ActionId, PermissionId, RoleId, ScopeId};

impl<'a> Policy<'a> {
    /// The scope of this name.
    #[must_use]
    pub fn find_scope(&self, name: &str) -> Option<ScopeId> {
        let s = &self.sections;
        let found = s.find(name, s.scope_names, s.scopes, &[], |record| record.name)?;
        Some(ScopeId::new(found.place))
    }

    /// Adds a permission and all that it implies to a set of permissions as bits, as held in a
    /// scope; such as [`Self::hold`] does for what is held in none.
    ///
    /// Where no rule asks for the permission there, nothing is added.
    pub fn hold_in(&self, held: &mut [u64], scope: ScopeId, permission: PermissionId) {
        if let Some(scoped) = self.in_scope(scope, permission) {
            self.hold(held, scoped);
        }
    }

    /// Adds the permissions of a role, implied ones too, to a set of permissions as bits, as held in
    /// a scope.
    pub fn assume_role_in(&self, held: &mut [u64], scope: ScopeId, role: RoleId) {
        let Some(record) = self.sections.roles.get(role.index() as usize) else {
            return;
        };
        for permission in record.permissions.slice(self.sections.lists) {
            if let Some(scoped) = self.in_scope(scope, PermissionId::new(permission.get())) {
                bits::insert(held, scoped.index());
            }
        }
    }

    /// A permission as it is held in a scope; `None` where no rule asks for it there.
    #[must_use]
    pub fn in_scope(&self, scope: ScopeId, permission: PermissionId) -> Option<PermissionId> {
        let key = (scope.index(), permission.index());
        let scoped = self.sections.scoped;
        let at = scoped.binary_search_by_key(&key, |record| (record.scope.get(), record.base.get()));
        let at = at.ok()?.checked_add(self.declared())?;
        u32::try_from(at).ok().map(PermissionId::new)
    }

    /// The former names of permissions, ascending, and what they are called now.
    pub fn former_permissions(&self) -> impl Iterator<Item = (&'a str, PermissionId)> {
        let s = self.sections;
        let entry = move |alias: &AliasRecord| (s.text(alias.name), PermissionId::new(alias.of.get()));
        s.permission_aliases.iter().map(entry)
    }

    /// The former names of actions, ascending, and what they are called now.
    pub fn former_actions(&self) -> impl Iterator<Item = (&'a str, ActionId)> {
        let s = self.sections;
        let entry = move |alias: &AliasRecord| (s.text(alias.name), ActionId::new(alias.of.get()));
        s.action_aliases.iter().map(entry)
    }

    /// How many permissions the policy declares; those in scopes come behind them.
    #[inline]
    pub(crate) fn declared(&self) -> usize {
        let s = &self.sections;
        s.permissions.len().saturating_sub(s.scoped.len())
    }

    /// Whether the policy declares the permission, so that it is held in no scope.
    #[inline]
    pub(crate) fn is_declared(&self, permission: PermissionId) -> bool {
        (permission.index() as usize) < self.declared()
    }

    /// The permission of this name, now or once, that is held in no scope: what facts and requests
    /// can name.
    #[inline]
    pub(crate) fn find_declared(&self, name: &str) -> Option<PermissionId> {
        self.find_permission(name).filter(|permission| self.is_declared(*permission))
    }

    /// The permission of this name once.
    pub(crate) fn find_former_permission(&self, name: &str) -> Option<PermissionId> {
        let found = self.sections.find_permission(name).filter(|found| found.formerly)?;
        Some(PermissionId::new(found.place))
    }

    /// What a permission is in its scope; `None` where it is in none.
    pub(super) fn scoped(&self, permission: PermissionId) -> Option<&'a ScopedRecord> {
        let at = (permission.index() as usize).checked_sub(self.declared())?;
        self.sections.scoped.get(at)
    }

    /// Where a permission is held, if in a scope.
    #[cfg(feature = "explain")]
    pub(crate) fn scope_of(&self, permission: PermissionId) -> Option<ScopeId> {
        let scoped = self.scoped(permission)?;
        Some(ScopeId::new(scoped.scope.get()))
    }
}
