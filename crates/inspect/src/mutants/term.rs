//! A clause as its author wrote it, as far as that shows in its function: tables, families and equalities are one thing each.
//!
//! | written | in the function | here |
//! | --- | --- | --- |
//! | `by f { a: E, b, c: F }` | for each value `v` of `f`: its row where `f is v` | [`Term::Table`], rows that follow each other alike as one |
//! | `node[f].p`, `for each v in S requires …` | the same, with the value in the permissions' names | [`Term::Family`], which changes in step |
//! | `n is 3` | `n <= 3 and not n < 3` | [`Term::Equal`] |

use placet_compiler::{Expr, FactTest, Name, Number};

/// A part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Term {
    /// A permission, a test, `can …`, `nothing`, `forbidden`.
    Leaf(Expr),
    Not(Box<Term>),
    All(Vec<Term>),
    Any(Vec<Term>),
    When {
        condition: Box<Term>,
        then: Box<Term>,
        otherwise: Box<Term>,
    },
    /// A number or a day is this one.
    Equal {
        fact: Name,
        number: Number,
        is_date: bool,
    },
    /// Rows, each with its values' tests.
    Table(Vec<(Vec<Expr>, Term)>),
    /// Rows that say the same of each value.
    Family(Vec<(Expr, Term)>),
}

impl Term {
    pub(crate) fn of(expr: &Expr) -> Term {
        match expr {
            Expr::Not(inner) => Term::Not(Box::new(Term::of(inner))),
            Expr::All(parts) => {
                let mut terms = units(parts);
                match terms.len() {
                    1 => terms.pop().unwrap_or(Term::Leaf(Expr::True)),
                    _ => Term::All(terms),
                }
            }
            Expr::Any(parts) => Term::Any(parts.iter().map(Term::of).collect()),
            Expr::When { condition, then, otherwise } => Term::When {
                condition: Box::new(Term::of(condition)),
                then: Box::new(Term::of(then)),
                otherwise: Box::new(Term::of(otherwise)),
            },
            other => Term::Leaf(other.clone()),
        }
    }

    /// The function that it stands for.
    pub(crate) fn expr(&self) -> Expr {
        let row = |test: &Expr, term: &Term| Expr::when(test.clone(), term.expr(), Expr::True);
        match self {
            Term::Leaf(expr) => expr.clone(),
            Term::Not(inner) => inner.expr().not(),
            Term::All(parts) => Expr::all(once(parts)),
            Term::Any(parts) => Expr::any(once(parts)),
            Term::When { condition, then, otherwise } => Expr::when(condition.expr(), then.expr(), otherwise.expr()),
            Term::Equal { fact, number, is_date } => equal(fact, *number, *is_date),
            Term::Table(rows) => {
                Expr::all(rows.iter().flat_map(|(tests, term)| tests.iter().map(move |test| row(test, term))))
            }
            Term::Family(rows) => Expr::all(rows.iter().map(|(test, term)| row(test, term))),
        }
    }
}

/// Each part once: one that is read as its neighbour adds nothing.
fn once(parts: &[Term]) -> Vec<Expr> {
    let mut exprs = Vec::new();
    for part in parts.iter().map(Term::expr) {
        if !exprs.contains(&part) {
            exprs.push(part);
        }
    }
    exprs
}

/// Its tests: what is left when tables, `and`, `or`, `not` and conditions are looked into.
impl Term {
    /// The tests, each with its place. Those of a family are those of its first row.
    pub(crate) fn tests(&self) -> Vec<(Vec<usize>, &Term)> {
        let mut found = Vec::new();
        self.list(&mut Vec::new(), &mut found);
        found
    }

    fn list<'t>(&'t self, place: &mut Vec<usize>, found: &mut Vec<(Vec<usize>, &'t Term)>) {
        let inside: Vec<&Term> = match self {
            Term::Leaf(Expr::True | Expr::False) => return,
            Term::Leaf(_) | Term::Equal { .. } => {
                found.push((place.clone(), self));
                return;
            }
            Term::Not(inner) => vec![inner],
            Term::All(parts) | Term::Any(parts) => parts.iter().collect(),
            Term::When { condition, then, otherwise } => vec![condition, then, otherwise],
            Term::Table(rows) => rows.iter().map(|(_, row)| row).collect(),
            Term::Family(rows) => rows.iter().map(|(_, row)| row).take(1).collect(),
        };
        for (at, term) in inside.into_iter().enumerate() {
            place.push(at);
            term.list(place, found);
            place.pop();
        }
    }

