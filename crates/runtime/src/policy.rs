//! An opened policy, and what can be asked of it besides decisions.

mod atom;
mod find;
mod hold;
mod lists;
mod names_hash;
mod scopes;
mod views;

use core::fmt;

use zerocopy::little_endian::{U32, U64};

use crate::artifact::record::{
    ActionRecord, AliasRecord, AtomRecord, ClauseRecord, DecisionRecord, FactRecord, GroupRecord, MetaRecord,
    NeedRecord, NodeRecord, OptionRecord, PermissionRecord, RoleRecord, Run, ScopeRecord, ScopedRecord,
};
use crate::bits;
use crate::ids::{ActionId, ClauseId, FactId, OptionId, PermissionId, RoleId};
use crate::names::Index;

pub(crate) use self::atom::Atom;
pub use self::lists::{Ids, Names};
pub use self::views::{Action, ActionOption, Clause, ClauseKind, Fact, Origin, Permission, Role, Scope};

/// A compiled policy, read where its bytes lie; made by [`Policy::open`].
///
/// Copying it copies some references. It may be shared between threads and decides the same in all
/// of them.
#[derive(Clone, Copy)]
pub struct Policy<'a> {
    pub(crate) sections: Sections<'a>,
}

/// The sections of an artifact.
#[derive(Clone, Copy)]
pub(crate) struct Sections<'a> {
    /// The version of the format.
    pub(crate) version: u32,
    /// None in formats 1 and 2.
    pub(crate) names_hash: &'a [U64],
    pub(crate) meta: &'a [MetaRecord],
    pub(crate) files: &'a [Run],
    pub(crate) permissions: &'a [PermissionRecord],
    pub(crate) roles: &'a [RoleRecord],
    pub(crate) facts: &'a [FactRecord],
    pub(crate) atoms: &'a [AtomRecord],
    pub(crate) nodes: &'a [NodeRecord],
    pub(crate) clauses: &'a [ClauseRecord],
    pub(crate) actions: &'a [ActionRecord],
    pub(crate) options: &'a [OptionRecord],
    pub(crate) texts: &'a [Run],
    pub(crate) lists: &'a [U32],
    pub(crate) permission_names: Index<'a>,
    pub(crate) role_names: Index<'a>,
    pub(crate) fact_names: Index<'a>,
    pub(crate) action_names: Index<'a>,
    pub(crate) scopes: &'a [ScopeRecord],
    pub(crate) scope_names: Index<'a>,
    pub(crate) scoped: &'a [ScopedRecord],
    pub(crate) literals: &'a [Run],
    pub(crate) permission_aliases: &'a [AliasRecord],
    pub(crate) action_aliases: &'a [AliasRecord],
    /// Empty where the clauses decide.
    pub(crate) decision_nodes: &'a [DecisionRecord],
    /// The first of them, where the decisions of actions start.
    pub(crate) action_roots: &'a [DecisionRecord],
    /// Those behind them, where the decisions of options start.
    pub(crate) option_roots: &'a [DecisionRecord],
    /// What every 64 actions need.
    pub(crate) groups: &'a [GroupRecord],
    pub(crate) needs: &'a [NeedRecord],
    /// The permissions that imply others, as bits; none in formats 1 and 2.
    pub(crate) implying: &'a [U64],
    pub(crate) strings: &'a str,
}

impl<'a> Sections<'a> {
    pub(crate) fn text(&self, run: Run) -> &'a str {
        run.text(self.strings).unwrap_or_default()
    }
}

impl<'a> Policy<'a> {
    pub(crate) fn new(sections: Sections<'a>) -> Self {
        Self { sections }
    }

    /// The policy's name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        let meta = self.sections.meta.first();
        meta.map_or("", |meta| self.sections.text(meta.name))
    }

    /// The name by which rules call who asks, such as `user`.
    #[must_use]
    pub fn subject(&self) -> &'a str {
        let meta = self.sections.meta.first();
        meta.map_or("", |meta| self.sections.text(meta.subject))
    }

    /// The version of the language that the policy is written in.
    #[must_use]
    pub fn language(&self) -> u32 {
        self.sections.meta.first().map_or(0, |meta| meta.language.get())
    }

    /// The permission of this name, or of this name once: `formerly` keeps old names good. One in a
    /// scope has a name such as `tasks.edit in target`.
    #[must_use]
    #[inline]
    pub fn find_permission(&self, name: &str) -> Option<PermissionId> {
        let found = self.sections.find_permission(name)?;
        Some(PermissionId::new(found.place))
    }

    /// The role of this name.
    #[must_use]
    pub fn find_role(&self, name: &str) -> Option<RoleId> {
        let s = &self.sections;
        let found = s.find(name, s.role_names, s.roles, &[], |record| record.name)?;
        Some(RoleId::new(found.place))
    }

    /// The fact of this name, such as `task.owner`.
    #[must_use]
    #[inline]
    pub fn find_fact(&self, name: &str) -> Option<FactId> {
        let s = &self.sections;
        let found = s.find(name, s.fact_names, s.facts, &[], |record| record.name)?;
        Some(FactId::new(found.place))
    }

    /// The action of this name, such as `customers.export_customers`, or of this name once.
    #[must_use]
    #[inline]
    pub fn find_action(&self, name: &str) -> Option<ActionId> {
        let s = &self.sections;
        let found = s.find(name, s.action_names, s.actions, s.action_aliases, |record| record.id)?;
        Some(ActionId::new(found.place))
    }

    /// The option of this name that an action has.
    #[must_use]
    pub fn find_option(&self, action: ActionId, name: &str) -> Option<OptionId> {
        let mut options = self.action(action)?.options;
        options.find(|option| {
            let option = self.option(*option);
            option.is_some_and(|option| option.name == name)
        })
    }

    /// How many words of 64 bits a set of this policy's permissions takes.
    #[must_use]
    pub fn permission_words(&self) -> usize {
        bits::words(self.sections.permissions.len())
    }

    /// Whether one permission comes with another one.
    #[must_use]
    pub fn implies(&self, permission: PermissionId, implied: PermissionId) -> bool {
        let record = self.sections.permissions.get(permission.index() as usize);
        record.is_some_and(|record| {
            let list = record.implies.slice(self.sections.lists);
            list.binary_search_by_key(&implied.index(), |entry| entry.get()).is_ok()
        })
    }

    /// The clauses of an action, without those of its options.
    pub(crate) fn clauses_of(&self, action: ActionId) -> Option<Ids<'a, ClauseId>> {
        let record = self.sections.actions.get(action.index() as usize)?;
        Some(Ids::new(record.clauses.slice(self.sections.lists)))
    }

    /// The clauses of an option, where the action has it.
    pub(crate) fn clauses_of_option(&self, action: ActionId, option: OptionId) -> Option<Ids<'a, ClauseId>> {
        let own = self.sections.actions.get(action.index() as usize)?.options.range()?;
        if !own.contains(&(option.index() as usize)) {
            return None;
        }
        let record = self.sections.options.get(option.index() as usize)?;
        Some(Ids::new(record.clauses.slice(self.sections.lists)))
    }
}

impl fmt::Debug for Policy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("name", &self.name())
            .field("permissions", &self.sections.permissions.len())
            .field("facts", &self.sections.facts.len())
            .field("actions", &self.sections.actions.len())
            .finish_non_exhaustive()
    }
}
