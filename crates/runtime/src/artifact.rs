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
//! 24..92  how many records each of the 17 sections has
//!
//! section        record (words of 4 bytes unless said otherwise)
//! meta           name, subject: text; language           exactly one record
//! files          path: text
//! permissions    name, label: text; implies: list; origin
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
//! A node's children have smaller ids than its own. That alone bounds every walk.

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

/// The version of the format that this crate writes and reads.
pub(crate) const FORMAT: u32 = 1;

/// Not text, and broken by a transfer that changes line ends or drops the eighth bit.
pub(crate) const MAGIC: [u8; 8] = *b"\x89placet\n";
