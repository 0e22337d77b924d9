//! Expressions, tests and types as an author would write them.

use std::fmt;

use super::{Expr, FactTest, FactType, Location, Name, Number};

impl fmt::Display for FactType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FactType::Boolean => f.write_str("boolean"),
            FactType::Number => f.write_str("number"),
            FactType::OneOf(values) => write!(f, "one of ({})", values.join(", ")),
            FactType::Entity(kind) => write!(f, "{kind}"),
            FactType::Permission => f.write_str("permission"),
            FactType::SetOfOneOf(values) => write!(f, "set of one of ({})", values.join(", ")),
            FactType::SetOfEntity(kind) => write!(f, "set of {kind}"),
            FactType::SetOfPermission => f.write_str("set of permission"),
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
        self.write(f, false)
    }
}

impl FactTest {
    fn write(&self, f: &mut fmt::Formatter<'_>, negated: bool) -> fmt::Result {
        let not = if negated { "not " } else { "" };
        match self {
            FactTest::True(fact) => write!(f, "{not}{fact}"),
            FactTest::Is(fact, value) | FactTest::IsPermission(fact, value) => write!(f, "{fact} is {not}{value}"),
            FactTest::LessThan(fact, number) => write!(f, "{fact} {} {number}", if negated { ">=" } else { "<" }),
            FactTest::AtMost(fact, number) => write!(f, "{fact} {} {number}", if negated { ">" } else { "<=" }),
            FactTest::Same(left, right) | FactTest::FactEqual(left, right) => write!(f, "{left} is {not}{right}"),
            FactTest::FactLess(left, right) => write!(f, "{left} {} {right}", if negated { ">=" } else { "<" }),
            FactTest::Member(member, set) => write!(f, "{member} is {not}in {set}"),
            FactTest::ContainsValue(set, value) | FactTest::ContainsPermission(set, value) => {
                write!(f, "{not}{set} contains {value}")
            }
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::True => f.write_str("nothing"),
            Expr::False => f.write_str("forbidden"),
            Expr::Holds(permission) | Expr::Parameter(permission) => f.write_str(permission),
            Expr::HoldsAll(fact) => write!(f, "user holds all of {fact}"),
            Expr::Fact(test) => write!(f, "{test}"),
            Expr::Not(inner) => match inner.as_ref() {
                Expr::Fact(test) => test.write(f, true),
                other => write!(f, "not {}", Operand(other)),
            },
            Expr::All(parts) => joined(f, parts, " and "),
            Expr::Any(parts) => joined(f, parts, " or "),
            Expr::Can { action, options } => can(f, action, options),
            Expr::When { condition, then, otherwise } => {
                write!(f, "{} if {condition}", Operand(then))?;
                if **otherwise != Expr::True { write!(f, ", otherwise {otherwise}") } else { Ok(()) }
            }
        }
    }
}

/// An expression inside another: in parentheses where it needs them.
struct Operand<'a>(&'a Expr);

impl fmt::Display for Operand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Expr::All(parts) | Expr::Any(parts) if parts.len() > 1 => write!(f, "({})", self.0),
            Expr::When { .. } => write!(f, "({})", self.0),
            other => write!(f, "{other}"),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Expr], by: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(by)?;
        }
        write!(f, "{}", Operand(part))?;
    }
    Ok(())
}

fn can(f: &mut fmt::Formatter<'_>, action: &Name, options: &[Name]) -> fmt::Result {
    write!(f, "can {action}")?;
    match options {
        [] => Ok(()),
        [one] => write!(f, " with {one}"),
        several => write!(f, " with ({})", several.join(", ")),
    }
}
