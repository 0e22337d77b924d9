use std::fmt;

/// What is changed in a mutant: a slip that a person makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// A `requires` is dropped.
    Clause,
    /// An `opens with` is dropped, for all that it gates.
    Gate,
    /// An action is out of its gates.
    Ungated,
    /// An `every action …` is dropped.
    EveryAction,
    /// A `forbidden` is dropped.
    Forbidden,
    /// What an option requires is dropped.
    Option,
    /// `and` is read as `or`.
    AndOr,
    /// `or` is read as `and`.
    OrAnd,
    /// A member of an `and` or of an `or` is dropped.
    Part,
    /// A permission is another one nearby.
    Permission,
    /// `in SCOPE` is dropped.
    Scope,
    /// `if` is read as `unless`, or the other way round.
    IfUnless,
    /// An `if` or `unless` is dropped, so that what it guards is always asked for.
    Guard,
    /// What stands after `otherwise` is nothing; or forbidden, where it was nothing.
    Otherwise,
    /// A `not` is dropped or added before a test of facts.
    Not,
    /// `<` is read as `<=`, or a constant is one more or less; of a date, a day.
    Boundary,
    /// A value, or a permission that a fact is compared with, is another one.
    Value,
    /// Two rows of a `by` table are swapped.
    RowsSwapped,
    /// A row of a `by` table asks for nothing.
    Row,
    /// `with OPTION` is dropped after `can`.
    With,
}

impl Operator {
    /// All of them, in the order of the documentation.
    pub const ALL: [Operator; 20] = [
        Operator::Clause,
        Operator::Gate,
        Operator::Ungated,
        Operator::EveryAction,
        Operator::Forbidden,
        Operator::Option,
        Operator::AndOr,
        Operator::OrAnd,
        Operator::Part,
        Operator::Permission,
        Operator::Scope,
        Operator::IfUnless,
        Operator::Guard,
        Operator::Otherwise,
        Operator::Not,
        Operator::Boundary,
        Operator::Value,
        Operator::RowsSwapped,
        Operator::Row,
        Operator::With,
    ];

    /// What it is called in answers to programs.
    pub fn code(self) -> &'static str {
        match self {
            Operator::Clause => "clause-dropped",
            Operator::Gate => "gate-dropped",
            Operator::Ungated => "gate-left",
            Operator::EveryAction => "every-action-dropped",
            Operator::Forbidden => "forbidden-dropped",
            Operator::Option => "option-dropped",
            Operator::AndOr => "and-or",
            Operator::OrAnd => "or-and",
            Operator::Part => "part-dropped",
            Operator::Permission => "permission-swapped",
            Operator::Scope => "scope-dropped",
            Operator::IfUnless => "if-unless",
            Operator::Guard => "condition-dropped",
            Operator::Otherwise => "otherwise-changed",
            Operator::Not => "not-changed",
            Operator::Boundary => "boundary-moved",
            Operator::Value => "value-swapped",
            Operator::RowsSwapped => "rows-swapped",
            Operator::Row => "row-dropped",
            Operator::With => "with-dropped",
        }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
