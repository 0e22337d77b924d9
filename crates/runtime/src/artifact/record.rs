//! The fixed-size records of an artifact, as they lie in its bytes.

use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

pub(crate) const SECTIONS: usize = 26;

/// How many sections a format version has.
pub(crate) const fn sections_of(version: u32) -> usize {
    match version {
        1 => 17,
        2 => 23,
        _ => SECTIONS,
    }
}

/// How many kinds of parts have a table of names, or none where the artifact carries no names.
pub(crate) const TABLES: usize = 5;

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
        #[repr(C)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
    )*};
}

records! {
    Header {
        magic: [u8; 8],
        version: U32,
        length: U32,
        checksum: U64,
    }
    /// A run of records of another section, or of bytes of the strings.
    Run { start: U32, len: U32 }
    OriginRecord { file: U32, line: U32 }
    MetaRecord { name: Run, subject: Run, language: U32 }
    PermissionRecord { name: Run, label: Run, implies: Run, origin: OriginRecord }
    ScopeRecord { name: Run, label: Run, origin: OriginRecord }
    /// The hash's seed, and how many pilots and slots are this table's.
    TableRecord { seed: U64, pilots: U32, slots: U32 }
    /// What one of the last permissions is.
    ScopedRecord { scope: U32, base: U32 }
    AliasRecord { name: Run, of: U32 }
    RoleRecord { name: Run, label: Run, permissions: Run, origin: OriginRecord }
    FactRecord { name: Run, kind: U32, type_name: Run, values: Run, origin: OriginRecord }
    AtomRecord { kind: U32, first: U32, second: U64 }
    NodeRecord { atom: U32, hi: U32, lo: U32 }
    /// `word` is that of a mask; or, with [`decision_word`]'s marks, what a test of facts is about.
    /// `unknown` is [`DecisionRecord::unknown_of`] it.
    DecisionRecord { mask: U64, want: U64, word: U32, hi: U32, lo: U32, unknown: U32 }
    /// Of 64 actions: those that begin with permissions which all are needed, these needs, and those of
    /// the actions that ask for nothing more.
    GroupRecord { needs: Run, actions: U64, alone: U64 }
    /// Who lacks the permission may take none of these actions of a group.
    NeedRecord { permission: U32, actions: U64 }
    ClauseRecord { root: U32, kind: U32, flags: U32, text: Run, because: Run, origin: OriginRecord }
    ActionRecord {
        id: Run,
        phrase: Run,
        headings: Run,
        clauses: Run,
        options: Run,
        origin: OriginRecord,
    }
    OptionRecord { id: Run, phrase: Run, clauses: Run, origin: OriginRecord }
}

/// The numbers that stand for types of facts.
pub(crate) mod fact_kind {
    pub(crate) const BOOLEAN: u32 = 0;
    pub(crate) const NUMBER: u32 = 1;
    pub(crate) const ONE_OF: u32 = 2;
    pub(crate) const ENTITY: u32 = 3;
    pub(crate) const PERMISSION: u32 = 4;
    pub(crate) const SET_OF_ONE_OF: u32 = 5;
    pub(crate) const SET_OF_ENTITY: u32 = 6;
    pub(crate) const SET_OF_PERMISSION: u32 = 7;
    pub(crate) const TEXT: u32 = 8;
    pub(crate) const DATE: u32 = 9;
    pub(crate) const SET_OF_TEXT: u32 = 10;
    pub(crate) const LAST: u32 = SET_OF_TEXT;
}

/// The numbers that stand for kinds of atoms.
pub(crate) mod atom_kind {
    pub(crate) const HOLDS: u32 = 0;
    pub(crate) const TRUE: u32 = 1;
    pub(crate) const IS_VALUE: u32 = 2;
    pub(crate) const IS_PERMISSION: u32 = 3;
    pub(crate) const LESS_THAN: u32 = 4;
    pub(crate) const AT_MOST: u32 = 5;
    pub(crate) const SAME: u32 = 6;
    pub(crate) const FACT_LESS: u32 = 7;
    pub(crate) const FACT_EQUAL: u32 = 8;
    pub(crate) const MEMBER: u32 = 9;
    pub(crate) const CONTAINS_VALUE: u32 = 10;
    pub(crate) const CONTAINS_PERMISSION: u32 = 11;
    pub(crate) const HOLDS_ALL: u32 = 12;
    pub(crate) const IS_TEXT: u32 = 13;
    pub(crate) const CONTAINS_TEXT: u32 = 14;
}

