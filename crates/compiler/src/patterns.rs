//! Names of several permissions: `settings.*.{read, edit}`, `analytics.**`, and of the member of a family that a fact
//! chooses: `communication[template.kind].create`. Where they are looked up: [`SortedNames`].

mod sorted;

use std::fmt;

pub(crate) use sorted::SortedNames;

use crate::model::Name;

/// A part of a name, between dots.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The part itself.
    Name(Name),
    /// `*`: any one.
    Any,
    /// `**`: none, one or more.
    Deep,
    /// `{a, b}`: one of these.
    OneOf(Vec<Name>),
    /// `[fact]`: the one that the fact has as its value. With the values that the fact can have.
    Index(Name, Vec<Name>),
}

/// How many of the permissions that a name stands for are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Quantity {
    /// It names one.
    One,
    /// `all of …`
    All,
    /// `any of …`
    Any,
}

/// What a rule says of permissions by one name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub(crate) parts: Vec<Part>,
    pub(crate) quantity: Quantity,
    pub(crate) scope: Option<Name>,
}

impl Reference {
    /// As an author writes it.
    fn words(&self) -> String {
        let quantity = match self.quantity {
            Quantity::One => "",
            Quantity::All => "all of ",
            Quantity::Any => "any of ",
        };
        let scope = self.scope.as_ref().map(|scope| format!(" in {scope}")).unwrap_or_default();
        format!("{quantity}{}{scope}", words(&self.parts))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

/// The parts as an author writes them.
pub(crate) fn words(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() && !matches!(part, Part::Index(..)) {
            text.push('.');
        }
        match part {
            Part::Name(name) => text.push_str(name),
            Part::Any => text.push('*'),
            Part::Deep => text.push_str("**"),
            Part::OneOf(names) => text.push_str(&format!("{{{}}}", names.join(", "))),
            Part::Index(fact, _) => text.push_str(&format!("[{fact}]")),
        }
    }
    text
}

/// The parts of a plain name.
pub(crate) fn plain(name: &str) -> Vec<Part> {
    name.split('.').map(|part| Part::Name(part.into())).collect()
}

/// Whether the parts name more than one permission.
pub(crate) fn is_pattern(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Any | Part::Deep | Part::OneOf(_)))
}
