//! Names are found by binary search, so they have to stand in order, each once.

use core::cmp::Ordering;

use zerocopy::little_endian::U32;

use super::{At, Check, Checked, each};
use crate::artifact::record::AliasRecord;
use crate::limits;

pub(super) fn validate(check: &Check<'_, '_>) -> Checked {
    let s = check.s;
    by_name("permissions by name", s.permissions_by_name, s.permissions, |r| s.text(r.name))?;
    by_name("roles by name", s.roles_by_name, s.roles, |r| s.text(r.name))?;
    by_name("facts by name", s.facts_by_name, s.facts, |r| s.text(r.name))?;
    by_name("actions by name", s.actions_by_name, s.actions, |r| s.text(r.id))?;
    by_name("scopes by name", s.scopes_by_name, s.scopes, |r| s.text(r.name))?;

    let names = names(s.permissions_by_name, s.permissions, |r| s.text(r.name));
    let aliases = Aliases { section: "former names of permissions", most: limits::PERMISSIONS, of: check.declared() };
    check.aliases(aliases, s.permission_aliases, names)?;
    let names = self::names(s.actions_by_name, s.actions, |r| s.text(r.id));
    let aliases = Aliases { section: "former names of actions", most: limits::ACTIONS, of: s.actions.len() };
    check.aliases(aliases, s.action_aliases, names)
}

struct Aliases {
    section: &'static str,
    most: usize,
    /// How many there are that can have one.
    of: usize,
}

impl Check<'_, '_> {
    /// Each former name is of something, and nothing's name: both stand in order, so one walk along
    /// both finds an equal pair.
    fn aliases<'a>(&self, kind: Aliases, aliases: &[AliasRecord], names: impl Iterator<Item = &'a str>) -> Checked {
        let at = At { section: kind.section, record: 0 };
        at.require(aliases.len() <= kind.most, "there are too many")?;
        let mut names = names.peekable();
        let mut before = None;
        for (at, alias) in each(kind.section, aliases) {
            self.name(at, alias.name)?;
            at.require((alias.of.get() as usize) < kind.of, "it names a record that isn't there")?;
            let own = self.s.text(alias.name);
            at.require(before.is_none_or(|before| before < own), "it isn't ascending")?;
            before = Some(own);
            let mut order = Ordering::Less;
            while order == Ordering::Less {
                order = names.peek().map_or(Ordering::Greater, |name| (*name).cmp(own));
                if order == Ordering::Less {
                    names.next();
                }
            }
            at.require(order != Ordering::Equal, "it is the name of another one now")?;
        }
        Ok(())
    }
}

/// The names of records, as their index has them.
fn names<'a, 's, T>(
    index: &'s [U32],
    records: &'s [T],
    name: impl Fn(&T) -> &'a str + 's,
) -> impl Iterator<Item = &'a str> + 's
where
    'a: 's,
{
    index.iter().filter_map(move |entry| records.get(entry.get() as usize).map(&name))
}

fn by_name<'a, T>(section: &'static str, index: &[U32], records: &[T], name: impl Fn(&T) -> &'a str) -> Checked {
    let whole = At { section, record: 0 };
    whole.require(index.len() == records.len(), "its length is another than that of its section")?;
    let mut before = None;
    for (at, entry) in each(section, index) {
        let Some(record) = records.get(entry.get() as usize) else {
            return at.require(false, "it names a record that isn't there");
        };
        let name = name(record);
        at.require(before.is_none_or(|before| before < name), "it isn't ascending")?;
        before = Some(name);
    }
    Ok(())
}
