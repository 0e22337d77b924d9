//! All changes of one clause that the operators make.

use placet_compiler::{Clause, ClauseKind, Expr, FactTest, Number};

use super::Operator;
use super::near::Near;
use super::term::{Term, value};

/// A changed clause.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) operator: Operator,
    /// Where in the clause, and which of several there. The same place of an instance of the same template has the same.
    pub(super) place: Vec<usize>,
    /// What is changed, in the author's words.
    pub(super) what: String,
    pub(super) term: Term,
}

/// Makes the changes of a clause.
pub(crate) struct Changes<'a> {
    pub(crate) near: &'a Near<'a>,
    pub(crate) clause: &'a Clause,
}

impl Changes<'_> {
    /// Every change, the clause's own first, then those of its parts in order.
    pub(super) fn all(&self) -> Vec<Change> {
        let term = Term::of(&self.clause.expr);
        let mut found = Vec::new();
        let dropped = match self.clause.kind {
            ClauseKind::Gate => Some((Operator::Gate, "the gate dropped")),
            ClauseKind::EveryRequires | ClauseKind::EveryForbidden => {
                Some((Operator::EveryAction, "`every action` dropped"))
            }
            ClauseKind::Requires => Some((Operator::Clause, "the requirement dropped")),
            ClauseKind::Forbidden => Some((Operator::Forbidden, "`forbidden` dropped")),
            ClauseKind::Option => Some((Operator::Option, "what the option requires dropped")),
            ClauseKind::Everyone => None,
        };
        if let Some((operator, what)) = dropped {
            found.push(change(operator, 0, what.to_owned(), Term::Leaf(Expr::True)));
        }
        if matches!(self.clause.kind, ClauseKind::Forbidden | ClauseKind::EveryForbidden) {
            let turned = Term::of(&term.expr().not());
            found.push(change(Operator::IfUnless, 0, self.if_unless(), turned.clone()));
            // What stands behind `forbidden if` is the opposite of what must be so.
            if !self.is_unless() {
                found.extend(self.of(&turned).into_iter().map(|one| within(0, one, negated)));
                return found;
            }
        }
        found.extend(self.of(&term));
        found
    }

    fn is_unless(&self) -> bool {
        self.clause.text.contains(" unless ")
    }

    fn if_unless(&self) -> String {
        match self.is_unless() {
            true => "`unless` read as `if`".to_owned(),
            false => "`if` read as `unless`".to_owned(),
        }
    }

    fn of(&self, term: &Term) -> Vec<Change> {
        match term {
            Term::Leaf(expr) => self.leaf(expr),
            Term::Not(inner) => {
                let mut found = Vec::new();
                if matches!(inner.as_ref(), Term::Leaf(_) | Term::Equal { .. }) {
                    let what = format!("`{}` read as `{}`", self.words(term), self.words(inner));
                    found.push(change(Operator::Not, 0, what, (**inner).clone()));
                }
                let inside = self.of(inner).into_iter().filter(|one| one.operator != Operator::Not);
                found.extend(inside.map(|one| within(0, one, |inner| Term::Not(Box::new(inner)))));
                self.named_as_negated(term, &mut found);
                found
            }
            Term::All(parts) => self.several(parts, true),
            Term::Any(parts) => self.several(parts, false),
            Term::When { condition, then, otherwise } => self.when(condition, then, otherwise),
            Term::Equal { fact, number, is_date } => {
                let mut found: Vec<Change> = [1.0, -1.0]
                    .into_iter()
                    .enumerate()
                    .map(|(nth, step)| {
                        let moved =
                            Term::Equal { fact: fact.clone(), number: Number(number.0 + step), is_date: *is_date };
                        change(Operator::Boundary, nth, self.read_as(term, &moved), moved)
                    })
                    .collect();
                let not = Term::Not(Box::new(term.clone()));
                found.push(change(Operator::Not, 0, self.read_as(term, &not), not));
                found
            }
            Term::Table(rows) => self.table(rows),
            Term::Family(rows) => self.family(rows),
        }
    }

    /// What is changed below a `not` of one test is told with the `not`.
    fn named_as_negated(&self, term: &Term, found: &mut [Change]) {
        if let Term::Not(inner) = term
            && matches!(inner.as_ref(), Term::Leaf(_) | Term::Equal { .. })
        {
            for one in found.iter_mut().filter(|one| one.operator != Operator::Not) {
                one.what = self.read_as(term, &one.term);
            }
        }
    }

    fn several(&self, parts: &[Term], all: bool) -> Vec<Change> {
        let joined = |parts: Vec<Term>| if all { Term::All(parts) } else { Term::Any(parts) };
        let mut found = Vec::new();
        if parts.len() > 1 {
            let (operator, what) = self.turned(all);
            let turned = if all { Term::Any(parts.to_vec()) } else { Term::All(parts.to_vec()) };
            found.push(change(operator, 0, what, turned));
            for (at, part) in parts.iter().enumerate() {
                let mut left = parts.to_vec();
                left.remove(at);
                let what = format!("`{}` dropped", self.words(part));
                found.push(change(Operator::Part, at, what, joined(left)));
            }
        }
        for (at, part) in parts.iter().enumerate() {
            for inner in self.of(part) {
                let around = |inner: Term| {
                    let mut with = parts.to_vec();
                    if let Some(part) = with.get_mut(at) {
                        *part = inner;
                    }
                    joined(with)
                };
                found.push(within(at, inner, around));
            }
        }
        found
    }

    fn turned(&self, all: bool) -> (Operator, String) {
        let (operator, word, list, other, other_list) = match all {
            true => (Operator::AndOr, "and", "all of", "or", "any of"),
            false => (Operator::OrAnd, "or", "any of", "and", "all of"),
        };
        let what = match self.clause.text.contains(&format!(" {word} ")) {
            true => format!("`{word}` read as `{other}`"),
            false if self.clause.text.contains(list) => format!("`{list}` read as `{other_list}`"),
            false => "one of the values read as all of them".to_owned(),
        };
        (operator, what)
    }

    fn when(&self, condition: &Term, then: &Term, otherwise: &Term) -> Vec<Change> {
        let put = |condition: &Term, then: &Term, otherwise: &Term| Term::When {
            condition: Box::new(condition.clone()),
            then: Box::new(then.clone()),
            otherwise: Box::new(otherwise.clone()),
        };
        // As it is written behind `if` or `unless`.
        let written = if self.is_unless() { Term::of(&condition.expr().not()) } else { condition.clone() };
        let meant = |term: Term| if self.is_unless() { negated(term) } else { term };
        let mut found = Vec::new();
        found.push(change(Operator::IfUnless, 0, self.if_unless(), put(condition, otherwise, then)));
        let what = format!("the condition `{}` dropped", self.words(&written));
        found.push(change(Operator::Guard, 0, what, then.clone()));
        let (nothing, forbidden) = (Term::Leaf(Expr::True), Term::Leaf(Expr::False));
        if *otherwise != nothing {
            let what = format!("`otherwise {}` dropped", self.words(otherwise));
            found.push(change(Operator::Otherwise, 0, what, put(condition, then, &nothing)));
        } else if self.clause.text.contains("otherwise nothing") {
            let what = "`otherwise nothing` read as `otherwise forbidden`".to_owned();
            found.push(change(Operator::Otherwise, 0, what, put(condition, then, &forbidden)));
        }
        let inside = self.of(&written).into_iter();
        found.extend(inside.map(|one| within(0, one, |it| put(&meant(it), then, otherwise))));
        found.extend(self.of(then).into_iter().map(|one| within(1, one, |it| put(condition, &it, otherwise))));
        found.extend(self.of(otherwise).into_iter().map(|one| within(2, one, |it| put(condition, then, &it))));
        found
    }

    fn table(&self, rows: &[(Vec<Expr>, Term)]) -> Vec<Change> {
        let values = |tests: &[Expr]| {
            let values: Vec<String> = tests.iter().filter_map(value).map(|value| value.to_string()).collect();
            values.join(", ")
        };
        let replaced = |at: usize, term: Term| {
            let mut with = rows.to_vec();
            if let Some((_, row)) = with.get_mut(at) {
                *row = term;
            }
            Term::Table(with)
        };
        let mut found = Vec::new();
        for (at, (tests, row)) in rows.iter().enumerate() {
            if let Some((others, next)) = rows.get(at.saturating_add(1)) {
                let mut with = rows.to_vec();
                for (to, term) in [(at, next), (at.saturating_add(1), row)] {
                    if let Some((_, row)) = with.get_mut(to) {
                        *row = term.clone();
                    }
                }
                let what = format!("the rows `{}` and `{}` swapped", values(tests), values(others));
                found.push(change(Operator::RowsSwapped, at, what, Term::Table(with)));
            }
            let what = format!("the row `{}` read as `nothing`", values(tests));
            found.push(change(Operator::Row, at, what, replaced(at, Term::Leaf(Expr::True))));
            for mut inner in self.of(row) {
                inner.what = format!("in the row `{}`, {}", values(tests), inner.what);
                found.push(within(at, inner, |inner| replaced(at, inner)));
            }
        }
        found
    }

    /// Each change is made in all rows at once: it is one place of the text.
    fn family(&self, rows: &[(Expr, Term)]) -> Vec<Change> {
        let mut made: Vec<Vec<Change>> = rows.iter().map(|(_, row)| self.of(row)).collect();
        let first = made.first_mut().map(std::mem::take).unwrap_or_default();
        let mut found = Vec::new();
        for mut one in first {
            let mut with = rows.to_vec();
            for (at, (_, row)) in with.iter_mut().enumerate() {
                let same = |other: &&Change| other.operator == one.operator && other.place == one.place;
                match made.get(at).and_then(|changes| changes.iter().find(same)) {
                    Some(change) => *row = change.term.clone(),
                    None if at == 0 => *row = one.term.clone(),
                    None => {}
                }
            }
            one.what = self.unfolded(&one.what, rows);
            one.term = Term::Family(with);
            found.push(one);
        }
        found
    }

    /// The words with `[fact]` for the first row's value.
    fn unfolded(&self, what: &str, rows: &[(Expr, Term)]) -> String {
        let Some((test, _)) = rows.first() else { return what.to_owned() };
        let (Some(value), Some(fact)) = (value(test), self.in_brackets(test)) else { return what.to_owned() };
        let mut words = what.to_owned();
        for after in [".", "`", " ", ","] {
            words = words.replace(&format!(".{value}{after}"), &format!("[{fact}]{after}"));
        }
        words
    }

    /// What an author writes in the brackets: the fact, or the variable of `for each`.
    fn in_brackets(&self, test: &Expr) -> Option<String> {
        match test {
            Expr::Fact(FactTest::Is(fact, _)) => Some(fact.to_string()),
            Expr::Fact(FactTest::ContainsValue(..)) => {
                let after = self.clause.text.strip_prefix("for each ")?;
                after.split(' ').next().map(str::to_owned)
            }
            _ => None,
        }
    }

    fn leaf(&self, expr: &Expr) -> Vec<Change> {
        let leaf = Term::Leaf(expr.clone());
        let mut found = Vec::new();
        let mut add = |operator: Operator, nth: usize, other: Expr| {
            let other = Term::Leaf(other);
            found.push(change(operator, nth, self.read_as(&leaf, &other), other));
        };
        match expr {
            Expr::Holds(name) => {
                for (nth, other) in self.near.permissions(name).into_iter().enumerate() {
                    if let Some(other) = other {
                        add(Operator::Permission, nth, Expr::Holds(other));
                    }
                }
            }
            Expr::HoldsIn(name, scope) => {
                add(Operator::Scope, 0, Expr::Holds(name.clone()));
                for (nth, other) in self.near.permissions(name).into_iter().enumerate() {
                    if let Some(other) = other {
                        add(Operator::Permission, nth, Expr::HoldsIn(other, scope.clone()));
                    }
                }
            }
            Expr::Can { action, options } if !options.is_empty() => {
                add(Operator::With, 0, Expr::Can { action: action.clone(), options: Vec::new() });
            }
            Expr::Fact(test) => {
                for (nth, (operator, other)) in self.test(test).into_iter().enumerate() {
                    add(operator, nth, other);
                }
                add(Operator::Not, 0, expr.clone().not());
            }
            _ => {}
        }
        found
    }

    fn test(&self, test: &FactTest) -> Vec<(Operator, Expr)> {
        let fact = |test: FactTest| Expr::Fact(test);
        let moved = |number: &Number| [Number(number.0 + 1.0), Number(number.0 - 1.0)];
        match test {
            FactTest::LessThan(name, number) if self.near.is_date(name) => moved(number)
                .into_iter()
                .map(|number| (Operator::Boundary, fact(FactTest::LessThan(name.clone(), number))))
                .collect(),
            FactTest::LessThan(name, number) => {
                let mut all = vec![(Operator::Boundary, fact(FactTest::AtMost(name.clone(), *number)))];
                all.extend(
                    moved(number).map(|number| (Operator::Boundary, fact(FactTest::LessThan(name.clone(), number)))),
                );
                all
            }
            FactTest::AtMost(name, number) => {
                let mut all = vec![(Operator::Boundary, fact(FactTest::LessThan(name.clone(), *number)))];
                all.extend(
                    moved(number).map(|number| (Operator::Boundary, fact(FactTest::AtMost(name.clone(), number)))),
                );
                all
            }
            FactTest::FactLess(a, b) => {
                vec![(Operator::Boundary, fact(FactTest::FactLess(b.clone(), a.clone())).not())]
            }
            FactTest::Is(name, value) => self
                .near
                .value(name, value)
                .map(|other| (Operator::Value, fact(FactTest::Is(name.clone(), other))))
                .into_iter()
                .collect(),
            FactTest::ContainsValue(name, value) => self
                .near
                .value(name, value)
                .map(|other| (Operator::Value, fact(FactTest::ContainsValue(name.clone(), other))))
                .into_iter()
                .collect(),
            FactTest::IsPermission(name, value) => {
                let near = self.near.permissions(value).into_iter().flatten().take(1);
                near.map(|other| (Operator::Value, fact(FactTest::IsPermission(name.clone(), other)))).collect()
            }
            FactTest::ContainsPermission(name, value) => {
                let near = self.near.permissions(value).into_iter().flatten().take(1);
                near.map(|other| (Operator::Value, fact(FactTest::ContainsPermission(name.clone(), other)))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn read_as(&self, term: &Term, other: &Term) -> String {
        format!("`{}` read as `{}`", self.words(term), self.words(other))
    }

    /// The words of the test at a place of a clause.
    pub(crate) fn words_at(&self, whole: &Term, place: &[usize]) -> String {
        let (mut term, mut rows_around) = (whole, None);
        for at in place {
            let inside = match term {
                Term::Leaf(_) | Term::Equal { .. } => None,
                Term::Not(inner) => Some(inner.as_ref()),
                Term::All(parts) | Term::Any(parts) => parts.get(*at),
                Term::When { condition, then, otherwise } => {
                    [condition, then, otherwise].into_iter().nth(*at).map(AsRef::as_ref)
                }
                Term::Table(rows) => rows.get(*at).map(|(_, row)| row),
                Term::Family(rows) => {
                    rows_around = Some(rows);
                    rows.first().map(|(_, row)| row)
                }
            };
            let Some(inside) = inside else { break };
            term = inside;
        }
        let words = format!("`{}`", self.words(term));
        let words = rows_around.map_or(words.clone(), |rows| self.unfolded(&words, rows));
        words.trim_matches('`').to_owned()
    }

    fn words(&self, term: &Term) -> String {
        match term {
            Term::Equal { fact, number, is_date: false } => format!("{fact} is {number}"),
            Term::Equal { fact, number, is_date: true } => format!("{fact} is {}", day(*number)),
            Term::Not(inner) => match inner.as_ref() {
                Term::Equal { fact, number, is_date: false } => format!("{fact} is not {number}"),
                Term::Equal { fact, number, is_date: true } => format!("{fact} is not {}", day(*number)),
                _ => term.expr().words(&|fact| self.near.is_date(fact)).to_string(),
            },
            Term::Table(rows) => {
                format!("by {} {{ … }}", rows.first().map(|(tests, _)| of_table(tests)).unwrap_or_default())
            }
            Term::Family(rows) => match rows.first() {
                Some((_, row)) => {
                    let words = self.unfolded(&format!("`{}`", self.words(row)), rows);
                    words.trim_matches('`').to_owned()
                }
                None => String::new(),
            },
            other => other.expr().words(&|fact| self.near.is_date(fact)).to_string(),
        }
    }
}

fn of_table(tests: &[Expr]) -> String {
    match tests.first() {
        Some(Expr::Fact(FactTest::Is(fact, _) | FactTest::True(fact) | FactTest::ContainsValue(fact, _))) => {
            fact.to_string()
        }
        _ => "…".to_owned(),
    }
}

fn day(number: Number) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "the model has whole numbers of days only")]
    let days = number.0 as i32;
    placet_runtime::date::show(days).to_string()
}

fn change(operator: Operator, nth: usize, what: String, term: Term) -> Change {
    Change { operator, place: vec![nth], what, term }
}

fn negated(term: Term) -> Term {
    Term::Not(Box::new(term))
}

/// A change of a part, as one of the whole.
fn within(at: usize, mut inner: Change, around: impl Fn(Term) -> Term) -> Change {
    inner.place.insert(0, at);
    inner.term = around(inner.term);
    inner
}
