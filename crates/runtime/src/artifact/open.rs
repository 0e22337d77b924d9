use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, KnownLayout};

use super::checksum::checksum;
use super::record::{Header, TABLES, TableRecord, sections_of};
use super::{ArtifactError, FORMAT, MAGIC, OLDEST, validate};
use crate::names::{Index, Table};
use crate::policy::{Policy, Sections};

impl<'a> Policy<'a> {
    /// Opens an artifact where it lies. Checks all of it, once, in linear time.
    ///
    /// # Errors
    ///
    /// [`ArtifactError`] says what is wrong with the bytes and whose move it is. Any bytes at all
    /// may be given.
    ///
    /// ```
    /// use placet_runtime::{ArtifactError, Policy};
    ///
    /// let error = Policy::open(b"permissions { read }").unwrap_err();
    /// assert_eq!(error, ArtifactError::NotAnArtifact);
    /// ```
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArtifactError> {
        let header = header(bytes)?;
        let policy = Policy::new(sections(bytes, header)?);
        validate::validate(&policy)?;
        Ok(policy)
    }
}

/// The checksum that belongs into the header of these bytes.
pub(super) fn sum(header: &Header, bytes: &[u8]) -> u64 {
    const COVERED: usize = size_of::<Header>();
    let seed = (u64::from(header.version.get()) << 32) | u64::from(header.length.get());
    checksum(seed, bytes.get(COVERED..).unwrap_or_default())
}

fn header(bytes: &[u8]) -> Result<&Header, ArtifactError> {
    let found = bytes.len() as u64;
    if bytes.is_empty() || !bytes.iter().zip(MAGIC).all(|(own, magic)| *own == magic) {
        return Err(ArtifactError::NotAnArtifact);
    }
    // The version stands at the same place in every format, so that it can be told of a newer one
    // whose header this crate doesn't know.
    let mut oldest = OLDEST;
    if let Some(version) = bytes.get(8..).and_then(|rest| rest.first_chunk()) {
        let version = u32::from_le_bytes(*version);
        if version > FORMAT {
            return Err(ArtifactError::newer(version));
        }
        if version < OLDEST {
            return Err(ArtifactError::damaged("header", 0, "there is no such format version"));
        }
        oldest = version;
    }
    let Ok((header, _)) = Header::ref_from_prefix(bytes) else {
        let expected = header_bytes(oldest) as u64;
        return Err(ArtifactError::Truncated { expected, found });
    };
    let expected = u64::from(header.length.get());
    if found < expected {
        return Err(ArtifactError::Truncated { expected, found });
    }
    if found > expected {
        return Err(ArtifactError::damaged("header", 0, "there are bytes behind its end"));
    }
    if sum(header, bytes) != header.checksum.get() {
        return Err(ArtifactError::damaged("header", 0, "the checksum doesn't match"));
    }
    Ok(header)
}

/// Bytes of the header of a format version, with its counts.
fn header_bytes(version: u32) -> usize {
    let counts = sections_of(version).saturating_mul(size_of::<U32>());
    size_of::<Header>().saturating_add(counts)
}

