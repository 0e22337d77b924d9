//! Each name is found, and is the name of one thing.

mod sorted;

use super::{Check, Checked, Fault, ensure, every, require};
use crate::artifact::record::{ActionRecord, AliasRecord, PermissionRecord, Run};
use crate::limits;
use crate::names::Index;

/// The parts of one kind that have names.
struct Named<'a, T, N> {
    section: &'static str,
    former: &'static str,
    index: Index<'a>,
    records: &'a [T],
    name_of: N,
    aliases: &'a [AliasRecord],
    /// How many of the records can have former names, and how many of these there may be.
    aliased: usize,
    most: usize,
}

pub(super) fn validate(check: &Check<'_, '_>) -> Checked {
    let s = check.s;
    check.named(&Named {
        section: "permissions",
        former: "former names of permissions",
        index: s.permission_names,
        records: s.permissions,
        name_of: |record: &PermissionRecord| record.name,
        aliases: s.permission_aliases,
        aliased: check.declared,
        most: limits::PERMISSIONS,
    })?;
    check.named(&Named::without_former("roles", s.role_names, s.roles, |record| record.name))?;
    check.named(&Named::without_former("facts", s.fact_names, s.facts, |record| record.name))?;
    check.named(&Named::without_former("scopes", s.scope_names, s.scopes, |record| record.name))?;
    check.named(&Named {
        section: "actions",
        former: "former names of actions",
        index: s.action_names,
        records: s.actions,
        name_of: |record: &ActionRecord| record.id,
        aliases: s.action_aliases,
        aliased: s.actions.len(),
        most: limits::ACTIONS,
    })
}

impl<'a, T, N: Fn(&T) -> Run> Named<'a, T, N> {
    fn without_former(section: &'static str, index: Index<'a>, records: &'a [T], name_of: N) -> Self {
        Self { section, former: "", index, records, name_of, aliases: &[], aliased: 0, most: 0 }
    }
}

impl Check<'_, '_> {
    fn named<T, N: Fn(&T) -> Run>(&self, all: &Named<'_, T, N>) -> Checked {
        let strings = self.s.strings;
        let name_of = &all.name_of;
        self.aliases(all)?;
        match all.index {
            Index::Sorted(index) => sorted::validate(self, all, index),
            Index::Absent => {
                require(all.section, all.aliases.is_empty(), Fault::NoTable)?;
                every(all.section, all.records, |_, record| ensure(name_of(record).len.get() == 0, Fault::NoTable))
            }
            // Two that share a name lead to one place, which is then not that of one of them.
            Index::Hashed(table) => {
                every(all.section, all.records, |place, record| {
                    let found = table.place(name_of(record).bytes(strings));
                    ensure(found.is_some_and(|found| found as usize == place), Fault::NotFound)
                })?;
                every(all.former, all.aliases, |place, alias| {
                    let place = place.saturating_add(all.records.len());
                    let found = table.place(alias.name.bytes(strings));
                    ensure(found.is_some_and(|found| found as usize == place), Fault::NotFound)
                })
            }
        }
    }

    /// Each former name is of something; they are listed in order.
    fn aliases<T, N>(&self, all: &Named<'_, T, N>) -> Checked {
        require(all.former, all.aliases.len() <= all.most, Fault::TooMany)?;
        let mut before: Option<&[u8]> = None;
        every(all.former, all.aliases, |_, alias| {
            let own = alias.name.bytes(self.s.strings);
            let ascends = before.is_none_or(|before| before < own);
            before = Some(own);
            self.name(alias.name)?;
            ensure((alias.of.get() as usize) < all.aliased, Fault::Record)?;
            ensure(ascends, Fault::Ascending)
        })
    }
}
