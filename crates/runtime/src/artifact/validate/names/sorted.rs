//! Formats 1 and 2: names are found by binary search, so they have to stand in order, each once.

use core::cmp::Ordering;

use zerocopy::little_endian::U32;

use super::super::{Check, Checked, Fault, ensure, every, require};
use super::Named;
use crate::artifact::record::Run;

pub(super) fn validate<T, N: Fn(&T) -> Run>(check: &Check<'_, '_>, all: &Named<'_, T, N>, index: &[U32]) -> Checked {
    let text = |record: &T| (all.name_of)(record).bytes(check.s.strings);
    require(all.section, index.len() == all.records.len(), Fault::IndexLength)?;
    let mut before: Option<&[u8]> = None;
    every(all.section, index, |_, entry| {
        let Some(record) = all.records.get(entry.get() as usize) else {
            return Err(Fault::Record);
        };
        let name = text(record);
        let ascends = before.is_none_or(|before| before < name);
        before = Some(name);
        ensure(ascends, Fault::Ascending)
    })?;
    // Both stand in order, so one walk along both finds an equal pair.
    let names = index.iter().filter_map(|entry| all.records.get(entry.get() as usize));
    let mut names = names.map(text).peekable();
    every(all.former, all.aliases, |_, alias| {
        let own = alias.name.bytes(check.s.strings);
        while names.next_if(|name| (*name).cmp(own) == Ordering::Less).is_some() {}
        ensure(names.peek().is_none_or(|name| *name != own), Fault::NameTaken)
    })
}
