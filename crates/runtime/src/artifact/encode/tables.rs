//! The tables that names are found by; see [`names`](crate::names).

use alloc::string::String;
use alloc::vec::Vec;

use zerocopy::little_endian::{U16, U32, U64};

use super::{EncodeError, count};
use crate::artifact::record::{TABLES, TableRecord};
use crate::graph::Graph;
use crate::names::{Digest, PILOTS, bucket, hash, slot};

/// How many seeds are tried before a table counts as impossible. The first one nearly always does,
/// whatever the names are: it depends on all of them.
const SEEDS: u64 = 16;

#[derive(Default)]
pub(super) struct Tables {
    pub(super) tables: Vec<TableRecord>,
    pub(super) slots: Vec<U32>,
    pub(super) pilots: Vec<U16>,
}

impl Tables {
    pub(super) fn of(graph: &Graph) -> Result<Self, EncodeError> {
        let mut own = Self::default();
        let permissions: Vec<&str> = graph.permissions.iter().map(|each| &*each.name).collect();
        own.add("permissions", "former permissions", permissions, &graph.permission_aliases)?;
        own.add("roles", "", graph.roles.iter().map(|each| &*each.name).collect(), &[])?;
        own.add("facts", "", graph.facts.iter().map(|each| &*each.name).collect(), &[])?;
        let actions: Vec<&str> = graph.actions.iter().map(|each| &*each.id).collect();
        own.add("actions", "former actions", actions, &graph.action_aliases)?;
        own.add("scopes", "", graph.scopes.iter().map(|each| &*each.name).collect(), &[])?;
        debug_assert_eq!(own.tables.len(), TABLES);
        Ok(own)
    }

    /// The table of some names and, behind them, former ones.
    fn add<'g>(
        &mut self,
        what: &'static str,
        former: &'static str,
        mut names: Vec<&'g str>,
        aliases: &'g [(String, u32)],
    ) -> Result<(), EncodeError> {
        let now = names.len();
        let mut aliases: Vec<&str> = aliases.iter().map(|(name, _)| &**name).collect();
        aliases.sort_unstable();
        names.extend(aliases);
        let mut digest = Digest::default();
        names.iter().for_each(|name| digest.text(name));
        for attempt in 0..SEEDS {
            let seed = digest.finish().wrapping_add(attempt);
            let mut keys: Vec<Key> = (0_u32..).zip(&names).map(|(place, name)| Key::new(seed, place, name)).collect();
            keys.sort_unstable();
            if let Some(place) = shared(&keys, &names) {
                let name = names.get(place).copied().unwrap_or_default().into();
                return Err(EncodeError::DuplicateName { what: if place < now { what } else { former }, name });
            }
            if let Some((pilots, slots)) = build(&keys) {
                let (pilots_count, slots_count) = (count(pilots.len()), count(slots.len()));
                self.tables.push(TableRecord { seed: U64::new(seed), pilots: pilots_count, slots: slots_count });
                self.pilots.extend(pilots);
                self.slots.extend(slots);
                return Ok(());
            }
        }
        Err(EncodeError::NoTable { what })
    }
}

/// A name by its hash, and its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    hash: u64,
    place: u32,
}

impl Key {
    fn new(seed: u64, place: u32, name: &str) -> Self {
        Self { hash: hash(seed, name.as_bytes()), place }
    }
}

/// The first place whose name is that of an earlier one too.
fn shared(keys: &[Key], names: &[&str]) -> Option<usize> {
    let name = |key: &Key| names.get(key.place as usize);
    let same = keys.windows(2).filter_map(|pair| match pair {
        [one, other] if one.hash == other.hash && name(one) == name(other) => Some(other.place as usize),
        _ => None,
    });
    same.min()
}

/// Pilots and slots for keys, in the order of their hashes; `None` where some bucket has no pilot.
fn build(keys: &[Key]) -> Option<(Vec<U16>, Vec<U32>)> {
    let buckets = keys.len().div_ceil(4);
    let room = keys.len().saturating_add(keys.len() / 4).saturating_add(usize::from(!keys.is_empty()));
    let mut by_bucket: Vec<(usize, Key)> = keys.iter().map(|key| (bucket(key.hash, buckets), *key)).collect();
    by_bucket.sort_unstable();
    // The fullest first, while there is much room; the first ones among equals.
    let mut groups: Vec<&[(usize, Key)]> = by_bucket.chunk_by(|one, other| one.0 == other.0).collect();
    groups.sort_by_key(|group| core::cmp::Reverse(group.len()));

    let mut pilots = alloc::vec![U16::ZERO; buckets];
    let mut slots = alloc::vec![None; room];
    for group in groups {
        let pilot = PILOTS.clone().find(|pilot| place(group, *pilot, &mut slots))?;
        let at = group.first().and_then(|(bucket, _)| pilots.get_mut(*bucket))?;
        *at = U16::new(pilot);
    }
    let slots = slots.into_iter().map(|slot| slot.unwrap_or(U32::MAX_VALUE));
    Some((pilots, slots.collect()))
}

/// Puts the keys of a bucket where this pilot sends them; or none of them where one is in the way.
fn place(group: &[(usize, Key)], pilot: u16, slots: &mut [Option<U32>]) -> bool {
    let room = slots.len();
    for (at, (_, key)) in group.iter().enumerate() {
        match slots.get_mut(slot(key.hash, pilot, room)) {
            Some(free @ None) => *free = Some(U32::new(key.place)),
            _ => {
                for (_, key) in group.iter().take(at) {
                    if let Some(own) = slots.get_mut(slot(key.hash, pilot, room)) {
                        *own = None;
                    }
                }
                return false;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;
    use crate::names::Table;

    /// Each of so many names is found by one probe.
    fn each_is_found(names: &[String]) {
        let texts: Vec<&str> = names.iter().map(|name| &**name).collect();
        let mut tables = Tables::default();
        tables.add("names", "", texts, &[]).unwrap();
        let table = Table { seed: tables.tables[0].seed.get(), pilots: &tables.pilots, slots: &tables.slots };
        for (place, name) in (0..).zip(names) {
            assert_eq!(table.place(name.as_bytes()), Some(place));
        }
        assert!(tables.slots.len() <= names.len().saturating_mul(5).div_ceil(4).saturating_add(1));
    }

    #[test]
    fn tables_of_every_size_have_a_place_for_each_name() {
        for size in (0..300).chain([1_000, 4_096, 60_000]) {
            let names: Vec<String> = (0..size).map(|number| format!("area.permission_{number}")).collect();
            each_is_found(&names);
        }
    }

    #[test]
    fn names_of_which_each_is_the_start_of_the_next_have_a_table() {
        let names: Vec<String> = (0..2_000).map(|length| "a".repeat(length)).collect();
        each_is_found(&names);
    }

    #[test]
    fn names_that_collide_under_one_seed_have_a_table_of_another() {
        // The first words meet the state and become nothing, so what follows them in the piece is lost.
        let state = |length: u64| 0x9E37_79B9_7F4A_7C15 ^ length.wrapping_mul(0xA076_1D64_78BD_642F);
        let blind: Vec<u8> = state(16).to_le_bytes().to_vec();
        let name = |tail: u64| [&blind[..], &tail.to_le_bytes()].concat();
        assert_eq!(hash(0, &name(1)), hash(0, &name(2)));
        assert_ne!(hash(1, &name(1)), hash(1, &name(2)));
    }
}
