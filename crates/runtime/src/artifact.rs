//! The compiled form of a policy, `.placetc`: written by [`encode`], read in place by
//! [`Policy::open`](crate::Policy::open).
//!
//! Little-endian throughout, no padding. A header, then the sections one after another; the header
//! counts each section's records, and as the records of a section all have the same size, the
//! counts give every offset.
//!
//! ```text
//! bytes   header
//! 0..8    the magic bytes
//! 8..12   format version
//! 12..16  length of the whole artifact
//! 16..24  checksum of everything behind it, seeded with version and length
//! 24..128 how many records each of the 26 sections has
//!
//! section        record (words of 4 bytes unless said otherwise)
//! names hash     8 bytes                                 exactly one record
//! meta           name, subject: text; language           exactly one record
//! files          path: text
//! permissions    name, label: text; implies: list; origin; those in scopes stand last
//! roles          name, label: text; permissions: list; origin
//! facts          name: text; kind; type name: text; values: texts; origin
//! atoms          kind; first; second (8 bytes: an index, or the bits of a number)
//! nodes          atom; hi; lo
//! clauses        root; kind; flags; text, because: text; origin
//! actions        id, phrase: text; headings: texts; clauses: list; options: range; origin
//! options        id, phrase: text; clauses: list; origin
//! texts          text
//! lists          one index
//! scopes         name, label: text; origin
//! scoped         scope; base; what each of the last permissions is, both ascending
//! literals       text, that a test compares with
//! former names   text; permission, by name ascending; then the same of actions
//! decision nodes mask, want: 8 bytes each; word, or what is asked of which fact or atom; hi; lo; where
//!                it leads if that is unknown
//! groups         needs: range; 8 bytes: of 64 actions, those that begin with permissions which all are
//!                needed, as bits; 8 bytes: those of them that ask for nothing more
//! needs          permission, ascending within a group; 8 bytes: those of the group's actions that need it
//! implying       8 bytes: of 64 permissions, those that imply others, as bits
//! name tables    seed: 8 bytes; count of pilots; count of slots; of the permissions, roles, facts,
//!                actions and scopes, in this order; or none of them, where the names are left out
//! slots          place among the records, then among the former names; those of all tables in order
//! pilots         2 bytes; those of all tables in order
//! strings        bytes, UTF-8
//!
//! text           start and length in strings, where each text is once; those in ASCII come first
//! list           start and length in lists
//! texts, range   start and length in the section texts, in the section options
//! origin         file and line
//! ```
//!
//! How the tables find a name is drawn at the top of `names.rs`.
//!
//! Lists (and texts, and ranges) tile their section: each begins where the one before it ended, in
//! the order of the records that own them, and the last one ends with the section; an action under
//! the headings of the one before it has the same list of them. So no bytes are read twice, and
//! checking an artifact takes time linear in its size, whoever wrote it.
//!
//! A node's children have smaller ids than its own, a decision node's larger ones, which are no roots
//! of actions or options, or terminals. That alone bounds every walk.
//!
//! Format 2 has, instead of the tables of names, for each of the five kinds a list of places by name
//! ascending: four of them behind the lists, that of the scopes behind the scopes. It lacks the names
//! hash, the decision nodes (the clauses decide then) and what comes behind those, and no two actions
//! share a list of headings. Format 1 also lacks the sections from the scopes to the former names of
//! actions.

mod checksum;
#[cfg(feature = "encode")]
mod encode;
mod error;
mod open;
pub(crate) mod record;
mod validate;

#[cfg(feature = "encode")]
pub use self::encode::{EncodeError, Strip, encode, encode_with};
pub use self::error::ArtifactError;

/// The version of the format that this crate writes. It reads all from [`OLDEST`] on.
pub(crate) const FORMAT: u32 = 3;

/// The oldest version of the format that there is.
pub(crate) const OLDEST: u32 = 1;

/// Not text, and broken by a transfer that changes line ends or drops the eighth bit.
pub(crate) const MAGIC: [u8; 8] = *b"\x89placet\n";
