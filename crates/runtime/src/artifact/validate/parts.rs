//! What a policy declares: files, scopes, permissions, roles, facts and texts.

use super::{Check, Checked, Fault, Sound, Tiles, ensure, every, require};
use crate::artifact::record::{PermissionRecord, Run, fact_kind};
use crate::limits;

impl Check<'_, '_> {
    pub(super) fn meta(&self) -> Checked {
        require("meta", self.s.meta.len() == 1, Fault::One)?;
        require("names hash", self.s.names_hash.len() == usize::from(self.s.version >= 3), Fault::One)?;
        every("meta", self.s.meta, |_, meta| {
            self.name(meta.name)?;
            self.name(meta.subject)
        })
    }

    pub(super) fn files(&self) -> Checked {
        every("files", self.s.files, |_, path| self.text(*path))
    }

    pub(super) fn scopes(&self) -> Checked {
        require("scopes", self.s.scopes.len() <= limits::SCOPES, Fault::TooMany)?;
        every("scopes", self.s.scopes, |_, scope| {
            self.name(scope.name)?;
            self.text(scope.label)?;
            self.origin(scope.origin)
        })
    }

    /// Each permission in a scope is one that the policy declares; they stand in order, so that they
    /// are found.
    pub(super) fn scoped(&self) -> Checked {
        require("scoped", self.s.scoped.len() <= self.s.permissions.len(), Fault::ScopedCount)?;
        let mut least = 0;
        every("scoped", self.s.scoped, |_, scoped| {
            let (scope, base) = (scoped.scope.get(), scoped.base.get());
            let key = (u64::from(scope) << 32) | u64::from(base);
            let ascends = key >= least;
            least = key.saturating_add(1);
            ensure((scope as usize) < self.s.scopes.len(), Fault::Scope)?;
            ensure(self.is_declared(base), Fault::BasePermission)?;
            ensure(ascends, Fault::Ascending)
        })
    }

    pub(super) fn permissions(&self, lists: &mut Tiles) -> Checked {
        let s = self.s;
        require("permissions", s.permissions.len() <= limits::PERMISSIONS, Fault::TooMany)?;
        let words = if s.version < 3 { 0 } else { s.permissions.len().div_ceil(64) };
        require("implying", s.implying.len() == words, Fault::IndexLength)?;
        every("permissions", s.permissions, |place, permission| {
            self.name(permission.name)?;
            self.text(permission.label)?;
            lists.next(permission.implies)?;
            self.origin(permission.origin)?;
            match place.checked_sub(self.declared) {
                None => self.permission_list(permission.implies, None)?,
                Some(scoped) => self.scoped_permission(permission, scoped)?,
            }
            let marked = s.implying.get(place / 64).is_some_and(|word| (word.get() >> (place % 64)) & 1 != 0);
            let implies = permission.implies.len.get() != 0;
            ensure((marked == implies) | (s.version < 3), Fault::Implying)
        })?;
        let behind = s.permissions.len() % 64;
        let rest = s.implying.last().map_or(0, |word| if behind == 0 { 0 } else { word.get() >> behind });
        require("implying", rest == 0, Fault::Permission)
    }

    /// The name of a permission in a scope is said by what it is.
    fn scoped_permission(&self, permission: &PermissionRecord, scoped: usize) -> Sound {
        let s = self.s;
        let scoped = s.scoped.get(scoped);
        let base = scoped.and_then(|scoped| s.permissions.get(scoped.base.get() as usize));
        let scope = scoped.and_then(|scoped| s.scopes.get(scoped.scope.get() as usize));
        let name = permission.name.bytes(s.strings);
        let rest = base.and_then(|base| name.strip_prefix(base.name.bytes(s.strings)));
        let rest = rest.and_then(|rest| rest.strip_prefix(b" in "));
        let says_so = scope.is_some_and(|scope| rest == Some(scope.name.bytes(s.strings)));
        let nameless = s.permission_names.is_absent() && name.is_empty();
        let scope = scoped.map(|scoped| scoped.scope.get());
        ensure(says_so || nameless, Fault::ScopedName)?;
        self.permission_list(permission.implies, scope)
    }

    pub(super) fn roles(&self, lists: &mut Tiles) -> Checked {
        every("roles", self.s.roles, |_, role| {
            self.name(role.name)?;
            self.text(role.label)?;
            lists.next(role.permissions)?;
            self.permission_list(role.permissions, None)?;
            self.origin(role.origin)
        })
    }

    /// Permissions of one scope, or of none.
    #[inline]
    fn permission_list(&self, run: Run, scope: Option<u32>) -> Sound {
        let mut least = 0;
        for permission in run.slice(self.s.lists) {
            let permission = permission.get();
            let own = (permission as usize).checked_sub(self.declared).and_then(|at| self.s.scoped.get(at));
            let own = own.map(|own| own.scope.get());
            ensure(permission >= least, Fault::Permissions)?;
            ensure(self.is_permission(permission), Fault::Permission)?;
            ensure(own == scope, Fault::OtherScope)?;
            least = permission.saturating_add(1);
        }
        Ok(())
    }

    pub(super) fn facts(&self, texts: &mut Tiles) -> Checked {
        every("facts", self.s.facts, |_, fact| {
            let kind = fact.kind.get();
            let has_values = matches!(kind, fact_kind::ONE_OF | fact_kind::SET_OF_ONE_OF);
            self.name(fact.name)?;
            self.name(fact.type_name)?;
            texts.next(fact.values)?;
            self.origin(fact.origin)?;
            ensure(kind <= fact_kind::LAST, Fault::FactType)?;
            ensure(has_values | (fact.values.len.get() == 0), Fault::Values)
        })
    }

    pub(super) fn texts(&self) -> Checked {
        every("texts", self.s.texts, |_, text| self.text(*text))
    }

    pub(super) fn literals(&self) -> Checked {
        every("literals", self.s.literals, |_, text| {
            let short = text.len.get() as usize <= limits::TEXT_BYTES;
            ensure(short, Fault::LongText)?;
            self.text(*text)
        })
    }
}
