//! What a clause says, as a function of permissions and facts.

use super::Name;
use crate::patterns::Reference;

/// A boolean function of permissions and facts; in a clause monotone in the permissions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expr {
    /// Always.
    True,
    /// Never.
    False,
    /// The user holds the permission.
    Holds(Name),
    /// The user holds the permission, first, in the scope, second.
    HoldsIn(Name, Name),
    /// The user holds every permission that the fact names.
    HoldsAll(Name),
    /// A test of facts.
    Fact(FactTest),
    /// Not so; in a clause of facts only.
    Not(Box<Expr>),
    /// All of them; of none, always.
    All(Vec<Expr>),
    /// Any of them; of none, never.
    Any(Vec<Expr>),
    /// Another action's whole decision, with options of it.
    Can {
        /// The action's id.
        action: Name,
        /// Options that are asked for too.
        options: Vec<Name>,
    },
    /// The first where the condition holds, else the second.
    When {
        /// Of facts only.
        condition: Box<Expr>,
        /// What must be true where it holds.
        then: Box<Expr>,
        /// What must be true where it doesn't.
        otherwise: Box<Expr>,
    },
    /// What starts with a parameter of a template; never in a [`Policy`](super::Policy).
    Parameter(Reference),
}

/// A test of facts. The names are those of facts, the second of values, permissions or facts as said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactTest {
    /// A boolean fact is true.
    True(Name),
    /// A `one of` fact has the value.
    Is(Name, Name),
    /// A permission fact is the permission.
    IsPermission(Name, Name),
    /// A number is less than the constant; or a day is before it, in days since 1970-01-01.
    LessThan(Name, Number),
    /// A number is at most the constant.
    AtMost(Name, Number),
    /// A text is the text.
    IsText(Name, Name),
    /// Two entities, two permissions or two texts are the same.
    Same(Name, Name),
    /// The first number is less than the second, or the first day before the second.
    FactLess(Name, Name),
    /// Two numbers or two days are equal.
    FactEqual(Name, Name),
    /// The first is in the set that is second.
    Member(Name, Name),
    /// The set has the value.
    ContainsValue(Name, Name),
    /// The set has the permission.
    ContainsPermission(Name, Name),
    /// The set has the text.
    ContainsText(Name, Name),
}

impl FactTest {
    /// The facts that it reads: one, or the two that it compares.
    pub fn facts(&self) -> impl Iterator<Item = &Name> {
        let (first, second) = match self {
            FactTest::True(fact)
            | FactTest::Is(fact, _)
            | FactTest::IsPermission(fact, _)
            | FactTest::LessThan(fact, _)
            | FactTest::AtMost(fact, _)
            | FactTest::IsText(fact, _)
            | FactTest::ContainsValue(fact, _)
            | FactTest::ContainsPermission(fact, _)
            | FactTest::ContainsText(fact, _) => (fact, None),
            FactTest::Same(a, b) | FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) | FactTest::Member(a, b) => {
                (a, Some(b))
            }
        };
        std::iter::once(first).chain(second)
    }
}

/// A finite number, by value.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub f64);

impl Number {
    fn key(self) -> i64 {
        // The usual order-preserving map of doubles to integers; minus zero is zero.
        let bits = (self.0 + 0.0).to_bits().cast_signed();
        if bits < 0 { i64::MIN.wrapping_sub(bits).wrapping_sub(1) } else { bits }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl Expr {
    /// The expressions that it is made of, as they stand; none of a test and of what is always or never so.
    pub fn parts(&self) -> impl Iterator<Item = &Expr> {
        let (list, others): (&[Expr], [Option<&Expr>; 3]) = match self {
            Expr::All(parts) | Expr::Any(parts) => (parts, [None; 3]),
            Expr::Not(inner) => (&[], [Some(inner), None, None]),
            Expr::When { condition, then, otherwise } => (&[], [Some(condition), Some(then), Some(otherwise)]),
            Expr::True
            | Expr::False
            | Expr::Holds(_)
            | Expr::HoldsIn(..)
            | Expr::HoldsAll(_)
            | Expr::Fact(_)
            | Expr::Can { .. }
            | Expr::Parameter(_) => (&[], [None; 3]),
        };
        list.iter().chain(others.into_iter().flatten())
    }

    /// As [`Expr::parts`], to put others in their places.
    pub(crate) fn parts_mut(&mut self) -> impl Iterator<Item = &mut Expr> {
        let (list, others): (&mut [Expr], [Option<&mut Expr>; 3]) = match self {
            Expr::All(parts) | Expr::Any(parts) => (parts, [None, None, None]),
            Expr::Not(inner) => (&mut [], [Some(inner), None, None]),
            Expr::When { condition, then, otherwise } => (&mut [], [Some(condition), Some(then), Some(otherwise)]),
            Expr::True
            | Expr::False
            | Expr::Holds(_)
            | Expr::HoldsIn(..)
            | Expr::HoldsAll(_)
            | Expr::Fact(_)
            | Expr::Can { .. }
            | Expr::Parameter(_) => (&mut [], [None, None, None]),
        };
        list.iter_mut().chain(others.into_iter().flatten())
    }

    /// The same of other parts, folded: `with` says what stands in the place of each. What has no parts stays as it is.
    pub(crate) fn of_parts(&self, with: &mut dyn FnMut(&Expr) -> Expr) -> Expr {
        match self {
            Expr::All(parts) => Expr::all(parts.iter().map(with)),
            Expr::Any(parts) => Expr::any(parts.iter().map(with)),
            Expr::Not(inner) => with(inner).not(),
            Expr::When { condition, then, otherwise } => Expr::when(with(condition), with(then), with(otherwise)),
            Expr::True
            | Expr::False
            | Expr::Holds(_)
            | Expr::HoldsIn(..)
            | Expr::HoldsAll(_)
            | Expr::Fact(_)
            | Expr::Can { .. }
            | Expr::Parameter(_) => self.clone(),
        }
    }

    /// All of `parts`, trivial ones folded.
    pub fn all(parts: impl IntoIterator<Item = Expr>) -> Expr {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Expr::True => {}
                Expr::False => return Expr::False,
                Expr::All(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Expr::True,
            1 => kept.pop().unwrap_or(Expr::True),
            _ => Expr::All(kept),
        }
    }

    /// Any of `parts`, trivial ones folded.
    pub fn any(parts: impl IntoIterator<Item = Expr>) -> Expr {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Expr::False => {}
                Expr::True => return Expr::True,
                Expr::Any(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Expr::False,
            1 => kept.pop().unwrap_or(Expr::False),
            _ => Expr::Any(kept),
        }
    }

    /// The opposite, a double one folded.
    #[expect(clippy::should_implement_trait, reason = "it is the constructor beside `all` and `any`")]
    pub fn not(self) -> Expr {
        match self {
            Expr::True => Expr::False,
            Expr::False => Expr::True,
            Expr::Not(inner) => *inner,
            other => Expr::Not(Box::new(other)),
        }
    }

    /// The one where the condition holds, else the other; folded where the condition is known or does not matter.
    pub fn when(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
        match condition {
            Expr::True => then,
            Expr::False => otherwise,
            _ if then == otherwise => then,
            condition => {
                Expr::When { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) }
            }
        }
    }
}