    /// The clause with the test at a place always so, or never; in a family, in all its rows.
    pub(crate) fn with(&self, place: &[usize], value: bool) -> Term {
        let Some((at, rest)) = place.split_first() else {
            return Term::Leaf(if value { Expr::True } else { Expr::False });
        };
        let changed = |here: usize, term: &Term| if here == *at { term.with(rest, value) } else { term.clone() };
        let several = |parts: &[Term]| parts.iter().enumerate().map(|(here, part)| changed(here, part)).collect();
        match self {
            Term::Leaf(_) | Term::Equal { .. } => self.clone(),
            Term::Not(inner) => Term::Not(Box::new(changed(0, inner))),
            Term::All(parts) => Term::All(several(parts)),
            Term::Any(parts) => Term::Any(several(parts)),
            Term::When { condition, then, otherwise } => Term::When {
                condition: Box::new(changed(0, condition)),
                then: Box::new(changed(1, then)),
                otherwise: Box::new(changed(2, otherwise)),
            },
            Term::Table(rows) => Term::Table(
                rows.iter().enumerate().map(|(here, (tests, row))| (tests.clone(), changed(here, row))).collect(),
            ),
            Term::Family(rows) => {
                Term::Family(rows.iter().map(|(test, row)| (test.clone(), changed(0, row))).collect())
            }
        }
    }
}

fn equal(fact: &Name, number: Number, is_date: bool) -> Expr {
    let less = |number: Number| Expr::Fact(FactTest::LessThan(fact.clone(), number));
    let upper = match is_date {
        true => less(Number(number.0 + 1.0)),
        false => Expr::Fact(FactTest::AtMost(fact.clone(), number)),
    };
    Expr::all([upper, less(number).not()])
}

/// The parts of an `and`: those that belong together as one.
fn units(parts: &[Expr]) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut left = parts;
    while let Some((first, rest)) = left.split_first() {
        if let Some(second) = rest.first()
            && let Some(term) = equality(first, second)
        {
            terms.push(term);
            left = rest.get(1..).unwrap_or_default();
            continue;
        }
        let rows: Vec<(&Expr, &Expr)> = left.iter().map_while(|part| row(first, part)).collect();
        if rows.len() > 1 {
            terms.push(table(&rows));
            left = left.get(rows.len()..).unwrap_or_default();
            continue;
        }
        terms.push(Term::of(first));
        left = rest;
    }
    terms
}

fn equality(upper: &Expr, lower: &Expr) -> Option<Term> {
    let Expr::Not(lower) = lower else { return None };
    let Expr::Fact(FactTest::LessThan(fact, number)) = lower.as_ref() else { return None };
    match upper {
        Expr::Fact(FactTest::AtMost(other, same)) if other == fact && same == number => {
            Some(Term::Equal { fact: fact.clone(), number: *number, is_date: false })
        }
        Expr::Fact(FactTest::LessThan(other, next)) if other == fact && next.0 == number.0 + 1.0 => {
            Some(Term::Equal { fact: fact.clone(), number: *number, is_date: true })
        }
        _ => None,
    }
}

/// The test and the requirement of a row of the same table as `first`.
fn row<'e>(first: &Expr, part: &'e Expr) -> Option<(&'e Expr, &'e Expr)> {
    let Expr::When { condition, then, otherwise } = part else { return None };
    let Expr::When { condition: of, .. } = first else { return None };
    let same = **otherwise == Expr::True && tested(condition).is_some() && tested(condition) == tested(of);
    same.then_some((condition.as_ref(), then.as_ref()))
}

