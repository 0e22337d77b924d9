//! What an artifact says of its parts, for people and for tools.

use super::{Ids, Names, Policy};
use crate::artifact::record::{FactRecord, OriginRecord, clause_flag, fact_kind};
use crate::fact::FactType;
use crate::ids::{ActionId, ClauseId, FactId, OptionId, PermissionId, RoleId, ScopeId};

/// Where in the source something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The path of the source file.
    pub file: &'a str,
    /// Counted from 1.
    pub line: u32,
}

/// A scope of a policy.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Scope<'a> {
    pub id: ScopeId,
    pub name: &'a str,
    pub label: &'a str,
    pub origin: Origin<'a>,
}

/// A permission that a policy declares, or the same in a scope.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Permission<'a> {
    pub id: PermissionId,
    /// In a scope, such as `tasks.edit in target`.
    pub name: &'a str,
    pub label: &'a str,
    /// The permissions that come with this one, transitively, without itself.
    pub implies: Ids<'a, PermissionId>,
    /// Where it is held, if in a scope.
    pub scope: Option<ScopeId>,
    /// The permission that it is in its scope; itself where it is in none.
    pub base: PermissionId,
    pub origin: Origin<'a>,
}

/// A role of a policy.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Role<'a> {
    pub id: RoleId,
    pub name: &'a str,
    pub label: &'a str,
    /// All its permissions, implied ones too.
    pub permissions: Ids<'a, PermissionId>,
    pub origin: Origin<'a>,
}

/// A fact that rules of a policy read.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Fact<'a> {
    pub id: FactId,
    pub name: &'a str,
    pub kind: FactType<'a>,
    pub origin: Origin<'a>,
}

/// A condition of a policy.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Clause<'a> {
    pub id: ClauseId,
    pub kind: ClauseKind,
    /// Whether it is decided exactly when facts are unknown; else it denies then.
    pub exact: bool,
    /// The clause as in the source, on one line.
    pub text: &'a str,
    /// The author's reason.
    pub because: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// An action of a policy.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Action<'a> {
    pub id: ActionId,
    /// What requests name it by, such as `customers.export_customers`.
    pub name: &'a str,
    pub phrase: &'a str,
    /// The headings that it stands under, outermost first.
    pub sections: Names<'a>,
    pub clauses: Ids<'a, ClauseId>,
    pub options: Ids<'a, OptionId>,
    pub origin: Origin<'a>,
}

/// An option of an action.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ActionOption<'a> {
    pub id: OptionId,
    /// What requests name it by, beside its action.
    pub name: &'a str,
    pub phrase: &'a str,
    /// The clauses that have to hold besides those of the action.
    pub clauses: Ids<'a, ClauseId>,
    pub origin: Origin<'a>,
}

/// What a clause is in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClauseKind {
    /// `opens with`, of a section around the action.
    Gate,
    /// `every action …`, of a section around the action.
    Every,
    /// `requires`.
    #[default]
    Requires,
    /// `forbidden`.
    Forbidden,
    /// `allowed to everyone`.
    Everyone,
    /// `also requires`, of an option.
    Option,
}

impl ClauseKind {
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        let kind = match number {
            0 => Self::Gate,
            1 => Self::Every,
            2 => Self::Requires,
            3 => Self::Forbidden,
            4 => Self::Everyone,
            5 => Self::Option,
            _ => return None,
        };
        Some(kind)
    }

    #[cfg(feature = "encode")]
    pub(crate) fn number(self) -> u32 {
        match self {
            Self::Gate => 0,
            Self::Every => 1,
            Self::Requires => 2,
            Self::Forbidden => 3,
            Self::Everyone => 4,
            Self::Option => 5,
        }
    }
}