/// The marks of a decision node that tests facts, in its `word`. No request has so many words, so
/// that a walk which looks a word up finds out by that alone.
pub(crate) mod decision_word {
    pub(crate) const FACT: u32 = 1 << 31;
    /// Unknown follows both ways.
    pub(crate) const EXACT: u32 = 1 << 30;
    /// What a test of facts says whose unknown outcome follows both ways.
    pub(crate) const LEFT_OPEN: u32 = FACT | EXACT;
    /// Asks what the atom of this index says.
    pub(crate) const ATOM: u32 = FACT;
    /// Asks whether the fact of this index has one of the values in `mask`.
    pub(crate) const VALUE: u32 = FACT | 1 << 29;
    /// Asks whether the boolean fact of this index is true.
    pub(crate) const BOOLEAN: u32 = FACT | 1 << 28;
    /// The marks that say what is asked; none of them where that is a permission.
    pub(crate) const KIND: u32 = VALUE | BOOLEAN;
    /// The index of an atom, or of a fact.
    pub(crate) const INDEX: u32 = (1 << 28) - 1;
}

impl DecisionRecord {
    /// Stands for a node that isn't there: no request has its word.
    pub(crate) const ABSENT: Self = Self {
        mask: U64::ZERO,
        want: U64::ZERO,
        word: U32::MAX_VALUE,
        hi: U32::ZERO,
        lo: U32::ZERO,
        unknown: U32::ZERO,
    };

    /// Where an unknown test leads that is left open: both ways must be followed. No node has this id.
    pub(crate) const BOTH: u32 = u32::MAX;

    /// Whether its test of permissions holds where this is what is held of its word.
    #[inline(always)]
    pub(crate) fn holds(&self, word: u64) -> bool {
        word & self.mask.get() == self.want.get()
    }

    /// Where the decision goes on if the test is unknown, and so both ways must allow: where one denies, nothing else counts;
    /// where one allows, the other way does. A test of permissions is never unknown, and says 0.
    pub(crate) fn unknown_of(&self) -> u32 {
        let [hi, lo] = [self.hi.get(), self.lo.get()];
        let (small, large) = (hi.min(lo), hi.max(lo));
        match self.word.get() & (decision_word::FACT | decision_word::EXACT) {
            decision_word::LEFT_OPEN if small > 1 => Self::BOTH,
            decision_word::LEFT_OPEN if small == 1 => large,
            _ => 0,
        }
    }

    /// Whether it denies who lacks any permission of its mask, and nobody else.
    pub(crate) fn is_of_needs(&self) -> bool {
        let always = self.mask.get() == 0;
        let held = self.word.get() & decision_word::FACT == 0;
        held & (self.mask.get() == self.want.get()) & ((self.lo.get() == 0) | always)
    }

    /// Whether one of needs also allows all others.
    pub(crate) fn is_alone(&self) -> bool {
        self.hi.get() == 1
    }
}

/// The bits of a clause's flags.
pub(crate) mod clause_flag {
    pub(crate) const EXACT: u32 = 1;
    pub(crate) const BECAUSE: u32 = 2;
    pub(crate) const ALL: u32 = EXACT | BECAUSE;
}

impl Run {
    /// Where no run is.
    pub(crate) const NOWHERE: Self = Self { start: U32::MAX_VALUE, len: U32::MAX_VALUE };

    /// Whether the item at this index is one of the run's.
    #[inline]
    pub(crate) fn contains(self, index: u32) -> bool {
        index.wrapping_sub(self.start.get()) < self.len.get()
    }

    #[inline]
    pub(crate) fn is(self, other: Self) -> bool {
        (self.start == other.start) & (self.len == other.len)
    }

    #[cfg(feature = "encode")]
    pub(crate) const EMPTY: Self = Self { start: U32::ZERO, len: U32::ZERO };

    /// The slice of `of` that the run covers, empty where it doesn't lie in it.
    #[inline]
    pub(crate) fn slice<T>(self, of: &[T]) -> &[T] {
        self.range().and_then(|range| of.get(range)).unwrap_or_default()
    }

    pub(crate) fn text(self, strings: &str) -> Option<&str> {
        strings.get(self.range()?)
    }

    /// The bytes of a text, empty where it doesn't lie in the strings.
    #[inline]
    pub(crate) fn bytes(self, strings: &str) -> &[u8] {
        self.slice(strings.as_bytes())
    }

    #[inline]
    pub(crate) fn range(self) -> Option<core::ops::Range<usize>> {
        let start = self.start.get();
        let end = start.checked_add(self.len.get())?;
        Some(start as usize..end as usize)
    }
}
