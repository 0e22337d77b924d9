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
//! 24..120 how many records each of the 24 sections has
//!
//! section        record (words of 4 bytes unless said otherwise)
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
//! by name        one index; the permissions, then the roles, facts and actions, by name ascending
//! scopes         name, label: text; origin
//! scopes by name one index, by name ascending
//! scoped         scope; base; what each of the last permissions is, both ascending
//! literals       text, that a test compares with
//! former names   text; permission, by name ascending; then the same of actions
//! decision nodes mask, want: 8 bytes each; word; hi; lo; 0
//! strings        bytes, UTF-8
//!
//! text           start and length in strings; texts may share bytes
//! list           start and length in lists
//! texts, range   start and length in the section texts, in the section options
//! origin         file and line
//! ```
//!
//! Lists (and texts, and ranges) tile their section: each begins where the one before it ended, in
//! the order of the records that own them, and the last one ends with the section. So no bytes are
//! read twice, and checking an artifact takes time linear in its size, whoever wrote it.
//!
//! A node's children have smaller ids than its own, a decision node's larger ones or terminals. That
//! alone bounds every walk.
//!
//! Format 2 lacks the decision nodes, in the header and behind it, and is read as if they were empty:
//! then the clauses decide. Format 1 also lacks the sections from the scopes to the former names of
//! actions.

mod checksum;
#[cfg(feature = "encode")]
mod encode;
mod error;
mod open;
pub(crate) mod record;
mod validate;

#[cfg(feature = "encode")]
pub use self::encode::{EncodeError, encode};
pub use self::error::ArtifactError;

/// The version of the format that this crate writes. It reads all from [`OLDEST`] on.
pub(crate) const FORMAT: u32 = 3;

/// The oldest version of the format that there is.
pub(crate) const OLDEST: u32 = 1;

/// Not text, and broken by a transfer that changes line ends or drops the eighth bit.
pub(crate) const MAGIC: [u8; 8] = *b"\x89placet\n";