/// The fact whose value a row is for, and whether it is a set.
fn tested(condition: &Expr) -> Option<(&Name, bool)> {
    match condition {
        Expr::Fact(FactTest::Is(fact, _) | FactTest::True(fact)) => Some((fact, false)),
        Expr::Fact(FactTest::ContainsValue(set, _)) => Some((set, true)),
        Expr::Not(inner) => match inner.as_ref() {
            Expr::Fact(FactTest::True(fact)) => Some((fact, false)),
            _ => None,
        },
        _ => None,
    }
}

fn table(rows: &[(&Expr, &Expr)]) -> Term {
    let shapes: Vec<Option<Expr>> = rows.iter().map(|(test, then)| shape(then, &value(test)?)).collect();
    let first = shapes.first().cloned().flatten();
    if first.is_some() && shapes.iter().all(|shape| *shape == first) {
        return Term::Family(rows.iter().map(|(test, then)| ((*test).clone(), Term::of(then))).collect());
    }
    let mut merged: Vec<(Vec<Expr>, &Expr)> = Vec::new();
    for (test, then) in rows {
        match merged.last_mut() {
            Some((tests, same)) if same == then => tests.push((*test).clone()),
            _ => merged.push((vec![(*test).clone()], then)),
        }
    }
    Term::Table(merged.into_iter().map(|(tests, then)| (tests, Term::of(then))).collect())
}

/// The value that a row is for.
pub(super) fn value(test: &Expr) -> Option<Name> {
    match test {
        Expr::Fact(FactTest::Is(_, value) | FactTest::ContainsValue(_, value)) => Some(value.clone()),
        Expr::Fact(FactTest::True(_)) => Some("true".into()),
        Expr::Not(_) => Some("false".into()),
        _ => None,
    }
}

/// The requirement with the value taken out of its permissions' names; nothing where it is in none of them.
fn shape(then: &Expr, value: &str) -> Option<Expr> {
    let mut found = false;
    let shape = without(then, value, &mut found);
    found.then_some(shape)
}

fn without(expr: &Expr, value: &str, found: &mut bool) -> Expr {
    match expr {
        Expr::Holds(name) => Expr::Holds(opened(name, value, "*", found)),
        Expr::HoldsIn(name, scope) => Expr::HoldsIn(opened(name, value, "*", found), scope.clone()),
        Expr::All(parts) => Expr::All(parts.iter().map(|part| without(part, value, found)).collect()),
        Expr::Any(parts) => Expr::Any(parts.iter().map(|part| without(part, value, found)).collect()),
        Expr::When { condition, then, otherwise } => Expr::When {
            condition: condition.clone(),
            then: Box::new(without(then, value, found)),
            otherwise: Box::new(without(otherwise, value, found)),
        },
        other => other.clone(),
    }
}

/// A permission's name with something else in place of the value.
fn opened(name: &Name, value: &str, instead: &str, found: &mut bool) -> Name {
    let parts: Vec<&str> = name
        .split('.')
        .map(|part| {
            *found |= part == value;
            if part == value { instead } else { part }
        })
        .collect();
    parts.join(".").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(value: &str) -> Expr {
        Expr::Fact(FactTest::Is("f".into(), value.into()))
    }

    fn row(value: &str, permission: &str) -> Expr {
        Expr::when(is(value), Expr::Holds(permission.into()), Expr::True)
    }

    #[test]
    fn a_term_stands_for_the_function_that_it_is_made_of() {
        let equal = equal(&"n".into(), Number(3.0), false);
        let parts = vec![Expr::Holds("p".into()), row("a", "x"), row("b", "x"), row("c", "y"), equal];
        let expr = Expr::all(parts);
        let Term::All(terms) = Term::of(&expr) else { unreachable!() };
        assert!(matches!(&terms[1], Term::Table(rows) if rows.len() == 2), "{terms:?}");
        assert!(matches!(&terms[2], Term::Equal { .. }));
        assert_eq!(Term::of(&expr).expr(), expr);
    }

    #[test]
    fn rows_that_differ_in_the_value_alone_are_a_family() {
        let expr = Expr::all([row("a", "node.a.read"), row("b", "node.b.read")]);
        assert!(matches!(Term::of(&expr), Term::Family(rows) if rows.len() == 2));
    }
}
