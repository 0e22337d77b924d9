//! What a clause says, without the words.

use std::cmp::Ordering;

use super::Date;
use super::held::Holding;

/// Something that holds in a world, or doesn't. Facts and permissions are named by their place in the declarations.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    /// `nothing`: always holds.
    Nothing,
    /// `forbidden`: never holds.
    Forbidden,
    /// The user holds this permission, here or in a scope.
    Holds(Holding),
    /// `user holds all of` this set of permissions, or this one permission.
    HoldsAll(usize),
    /// A test of facts.
    Test(Test),
    /// `not`, which stands before tests of facts only.
    Not(Box<Rule>),
    /// `and`, `all of`.
    All(Vec<Rule>),
    /// `or`, `any of`.
    Any(Vec<Rule>),
    /// `then if condition, otherwise …`: in each world one of the two counts.
    If { condition: Box<Rule>, then: Box<Rule>, otherwise: Box<Rule> },
    /// `can action with options`: that action's whole decision.
    Can { action: String, options: Vec<String> },
}

/// A test of one fact, or of two.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// This boolean fact is true.
    True(usize),
    /// This `one of`, text or permission fact has this value.
    Is(usize, String),
    /// This number fact stands so to the number.
    Number(usize, Sign, f64),
    /// This date fact stands so to the day.
    Date(usize, Sign, Date),
    /// These two number or date facts stand so to one another.
    Ordered(usize, Sign, usize),
    /// These two facts, neither boolean nor number nor date, have the same value.
    Same(usize, usize),
    /// This set contains this value, text or permission.
    Contains(usize, String),
    /// The first fact's value is in the set that is the second.
    Member(usize, usize),
}

/// How two numbers or days are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Sign {
    /// Whether two that stand so to one another pass.
    pub(super) fn passes(self, order: Ordering) -> bool {
        match self {
            Sign::Is => order.is_eq(),
            Sign::Less => order.is_lt(),
            Sign::AtMost => order.is_le(),
            Sign::Greater => order.is_gt(),
            Sign::AtLeast => order.is_ge(),
        }
    }
}

impl Rule {
    pub(super) fn not(rule: Rule) -> Rule {
        Rule::Not(Box::new(rule))
    }

    /// What is known beforehand.
    pub(super) fn always(holds: bool) -> Rule {
        if holds { Rule::Nothing } else { Rule::Forbidden }
    }

    pub(super) fn when(condition: Rule, then: Rule, otherwise: Rule) -> Rule {
        Rule::If { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) }
    }
}
