use super::Policy;
use crate::artifact::record::atom_kind;
use crate::ids::{FactId, PermissionId};

/// A test, read from its record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Atom {
    Holds(PermissionId),
    True(FactId),
    IsValue(FactId, u32),
    IsPermission(FactId, PermissionId),
    LessThan(FactId, f64),
    AtMost(FactId, f64),
    Same(FactId, FactId),
    FactLess(FactId, FactId),
    FactEqual(FactId, FactId),
    Member(FactId, FactId),
    ContainsValue(FactId, u32),
    ContainsPermission(FactId, PermissionId),
    HoldsAll(FactId),
    IsText(FactId, LiteralId),
    ContainsText(FactId, LiteralId),
}

/// The index of a text that tests compare with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LiteralId(pub(crate) u32);

impl Atom {
    /// The facts that the test reads.
    #[cfg(feature = "explain")]
    pub(crate) fn facts(self) -> impl Iterator<Item = FactId> {
        let (first, second) = match self {
            Self::Holds(_) => (None, None),
            Self::True(fact)
            | Self::IsValue(fact, _)
            | Self::IsPermission(fact, _)
            | Self::LessThan(fact, _)
            | Self::AtMost(fact, _)
            | Self::ContainsValue(fact, _)
            | Self::ContainsPermission(fact, _)
            | Self::HoldsAll(fact)
            | Self::IsText(fact, _)
            | Self::ContainsText(fact, _) => (Some(fact), None),
            Self::Same(first, second)
            | Self::FactLess(first, second)
            | Self::FactEqual(first, second)
            | Self::Member(first, second) => (Some(first), Some(second)),
        };
        first.into_iter().chain(second)
    }
}

impl Policy<'_> {
    pub(crate) fn atom(&self, index: u32) -> Option<Atom> {
        let record = self.sections.atoms.get(index as usize)?;
        let fact = FactId::new(record.first.get());
        let bits = record.second.get();
        let number = f64::from_bits(bits);
        let second = u32::try_from(bits).unwrap_or(u32::MAX);
        let atom = match record.kind.get() {
            atom_kind::HOLDS => Atom::Holds(PermissionId::new(record.first.get())),
            atom_kind::TRUE => Atom::True(fact),
            atom_kind::IS_VALUE => Atom::IsValue(fact, second),
            atom_kind::IS_PERMISSION => Atom::IsPermission(fact, PermissionId::new(second)),
            atom_kind::LESS_THAN => Atom::LessThan(fact, number),
            atom_kind::AT_MOST => Atom::AtMost(fact, number),
            atom_kind::SAME => Atom::Same(fact, FactId::new(second)),
            atom_kind::FACT_LESS => Atom::FactLess(fact, FactId::new(second)),
            atom_kind::FACT_EQUAL => Atom::FactEqual(fact, FactId::new(second)),
            atom_kind::MEMBER => Atom::Member(fact, FactId::new(second)),
            atom_kind::CONTAINS_VALUE => Atom::ContainsValue(fact, second),
            atom_kind::CONTAINS_PERMISSION => Atom::ContainsPermission(fact, PermissionId::new(second)),
            atom_kind::HOLDS_ALL => Atom::HoldsAll(fact),
            atom_kind::IS_TEXT => Atom::IsText(fact, LiteralId(second)),
            atom_kind::CONTAINS_TEXT => Atom::ContainsText(fact, LiteralId(second)),
            _ => return None,
        };
        Some(atom)
    }

    pub(crate) fn literal(&self, id: LiteralId) -> Option<&str> {
        let run = self.sections.literals.get(id.0 as usize)?;
        run.text(self.sections.strings)
    }
}
