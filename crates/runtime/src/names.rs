//! How the parts of a policy are found by name.
//!
//! An artifact has a table for each kind of part that has names: permissions, roles, facts, actions
//! and scopes; former names of permissions and actions stand in the same tables. A look-up takes one
//! probe and compares with one name, however many there are and whoever chose them:
//!
//! ```text
//! "tasks.edit" -- hash --> 64 bits --> bucket --> its pilot, two bytes
//!                             |                        |
//!                             +--- mixed with that ----+--> slot --> place 17, if "tasks.edit" is there
//! ```
//!
//! The pilots are chosen when the artifact is written: for each bucket, of four names in the mean, the
//! first one that sends its names to slots where no other name is. There are five slots for four names.
//! Where a bucket has no such pilot, all starts anew with another seed of the hash.
//!
//! What is checked when an artifact is opened is that each name leads to its own place. So each name is
//! found, no two are equal, and no name was compared with another one.

mod digest;
mod hash;
mod table;

use zerocopy::little_endian::U32;

pub(crate) use self::digest::Digest;
pub(crate) use self::hash::hash;
pub(crate) use self::table::Table;
#[cfg(feature = "encode")]
pub(crate) use self::table::{PILOTS, bucket, slot};

/// How the names of one kind of part are found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Index<'a> {
    /// The artifact carries no names.
    Absent,
    /// As in formats 1 and 2: the places, in the order of the names.
    Sorted(&'a [U32]),
    /// A place past all that have this kind counts on among its former names.
    Hashed(Table<'a>),
}

impl Index<'_> {
    pub(crate) fn is_absent(self) -> bool {
        matches!(self, Self::Absent)
    }
}
