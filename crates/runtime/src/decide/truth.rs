use core::hint::select_unpredictable;

use crate::artifact::record::atom_kind;
use crate::bits;
use crate::fact::{FactValue, Texts};
use crate::ids::{FactId, PermissionId};
use crate::policy::{Atom, Policy};
use crate::request::Request;

/// The outcome of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Truth {
    False = 0,
    True = 1,
    /// A fact that the test reads isn't known.
    Unknown = 2,
}

impl Truth {
    pub(crate) fn is_unknown(self) -> bool {
        self == Self::Unknown
    }

    pub(crate) fn may_be(self, outcome: bool) -> bool {
        match self {
            Self::True => outcome,
            Self::False => !outcome,
            Self::Unknown => true,
        }
    }
}

impl From<bool> for Truth {
    #[inline(always)]
    fn from(outcome: bool) -> Self {
        select_unpredictable(outcome, Self::True, Self::False)
    }
}

// Facts are as hard to foresee as users are: what they say is chosen, and no branch depends on it.
impl From<Option<bool>> for Truth {
    #[inline(always)]
    fn from(outcome: Option<bool>) -> Self {
        select_unpredictable(outcome.is_some(), Self::from(outcome.unwrap_or(false)), Self::Unknown)
    }
}

impl Policy<'_> {
    /// The outcome of the test at this index.
    #[inline]
    pub(crate) fn truth(&self, atom: u32, request: &Request<'_>) -> Truth {
        let Some(record) = self.sections.atoms.get(atom as usize) else {
            return Truth::Unknown;
        };
        let fact = FactId::new(record.first.get());
        // What most rules ask of facts: whether one is true, whose a thing is, whether it is one of some. The artifact's checks
        // have seen that the facts are of types that fit.
        match record.kind.get() {
            atom_kind::TRUE => Truth::from(request.boolean(fact)),
            kind @ (atom_kind::SAME | atom_kind::MEMBER) if self.is_entity(fact) => {
                let other = FactId::new(u32::try_from(record.second.get()).unwrap_or(u32::MAX));
                let Some(id) = request.entity(fact) else { return Truth::Unknown };
                Truth::from(match kind {
                    atom_kind::SAME => request.entity(other).map(|other| id == other),
                    _ => request.entities(other).map(|ids| ids.contains(id)),
                })
            }
            atom_kind::HOLDS => self.truth_at(atom, request),
            // Whatever is asked of a fact that the request doesn't say is unknown.
            _ if request.says(fact) => self.truth_at(atom, request),
            _ => Truth::Unknown,
        }
    }

    /// Of any test.
    #[inline(never)]
    fn truth_at(&self, atom: u32, request: &Request<'_>) -> Truth {
        self.atom(atom).map_or(Truth::Unknown, |atom| self.truth_of(atom, request))
    }

    /// Whether a `one of` fact has one of these values; `None` where it is unknown.
    #[inline(always)]
    pub(crate) fn is_among(&self, fact: FactId, among: u64, request: &Request<'_>) -> Option<bool> {
        let values = self.sections.facts.get(fact.index() as usize)?.values.len.get();
        let value = request.ordinal(fact).filter(|value| *value < values)?;
        Some(bits::contains(&[among], value))
    }

    pub(crate) fn truth_of(&self, atom: Atom, request: &Request<'_>) -> Truth {
        use FactValue::{Boolean, Date, Entity, Number, Permission, Permissions, Text, Unknown, Value, Values};
        let value = |fact| self.value(fact, request);
        let outcome = match atom {
            Atom::Holds(permission) => Some(request.holds(permission)),
            Atom::True(fact) => match value(fact) {
                Boolean(value) => Some(value),
                _ => None,
            },
            Atom::IsValue(fact, ordinal) => match value(fact) {
                Value(value) => Some(value == ordinal),
                _ => None,
            },
            Atom::IsPermission(fact, permission) => match value(fact) {
                Unknown => None,
                value => Some(value == Permission(permission)),
            },
            Atom::LessThan(fact, bound) => match value(fact) {
                Number(number) => Some(number < bound),
                Date(days) => Some(f64::from(days) < bound),
                _ => None,
            },
            Atom::AtMost(fact, bound) => match value(fact) {
                Number(number) => Some(number <= bound),
                Date(days) => Some(f64::from(days) <= bound),
                _ => None,
            },
            Atom::FactLess(first, second) => match (value(first), value(second)) {
                (Number(first), Number(second)) => Some(first < second),
                (Date(first), Date(second)) => Some(first < second),
                _ => None,
            },
            Atom::FactEqual(first, second) | Atom::Same(first, second) => match (value(first), value(second)) {
                (Entity(first), Entity(second)) | (Text(first), Text(second)) => Some(first == second),
                (Unknown, _) | (_, Unknown) => None,
                (first, second) => Some(first == second),
            },
            Atom::Member(fact, set) => match (value(fact), value(set)) {
                (Entity(id), FactValue::Entities(ids)) => Some(ids.contains(id)),
                (Text(text), FactValue::Texts(texts)) => Some(texts.contains(text)),
                (Permission(permission), Permissions { declared, others }) => {
                    Some(self.contains(declared, others, permission))
                }
                (FactValue::OtherPermission(name), Permissions { others, .. }) => Some(others.contains(name)),
                _ => None,
            },
            Atom::ContainsValue(set, ordinal) => match value(set) {
                Values(set) => Some(bits::contains(set, ordinal)),
                _ => None,
            },
            Atom::ContainsPermission(set, permission) => match value(set) {
                Permissions { declared, others } => Some(self.contains(declared, others, permission)),
                _ => None,
            },
            Atom::HoldsAll(fact) => match value(fact) {
                Permission(permission) => Some(request.holds(permission)),
                Permissions { declared, others } => Some(self.holds_all(declared, others, request)),
                // A permission that the policy doesn't declare is one that nobody holds.
                FactValue::OtherPermission(_) => Some(false),
                // Unknown, and it may name a permission that the policy doesn't declare: nobody is sure to hold it.
                _ => None,
            },
            Atom::IsText(fact, literal) => match (value(fact), self.literal(literal)) {
                (Text(text), Some(literal)) => Some(text == literal),
                _ => None,
            },
            Atom::ContainsText(set, literal) => match (value(set), self.literal(literal)) {
                (FactValue::Texts(texts), Some(literal)) => Some(texts.contains(literal)),
                _ => None,
            },
        };
        Truth::from(outcome)
    }

    fn contains(&self, declared: &[u64], others: Texts<'_>, permission: PermissionId) -> bool {
        if bits::contains(declared, permission.index()) {
            return true;
        }
        let Some(own) = self.permission(permission) else {
            return false;
        };
        others.iter().any(|name| name == own.name || self.find_former_permission(name) == Some(permission))
    }

    fn holds_all(&self, declared: &[u64], others: Texts<'_>, request: &Request<'_>) -> bool {
        let held = request.permissions();
        let mut words = declared.iter().enumerate();
        self.are_declared(declared)
            && words.all(|(at, word)| word & !held.get(at).copied().unwrap_or(0) == 0)
            && others.iter().all(|name| {
                let permission = self.find_declared(name);
                permission.is_some_and(|permission| request.holds(permission))
            })
    }
}