impl<'a> Policy<'a> {
    /// What the policy says of a permission.
    #[must_use]
    pub fn permission(&self, id: PermissionId) -> Option<Permission<'a>> {
        let s = &self.sections;
        let record = s.permissions.get(id.index() as usize)?;
        let scoped = self.scoped(id);
        Some(Permission {
            id,
            name: s.text(record.name),
            label: s.text(record.label),
            implies: Ids::new(record.implies.slice(s.lists)),
            scope: scoped.map(|scoped| ScopeId::new(scoped.scope.get())),
            base: scoped.map_or(id, |scoped| PermissionId::new(scoped.base.get())),
            origin: self.origin(record.origin),
        })
    }

    /// All permissions, in the order of declaration; then those in scopes.
    pub fn permissions(&self) -> impl Iterator<Item = Permission<'a>> {
        let policy = *self;
        (0..).map_while(move |index| policy.permission(PermissionId::new(index)))
    }

    /// What the policy says of a scope.
    #[must_use]
    pub fn scope(&self, id: ScopeId) -> Option<Scope<'a>> {
        let s = &self.sections;
        let record = s.scopes.get(id.index() as usize)?;
        Some(Scope { id, name: s.text(record.name), label: s.text(record.label), origin: self.origin(record.origin) })
    }

    /// All scopes, in the order of declaration.
    pub fn scopes(&self) -> impl Iterator<Item = Scope<'a>> {
        let policy = *self;
        (0..).map_while(move |index| policy.scope(ScopeId::new(index)))
    }

    /// What the policy says of a role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<Role<'a>> {
        let s = &self.sections;
        let record = s.roles.get(id.index() as usize)?;
        Some(Role {
            id,
            name: s.text(record.name),
            label: s.text(record.label),
            permissions: Ids::new(record.permissions.slice(s.lists)),
            origin: self.origin(record.origin),
        })
    }

    /// All roles, in the order of declaration.
    pub fn roles(&self) -> impl Iterator<Item = Role<'a>> {
        let policy = *self;
        (0..).map_while(move |index| policy.role(RoleId::new(index)))
    }

    /// What the policy says of a fact.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<Fact<'a>> {
        let s = &self.sections;
        let record = s.facts.get(id.index() as usize)?;
        let kind = self.type_in(record);
        Some(Fact { id, name: s.text(record.name), kind, origin: self.origin(record.origin) })
    }

    /// The type of a fact.
    #[cfg(feature = "alloc")]
    pub(crate) fn type_of(&self, id: FactId) -> Option<FactType<'a>> {
        self.sections.facts.get(id.index() as usize).map(|record| self.type_in(record))
    }

    /// The name of a fact.
    #[cfg(feature = "alloc")]
    pub(crate) fn fact_name(&self, id: FactId) -> &'a str {
        let record = self.sections.facts.get(id.index() as usize);
        record.map_or("", |record| self.sections.text(record.name))
    }

    #[inline]
    fn type_in(&self, record: &FactRecord) -> FactType<'a> {
        let s = &self.sections;
        let values = Names::new(record.values.slice(s.texts), s.strings);
        match record.kind.get() {
            fact_kind::BOOLEAN => FactType::Boolean,
            fact_kind::NUMBER => FactType::Number,
            fact_kind::ONE_OF => FactType::OneOf(values),
            fact_kind::ENTITY => FactType::Entity(s.text(record.type_name)),
            fact_kind::PERMISSION => FactType::Permission,
            fact_kind::SET_OF_ONE_OF => FactType::SetOfOneOf(values),
            fact_kind::SET_OF_ENTITY => FactType::SetOfEntity(s.text(record.type_name)),
            fact_kind::SET_OF_PERMISSION => FactType::SetOfPermission,
            fact_kind::TEXT => FactType::Text,
            fact_kind::DATE => FactType::Date,
            _ => FactType::SetOfText,
        }
    }

    /// All facts, in the order of declaration.
    pub fn facts(&self) -> impl Iterator<Item = Fact<'a>> {
        let policy = *self;
        (0..).map_while(move |index| policy.fact(FactId::new(index)))
    }

    /// What the policy says of a clause.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<Clause<'a>> {
        let s = &self.sections;
        let record = s.clauses.get(id.index() as usize)?;
        let flags = record.flags.get();
        let because = (flags & clause_flag::BECAUSE != 0).then(|| s.text(record.because));
        Some(Clause {
            id,
            kind: ClauseKind::from_number(record.kind.get()).unwrap_or_default(),
            exact: flags & clause_flag::EXACT != 0,
            text: s.text(record.text),
            because,
            origin: self.origin(record.origin),
        })
    }

    /// What the policy says of an action.
    #[must_use]
    pub fn action(&self, id: ActionId) -> Option<Action<'a>> {
        let s = &self.sections;
        let record = s.actions.get(id.index() as usize)?;
        Some(Action {
            id,
            name: s.text(record.id),
            phrase: s.text(record.phrase),
            sections: Names::new(record.headings.slice(s.texts), s.strings),
            clauses: Ids::new(record.clauses.slice(s.lists)),
            options: Ids::range(record.options),
            origin: self.origin(record.origin),
        })
    }

    /// All actions, in the order of declaration.
    pub fn actions(&self) -> impl Iterator<Item = Action<'a>> {
        let policy = *self;
        (0..).map_while(move |index| policy.action(ActionId::new(index)))
    }

    /// What the policy says of an option.
    #[must_use]
    pub fn option(&self, id: OptionId) -> Option<ActionOption<'a>> {
        let s = &self.sections;
        let record = s.options.get(id.index() as usize)?;
        Some(ActionOption {
            id,
            name: s.text(record.id),
            phrase: s.text(record.phrase),
            clauses: Ids::new(record.clauses.slice(s.lists)),
            origin: self.origin(record.origin),
        })
    }

    fn origin(&self, record: OriginRecord) -> Origin<'a> {
        let s = &self.sections;
        let file = s.files.get(record.file.get() as usize);
        Origin { file: file.map_or("", |path| s.text(*path)), line: record.line.get() }
    }
}
