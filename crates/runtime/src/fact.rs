//! What rules read about the world: the types of facts, and their values in a request.

use core::fmt;

use crate::ids::PermissionId;
use crate::policy::Names;

/// The declared type of a fact. Displayed as the language writes it.
#[derive(Clone, Debug)]
pub enum FactType<'a> {
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// One of these values.
    OneOf(Names<'a>),
    /// The id of a thing of this type.
    Entity(&'a str),
    /// A permission.
    Permission,
    /// Some of these values.
    SetOfOneOf(Names<'a>),
    /// Ids of things of this type.
    SetOfEntity(&'a str),
    /// Some permissions.
    SetOfPermission,
    /// A text.
    Text,
    /// A calendar day.
    Date,
    /// Some texts.
    SetOfText,
}

impl fmt::Display for FactType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("boolean"),
            Self::Number => f.write_str("number"),
            Self::OneOf(values) => write_values(f, "one of (", values),
            Self::Entity(name) => f.write_str(name),
            Self::Permission => f.write_str("permission"),
            Self::SetOfOneOf(values) => write_values(f, "set of one of (", values),
            Self::SetOfEntity(name) => write!(f, "set of {name}"),
            Self::SetOfPermission => f.write_str("set of permission"),
            Self::Text => f.write_str("text"),
            Self::Date => f.write_str("date"),
            Self::SetOfText => f.write_str("set of text"),
        }
    }
}

fn write_values(f: &mut fmt::Formatter<'_>, before: &str, values: &Names<'_>) -> fmt::Result {
    f.write_str(before)?;
    let mut comma = "";
    for value in values.clone() {
        write!(f, "{comma}{value}")?;
        comma = ", ";
    }
    f.write_str(")")
}

/// What a request says of one fact.
///
/// A value that doesn't fit the fact's declared type counts as [`FactValue::Unknown`]: another
/// type, an ordinal past the declared values, a permission id past the declared permissions, a
/// number that isn't finite or is over [`NUMBER`](crate::limits::NUMBER) in magnitude, a day that is
/// none of [`date`](crate::date). So a mistake of the host can't allow by accident.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum FactValue<'a> {
    /// Not said. Allows only what every value of the fact would allow.
    #[default]
    Unknown,
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// The value of a `one of` fact, by its place among the declared values.
    Value(u32),
    /// A permission that the policy declares.
    Permission(PermissionId),
    /// A permission by its name, such as one that the policy doesn't declare. Unknown to an artifact
    /// without names, which can't tell.
    OtherPermission(&'a str),
    /// The id of a thing.
    Entity(&'a str),
    /// Ids of things, all that are in the set.
    Entities(Texts<'a>),
    /// The values of a `set of one of`, all that are in the set, as bits by their place among the
    /// declared values: value `v` is bit `v % 64` of word `v / 64`.
    Values(&'a [u64]),
    /// Permissions, all that are in the set.
    Permissions {
        /// Those that the policy declares, as bits by their index.
        declared: &'a [u64],
        /// Those given by name, such as ones that the policy doesn't declare. With any, the set is
        /// unknown to an artifact without names.
        others: Texts<'a>,
    },
    /// A text. Texts are equal byte for byte.
    Text(&'a str),
    /// A calendar day, in days since 1970-01-01; [`date::parse`](crate::date::parse) makes it.
    Date(i32),
    /// Texts, all that are in the set.
    Texts(Texts<'a>),
}

/// A borrowed list of texts: `&[&str]`, or with the feature `alloc` also `&[String]`.
#[derive(Clone, Copy)]
pub struct Texts<'a>(Repr<'a>);

#[derive(Clone, Copy)]
enum Repr<'a> {
    Borrowed(&'a [&'a str]),
    #[cfg(feature = "alloc")]
    Owned(&'a [alloc::string::String]),
}

impl<'a> Texts<'a> {
    /// A list without texts.
    pub const EMPTY: Self = Self(Repr::Borrowed(&[]));

    /// Whether the list has this text, byte for byte.
    #[must_use]
    pub fn contains(self, text: &str) -> bool {
        match self.0 {
            Repr::Borrowed(texts) => texts.contains(&text),
            #[cfg(feature = "alloc")]
            Repr::Owned(texts) => texts.iter().any(|own| own == text),
        }
    }

    /// Whether the list has no text.
    #[must_use]
    pub fn is_empty(self) -> bool {
        match self.0 {
            Repr::Borrowed(texts) => texts.is_empty(),
            #[cfg(feature = "alloc")]
            Repr::Owned(texts) => texts.is_empty(),
        }
    }

    /// The texts, in order.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        #[cfg(feature = "alloc")]
        let (borrowed, owned) = match self.0 {
            Repr::Borrowed(texts) => (texts, Default::default()),
            Repr::Owned(texts) => (Default::default(), texts),
        };
        #[cfg(not(feature = "alloc"))]
        let (Repr::Borrowed(borrowed), owned) = (self.0, <&[&str]>::default());
        borrowed.iter().copied().chain(owned.iter().map(|text| -> &'a str { text }))
    }
}

impl<'a> From<&'a [&'a str]> for Texts<'a> {
    fn from(texts: &'a [&'a str]) -> Self {
        Self(Repr::Borrowed(texts))
    }
}

impl<'a, const N: usize> From<&'a [&'a str; N]> for Texts<'a> {
    fn from(texts: &'a [&'a str; N]) -> Self {
        Self(Repr::Borrowed(texts))
    }
}

#[cfg(feature = "alloc")]
impl<'a> From<&'a [alloc::string::String]> for Texts<'a> {
    fn from(texts: &'a [alloc::string::String]) -> Self {
        Self(Repr::Owned(texts))
    }
}

impl PartialEq for Texts<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
