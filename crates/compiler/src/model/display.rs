//! Expressions, tests and types as an author would write them.

use std::fmt;

use super::{Expr, FactTest, FactType, Location, Name, Number};

impl fmt::Display for FactType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FactType::Boolean => f.write_str("boolean"),
            FactType::Number => f.write_str("number"),
            FactType::Text => f.write_str("text"),
            FactType::Date => f.write_str("date"),
            FactType::OneOf(values) => write!(f, "one of ({})", values.join(", ")),
            FactType::Entity(kind) => write!(f, "{kind}"),
            FactType::Permission => f.write_str("permission"),
            FactType::SetOfOneOf(values) => write!(f, "set of one of ({})", values.join(", ")),
            FactType::SetOfEntity(kind) => write!(f, "set of {kind}"),
            FactType::SetOfPermission => f.write_str("set of permission"),
            FactType::SetOfText => f.write_str("set of text"),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for FactTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false, &|_| false)
    }
}

impl FactTest {
    fn write(&self, f: &mut fmt::Formatter<'_>, negated: bool, is_date: &dyn Fn(&str) -> bool) -> fmt::Result {
        let not = if negated { "not " } else { "" };
        match self {
            FactTest::True(fact) => write!(f, "{not}{fact}"),
            FactTest::Is(fact, value) | FactTest::IsPermission(fact, value) => write!(f, "{fact} is {not}{value}"),
            FactTest::LessThan(fact, day) if is_date(fact) => {
                write!(f, "{fact} {} {}", if negated { ">=" } else { "<" }, Day(*day))
            }
            FactTest::LessThan(fact, number) => write!(f, "{fact} {} {number}", if negated { ">=" } else { "<" }),
            FactTest::AtMost(fact, number) => write!(f, "{fact} {} {number}", if negated { ">" } else { "<=" }),
            FactTest::Same(left, right) | FactTest::FactEqual(left, right) => write!(f, "{left} is {not}{right}"),
            FactTest::FactLess(left, right) => write!(f, "{left} {} {right}", if negated { ">=" } else { "<" }),
            FactTest::Member(member, set) => write!(f, "{member} is {not}in {set}"),
            FactTest::ContainsValue(set, value) | FactTest::ContainsPermission(set, value) => {
                write!(f, "{not}{set} contains {value}")
            }
            FactTest::IsText(fact, text) => write!(f, "{fact} is {not}{}", Quoted(text)),
            FactTest::ContainsText(set, text) => write!(f, "{not}{set} contains {}", Quoted(text)),
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.words(&|_| false))
    }
}

impl Expr {
    /// The expression as an author writes it, where the facts that `is_date` knows are days of the calendar.
    pub fn words<'a>(&'a self, is_date: &'a dyn Fn(&str) -> bool) -> impl fmt::Display + use<'a> {
        Words { expr: self, is_date, inside: false }
    }
}

/// An expression, perhaps inside another: then in parentheses where it needs them.
struct Words<'a> {
    expr: &'a Expr,
    is_date: &'a dyn Fn(&str) -> bool,
    inside: bool,
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let several = match self.expr {
            Expr::All(parts) | Expr::Any(parts) => parts.len() > 1,
            Expr::When { .. } => true,
            _ => false,
        };
        if self.inside && several { write!(f, "({})", self.with(self.expr, false)) } else { self.write(f) }
    }
}

impl<'a> Words<'a> {
    fn with(&self, expr: &'a Expr, inside: bool) -> Words<'a> {
        Words { expr, is_date: self.is_date, inside }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expr {
            Expr::True => f.write_str("nothing"),
            Expr::False => f.write_str("forbidden"),
            Expr::Holds(permission) => f.write_str(permission),
            Expr::HoldsIn(permission, scope) => write!(f, "{permission} in {scope}"),
            Expr::Parameter(reference) => write!(f, "{reference}"),
            Expr::HoldsAll(fact) => write!(f, "user holds all of {fact}"),
            Expr::Fact(test) => test.write(f, false, self.is_date),
            Expr::Not(inner) => match inner.as_ref() {
                Expr::Fact(test) => test.write(f, true, self.is_date),
                other => write!(f, "not {}", self.with(other, true)),
            },
            Expr::All(parts) => self.joined(f, parts, " and "),
            Expr::Any(parts) => self.joined(f, parts, " or "),
            Expr::Can { action, options } => can(f, action, options),
            Expr::When { condition, then, otherwise } => {
                write!(f, "{} if {}", self.with(then, true), self.with(condition, false))?;
                match **otherwise {
                    Expr::True => Ok(()),
                    _ => write!(f, ", otherwise {}", self.with(otherwise, false)),
                }
            }
        }
    }

    fn joined(&self, f: &mut fmt::Formatter<'_>, parts: &'a [Expr], by: &str) -> fmt::Result {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                f.write_str(by)?;
            }
            write!(f, "{}", self.with(part, true))?;
        }
        Ok(())
    }
}

fn can(f: &mut fmt::Formatter<'_>, action: &Name, options: &[Name]) -> fmt::Result {
    write!(f, "can {action}")?;
    match options {
        [] => Ok(()),
        [one] => write!(f, " with {one}"),
        several => write!(f, " with ({})", several.join(", ")),
    }
}

/// A number of days as the day that it is.
struct Day(Number);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "the model has whole numbers of days only")]
        let days = self.0.0 as i32;
        write!(f, "{}", placet_runtime::date::show(days))
    }
}

/// A text as a policy writes it.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