/// Where each section lies; checks nothing else.
pub(super) fn sections<'a>(bytes: &'a [u8], header: &Header) -> Result<Sections<'a>, ArtifactError> {
    let version = header.version.get();
    let behind = bytes.get(size_of::<Header>()..).unwrap_or_default();
    let Ok((counts, behind)) = <[U32]>::ref_from_prefix_with_elems(behind, sections_of(version)) else {
        return Err(ArtifactError::damaged("header", 0, "it is longer than the whole"));
    };
    let mut rest = Rest { version, bytes: behind, counts: counts.iter() };
    let mut sections = Sections {
        version,
        names_hash: rest.take_since(3, "names hash")?,
        meta: rest.take("meta")?,
        files: rest.take("files")?,
        permissions: rest.take("permissions")?,
        roles: rest.take("roles")?,
        facts: rest.take("facts")?,
        atoms: rest.take("atoms")?,
        nodes: rest.take("nodes")?,
        clauses: rest.take("clauses")?,
        actions: rest.take("actions")?,
        options: rest.take("options")?,
        texts: rest.take("texts")?,
        lists: rest.take("lists")?,
        permission_names: rest.sorted(1, "permissions by name")?,
        role_names: rest.sorted(1, "roles by name")?,
        fact_names: rest.sorted(1, "facts by name")?,
        action_names: rest.sorted(1, "actions by name")?,
        scopes: rest.take_since(2, "scopes")?,
        scope_names: rest.sorted(2, "scopes by name")?,
        scoped: rest.take_since(2, "scoped")?,
        literals: rest.take_since(2, "literals")?,
        permission_aliases: rest.take_since(2, "former names of permissions")?,
        action_aliases: rest.take_since(2, "former names of actions")?,
        decision_nodes: rest.take_since(3, "decision nodes")?,
        action_roots: &[],
        option_roots: &[],
        groups: rest.take_since(3, "groups")?,
        needs: rest.take_since(3, "needs")?,
        implying: rest.take_since(3, "implying")?,
        strings: "",
    };
    let (actions, options) = (sections.actions.len(), sections.options.len());
    sections.action_roots = sections.decision_nodes.get(..actions).unwrap_or_default();
    let behind = sections.decision_nodes.get(actions..).unwrap_or_default();
    sections.option_roots = behind.get(..options).unwrap_or_default();
    if version >= 3 {
        let [permissions, roles, facts, actions, scopes] = rest.tables()?;
        sections.permission_names = permissions;
        sections.role_names = roles;
        sections.fact_names = facts;
        sections.action_names = actions;
        sections.scope_names = scopes;
    }
    let strings = core::str::from_utf8(rest.take("strings")?);
    sections.strings = strings.map_err(|_| ArtifactError::damaged("strings", 0, "a text is not UTF-8"))?;
    match rest.bytes {
        [] => Ok(sections),
        _ => Err(ArtifactError::damaged("header", 0, "the sections are shorter than the whole")),
    }
}

struct Rest<'a> {
    version: u32,
    bytes: &'a [u8],
    counts: core::slice::Iter<'a, U32>,
}

impl<'a> Rest<'a> {
    /// A section that formats before this version don't have.
    fn take_since<T>(&mut self, version: u32, section: &'static str) -> Result<&'a [T], ArtifactError>
    where
        T: FromBytes + Immutable + KnownLayout,
    {
        if self.version < version { Ok(&[]) } else { self.take(section) }
    }

    /// A list by name, which formats up to 2 have; there since a version.
    fn sorted(&mut self, since: u32, section: &'static str) -> Result<Index<'a>, ArtifactError> {
        match self.version {
            version if version < since => Ok(Index::Sorted(&[])),
            1 | 2 => Ok(Index::Sorted(self.take(section)?)),
            _ => Ok(Index::Absent),
        }
    }

    /// The tables of names; each takes so many of the slots and pilots.
    fn tables(&mut self) -> Result<[Index<'a>; TABLES], ArtifactError> {
        let tables: &[TableRecord] = self.take("name tables")?;
        let mut slots: &[U32] = self.take("slots")?;
        let mut pilots: &[U16] = self.take("pilots")?;
        let mut all = [Index::Absent; TABLES];
        if !tables.is_empty() && tables.len() != TABLES {
            return Err(ArtifactError::damaged("name tables", 0, "there is a wrong number of them"));
        }
        for (record, (to, table)) in all.iter_mut().zip(tables).enumerate() {
            let own = slots.split_at_checked(table.slots.get() as usize);
            let own_pilots = pilots.split_at_checked(table.pilots.get() as usize);
            let (Some((own, more)), Some((own_pilots, more_pilots))) = (own, own_pilots) else {
                return Err(ArtifactError::damaged("name tables", record, "it is larger than the whole"));
            };
            (slots, pilots) = (more, more_pilots);
            *to = Index::Hashed(Table { seed: table.seed.get(), pilots: own_pilots, slots: own });
        }
        if !slots.is_empty() || !pilots.is_empty() {
            return Err(ArtifactError::damaged("name tables", 0, "they are smaller than the whole"));
        }
        Ok(all)
    }

    fn take<T>(&mut self, section: &'static str) -> Result<&'a [T], ArtifactError>
    where
        T: FromBytes + Immutable + KnownLayout,
    {
        let count = self.counts.next().map_or(0, |count| count.get()) as usize;
        let (records, rest) = <[T]>::ref_from_prefix_with_elems(self.bytes, count)
            .map_err(|_| ArtifactError::damaged(section, 0, "the section is longer than the whole"))?;
        self.bytes = rest;
        Ok(records)
    }
}
