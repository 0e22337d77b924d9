//! What has a name.

use crate::artifact::record::{AliasRecord, PermissionRecord, Run};
use crate::names::Index;
use crate::policy::Sections;

/// What was found by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its place in its section.
    pub(crate) place: u32,
    /// Whether it had the name once, and has another one now.
    pub(crate) formerly: bool,
}

impl Sections<'_> {
    #[inline]
    pub(crate) fn find_permission(&self, name: &str) -> Option<Found> {
        let name_of = |record: &PermissionRecord| record.name;
        self.find(name, self.permission_names, self.permissions, self.permission_aliases, name_of)
    }

    /// What has this name among the records of a section and their former names.
    #[inline]
    pub(crate) fn find<T>(
        &self,
        name: &str,
        index: Index<'_>,
        records: &[T],
        aliases: &[AliasRecord],
        name_of: impl Fn(&T) -> Run,
    ) -> Option<Found> {
        let Index::Hashed(table) = index else {
            return self.find_sorted(name, index, records, aliases, name_of);
        };
        let place = table.place(name.as_bytes())?;
        if let Some(record) = records.get(place as usize) {
            let own = name_of(record).bytes(self.strings);
            return (own == name.as_bytes()).then_some(Found { place, formerly: false });
        }
        let alias = aliases.get((place as usize).checked_sub(records.len())?)?;
        let own = alias.name.bytes(self.strings);
        (own == name.as_bytes()).then_some(Found { place: alias.of.get(), formerly: true })
    }

    /// As in formats 1 and 2.
    #[cold]
    fn find_sorted<T>(
        &self,
        name: &str,
        index: Index<'_>,
        records: &[T],
        aliases: &[AliasRecord],
        name_of: impl Fn(&T) -> Run,
    ) -> Option<Found> {
        let Index::Sorted(index) = index else {
            return None;
        };
        let at = index.binary_search_by(|entry| {
            let record = records.get(entry.get() as usize);
            record.map_or("", |record| self.text(name_of(record))).cmp(name)
        });
        if let Some(entry) = at.ok().and_then(|at| index.get(at)) {
            return Some(Found { place: entry.get(), formerly: false });
        }
        let at = aliases.binary_search_by(|alias| self.text(alias.name).cmp(name));
        let alias = aliases.get(at.ok()?)?;
        Some(Found { place: alias.of.get(), formerly: true })
    }
}
