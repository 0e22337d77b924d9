//! What policies say, as functions over bits: the limit that an engine can come near.
//!
//! A permission is a bit, a fact is an `Option` of its type, and each action is a function that tests bits and facts with `&&`
//! and `||`. [`maestra`] is one; the crates in `../sets` are written when they are built.

#[rustfmt::skip]
#[allow(missing_docs, nonstandard_style, unused, clippy::all, clippy::indexing_slicing, reason = "it is written by a program")]
pub mod maestra;
#[rustfmt::skip]
#[allow(missing_docs, nonstandard_style, unused, clippy::all, clippy::indexing_slicing, reason = "it is written by a program")]
pub mod maestra_columns;
pub mod sliced;

/// The options that a request asks for, as bits in the order in which the action declares them.
pub type Options = u32;

/// What a request says of a fact, before it is put into a set's own struct.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Unknown,
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A `one of` fact's value, by its place.
    OneOf(u32),
    /// An id.
    Entity(String),
    /// All ids of a set.
    Entities(Vec<String>),
    /// All permissions of a set, as bits.
    Permissions(Vec<u64>),
}

/// A policy set by hand.
pub trait Set: Sync {
    /// The permissions that are held, as bits in words.
    type Held: 'static + Sync;
    /// What is known of the facts.
    type Facts<'a>: Sync;

    /// How many actions there are.
    const ACTIONS: usize;
    /// How many words [`Set::Held`] has.
    const WORDS: usize;

    /// Words as [`Set::Held`]; nothing where they are not as many.
    fn held(words: &[u64]) -> Option<&Self::Held>;

    /// Facts as the set's own struct, from values in the order in which the policy declares the facts.
    fn facts(values: &[Value]) -> Box<Self::Facts<'_>>;

    /// Whether the action is allowed, by a table of functions.
    fn by_table(action: u32, held: &Self::Held, facts: &Self::Facts<'_>, options: Options) -> bool;

    /// The same by one `match`; by the table where the set is too large to have one.
    #[inline]
    fn by_match(action: u32, held: &Self::Held, facts: &Self::Facts<'_>, options: Options) -> bool {
        Self::by_table(action, held, facts, options)
    }

    /// Every action without options, one call after the other, as bits; false where the set is too large to have this.
    #[inline]
    fn every(_held: &Self::Held, _facts: &Self::Facts<'_>, _allowed: &mut [u64]) -> bool {
        false
    }
}

/// Whether the permission is held.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "permissions are constants below the number of bits, as the compiler sees")]
pub const fn has<const W: usize>(held: &[u64; W], permission: u32) -> bool {
    held[(permission / 64) as usize] & (1 << (permission % 64)) != 0
}

/// Whether the permissions of a set are known, and all held.
#[inline]
pub fn holds_all<const W: usize>(held: &[u64; W], set: Option<&[u64; W]>) -> bool {
    set.is_some_and(|set| set.iter().zip(held).all(|(wanted, held)| wanted & !held == 0))
}

/// Whether two ids are known, and are the same.
#[inline]
pub fn same(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one == other)
}

/// Whether two ids are known, and are not the same.
#[inline]
pub fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether an id and a set are known, and it is in it.
#[inline]
pub fn is_in(id: Option<&str>, set: Option<&[String]>) -> bool {
    matches!((id, set), (Some(id), Some(set)) if set.iter().any(|one| one == id))
}

/// Whether an id and a set are known, and it is not in it.
#[inline]
pub fn is_not_in(id: Option<&str>, set: Option<&[String]>) -> bool {
    matches!((id, set), (Some(id), Some(set)) if !set.iter().any(|one| one == id))
}

/// A value as a boolean.
pub fn boolean(value: Option<&Value>) -> Option<bool> {
    if let Some(Value::Boolean(value)) = value { Some(*value) } else { None }
}

/// A value as a number.
pub fn number(value: Option<&Value>) -> Option<f64> {
    if let Some(Value::Number(value)) = value { Some(*value) } else { None }
}

/// A value as one of a list.
pub fn one_of<T: Copy>(value: Option<&Value>, all: &[T]) -> Option<T> {
    if let Some(Value::OneOf(at)) = value { all.get(*at as usize).copied() } else { None }
}

/// A value as an id.
pub fn entity(value: Option<&Value>) -> Option<&str> {
    if let Some(Value::Entity(id)) = value { Some(id) } else { None }
}

/// A value as a set of ids.
pub fn entities(value: Option<&Value>) -> Option<&[String]> {
    if let Some(Value::Entities(ids)) = value { Some(ids) } else { None }
}

/// A value as a set of permissions.
pub fn permissions<const W: usize>(value: Option<&Value>) -> Option<&[u64; W]> {
    if let Some(Value::Permissions(words)) = value { words.as_slice().try_into().ok() } else { None }
}
