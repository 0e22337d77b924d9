//! Tests of facts: what may be compared with what, and what it means.

use placet_runtime::date;
use placet_syntax::TextRange;
use placet_syntax::ast::{AstNode as _, Comparison, Contains, HoldsAll, IsTest, Ordering, Path, Value, Word};

use super::Resolver;
use super::expressions::Scope;
use super::names::Meaning;
use crate::diagnostic::Place;
use crate::model::{Expr, FactTest, FactType, Name, Number};
use crate::{diagnostics, limits};

impl Resolver<'_> {
    pub(super) fn comparison(
        &mut self,
        path: &Path,
        comparison: &Comparison,
        whole: TextRange,
        scope: Scope<'_>,
    ) -> Expr {
        if let Comparison::HoldsAll(holds) = comparison {
            return self.holds_all(path, holds, whole, scope);
        }
        let (fact, ty) = match self.meaning(path, &scope) {
            None => return Expr::False,
            Some(Meaning::Fact(fact, ty)) => (fact, ty),
            Some(Meaning::Permission(name) | Meaning::Parameter(name)) => {
                let place = self.place(whole);
                self.report(diagnostics::permission_compared(&place, &name));
                return Expr::False;
            }
        };
        let negated = matches!(comparison, Comparison::Is(is) if is.is_not());
        let left = Left { fact, ty, whole: self.place(whole), negated };
        match comparison {
            Comparison::Is(is) => self.is(&left, is, scope),
            Comparison::Contains(contains) => self.contains(&left, contains, scope),
            Comparison::Ordering(ordering) => self.ordering(&left, ordering, scope),
            // The parser has reported them.
            Comparison::HoldsAll(_) | Comparison::Slip(_) => Expr::False,
        }
    }

    fn holds_all(&mut self, path: &Path, holds: &HoldsAll, whole: TextRange, scope: Scope<'_>) -> Expr {
        let place = self.place(path.range());
        if path.text() != self.index.subject {
            self.report(diagnostics::only_the_subject_holds(&place, &path.text(), &self.index.subject));
            return Expr::False;
        }
        let Some(set) = holds.set() else { return Expr::False };
        if let Some(word) = scope.facts_only {
            let place = self.place(whole);
            self.report(diagnostics::permission_in_condition(&place, "holds all of", word));
            return Expr::False;
        }
        let at = self.place(set.range());
        match self.meaning(&set, &scope) {
            None => Expr::False,
            Some(Meaning::Fact(fact, FactType::SetOfPermission | FactType::Permission)) => Expr::HoldsAll(fact),
            Some(Meaning::Fact(fact, ty)) => {
                self.report(diagnostics::not_a_permission_set(&at, &fact, &ty.to_string()));
                Expr::False
            }
            Some(Meaning::Permission(name) | Meaning::Parameter(name)) => {
                self.report(diagnostics::not_a_permission_set(&at, &name, "single permission"));
                Expr::False
            }
        }
    }

    fn is(&mut self, left: &Left, is: &IsTest, scope: Scope<'_>) -> Expr {
        let found = if let Some(is_in) = is.is_in() {
            let Some(set) = is_in.set() else { return Expr::False };
            self.member(left, &set, scope)
        } else if is.one_of().is_some() && left.ty == FactType::Boolean {
            self.report(diagnostics::boolean_with_other(&left.whole, &left.fact));
            None
        } else if let Some(one_of) = is.one_of() {
            let mut parts = Vec::new();
            for value in one_of.values() {
                parts.push(self.equals(left, &value, scope));
            }
            if parts.is_empty() || parts.iter().any(Option::is_none) {
                None
            } else {
                Some(Expr::any(parts.into_iter().flatten()))
            }
        } else if let Some(value) = is.value() {
            self.equals(left, &value, scope)
        } else {
            None
        };
        match found {
            Some(test) if is.is_not() => test.not(),
            Some(test) => test,
            None => Expr::False,
        }
    }

    /// `left is value`.
    fn equals(&mut self, left: &Left, value: &Value, scope: Scope<'_>) -> Option<Expr> {
        let place = self.place(value.range());
        match &left.ty {
            FactType::Number => {
                if let Some(number) = value.number() {
                    let number = number_of(&number)?;
                    return Some(Expr::all([
                        Expr::Fact(FactTest::AtMost(left.fact.clone(), number)),
                        Expr::Fact(FactTest::LessThan(left.fact.clone(), number)).not(),
                    ]));
                }
                let other = self.other_fact(left, value, &place, scope, |ty| *ty == FactType::Number)?;
                let (a, b) = ordered(&left.fact, &other);
                Some(Expr::Fact(FactTest::FactEqual(a, b)))
            }
            FactType::Date => {
                if let Some(word) = value.date() {
                    let day = date::parse(word.text())?;
                    return Some(Expr::all([before(&left.fact, day + 1), before(&left.fact, day).not()]));
                }
                let other = self.other_fact(left, value, &place, scope, |ty| *ty == FactType::Date)?;
                let (a, b) = ordered(&left.fact, &other);
                Some(Expr::Fact(FactTest::FactEqual(a, b)))
            }
            FactType::Text => {
                if let Some(text) = value.string() {
                    let text = self.text(&text)?;
                    return Some(Expr::Fact(FactTest::IsText(left.fact.clone(), text)));
                }
                let other = self.other_fact(left, value, &place, scope, |ty| *ty == FactType::Text)?;
                let (a, b) = ordered(&left.fact, &other);
                Some(Expr::Fact(FactTest::Same(a, b)))
            }
            FactType::OneOf(values) => {
                if let Some(name) = self.value_name(left, value, values, scope) {
                    return Some(Expr::Fact(FactTest::Is(left.fact.clone(), name)));
                }
                let path = value.path()?;
                if !self.is_fact(&path) {
                    let near = self.nearest(&path.text(), values.iter().map(Name::as_str));
                    self.report(diagnostics::unknown_value(&place, &path.text(), &left.fact, near, values));
                    return None;
                }
                let other = self.other_fact(left, value, &place, scope, |ty| same_values(&left.ty, ty))?;
                Some(Expr::any(values.iter().map(|one| {
                    Expr::all([
                        Expr::Fact(FactTest::Is(left.fact.clone(), one.clone())),
                        Expr::Fact(FactTest::Is(other.clone(), one.clone())),
                    ])
                })))
            }
            FactType::Entity(_) => {
                let other = self.other_fact(left, value, &place, scope, |ty| *ty == left.ty)?;
                let (a, b) = ordered(&left.fact, &other);
                Some(Expr::Fact(FactTest::Same(a, b)))
            }
            FactType::Permission => {
                let Some(path) = value.path() else {
                    self.report(diagnostics::wrong_value(&place, &value.text(), &left.fact, &left.ty));
                    return None;
                };
                if self.is_fact(&path) {
                    let other = self.other_fact(left, value, &place, scope, |ty| *ty == FactType::Permission)?;
                    let (a, b) = ordered(&left.fact, &other);
                    return Some(Expr::Fact(FactTest::Same(a, b)));
                }
                let permission = self.permission_or_parameter(&path)?;
                Some(Expr::Fact(FactTest::IsPermission(left.fact.clone(), permission)))
            }
            FactType::Boolean => {
                let text = value.text();
                if matches!(text.as_str(), "true" | "false") {
                    let holds = (text == "true") != left.negated;
                    self.report(diagnostics::boolean_compared(&left.whole, &left.fact, holds));
                } else {
                    self.report(diagnostics::boolean_with_other(&left.whole, &left.fact));
                }
                None
            }
            FactType::SetOfOneOf(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission | FactType::SetOfText => {
                self.report(diagnostics::set_compared(&left.whole, &left.fact, &left.ty));
                None
            }
        }
    }

    /// The value of a `one of` fact that is written, if it is one of them.
    fn value_name(&mut self, left: &Left, value: &Value, values: &[Name], _scope: Scope<'_>) -> Option<Name> {
        let place = self.place(value.range());
        if let Some(path) = value.path() {
            let text = path.text();
            return values.iter().find(|name| **name == text).cloned();
        }
        // A value in quotes, or a number: told of here, since nothing else will fit either.
        self.report(diagnostics::unknown_value(
            &place,
            &value.text(),
            &left.fact,
            value
                .string()
                .map(|text| text.value())
                .as_deref()
                .and_then(|text| self.nearest(text, values.iter().map(Name::as_str))),
            values,
        ));
        None
    }

    /// The other fact that `left` is compared with.
    pub(super) fn other_fact(
        &mut self,
        left: &Left,
        value: &Value,
        place: &Place,
        scope: Scope<'_>,
        fits: impl Fn(&FactType) -> bool,
    ) -> Option<Name> {
        let Some(path) = value.path().filter(|path| self.is_fact(path)) else {
            let text = value.text();
            let field = crate::items::joined(Some(&left.fact), &text);
            let field = self.index.facts.contains_key(&field).then_some(field.as_str());
            let is_role = self.index.roles.contains_key(text.as_str());
            let whole = &left.whole;
            self.report(diagnostics::wrong_entity(place, whole, (&text, &left.fact), &left.ty, field, is_role));
            return None;
        };
        match self.meaning(&path, &scope)? {
            Meaning::Fact(other, _) if other == left.fact => {
                self.report(diagnostics::compared_with_itself(&left.whole, &left.fact));
                None
            }
            Meaning::Fact(other, ty) if fits(&ty) => Some(other),
            Meaning::Fact(other, ty) => {
                self.report(diagnostics::different_types(&left.whole, &left.fact, &left.ty, &other, &ty));
                None
            }
            Meaning::Permission(_) | Meaning::Parameter(_) => {
                self.report(diagnostics::wrong_value(place, &path.text(), &left.fact, &left.ty));
                None
            }
        }
    }

    /// `left is in set`.
    fn member(&mut self, left: &Left, set: &Path, scope: Scope<'_>) -> Option<Expr> {
        let place = self.place(set.range());
        let (set, set_ty) = match self.meaning(set, &scope)? {
            Meaning::Fact(set, ty) => (set, ty),
            Meaning::Permission(name) | Meaning::Parameter(name) => {
                self.report(diagnostics::not_a_set(&place, &name, "permission"));
                return None;
            }
        };
        match (&left.ty, &set_ty) {
            (FactType::Entity(kind), FactType::SetOfEntity(of)) if kind == of => {
                Some(Expr::Fact(FactTest::Member(left.fact.clone(), set)))
            }
            (FactType::Permission, FactType::SetOfPermission) | (FactType::Text, FactType::SetOfText) => {
                Some(Expr::Fact(FactTest::Member(left.fact.clone(), set)))
            }
            (FactType::OneOf(values), FactType::SetOfOneOf(_)) if same_values(&left.ty, &set_ty) => {
                Some(Expr::any(values.iter().map(|value| {
                    Expr::all([
                        Expr::Fact(FactTest::Is(left.fact.clone(), value.clone())),
                        Expr::Fact(FactTest::ContainsValue(set.clone(), value.clone())),
                    ])
                })))
            }
            (
                _,
                FactType::SetOfOneOf(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission | FactType::SetOfText,
            ) => {
                self.report(diagnostics::different_types(&left.whole, &left.fact, &left.ty, &set, &set_ty));
                None
            }
            _ => {
                self.report(diagnostics::not_a_set(&place, &set, &set_ty.to_string()));
                None
            }
        }
    }

    /// `left contains value`.
    fn contains(&mut self, left: &Left, contains: &Contains, scope: Scope<'_>) -> Expr {
        let Some(value) = contains.value() else { return Expr::False };
        let place = self.place(value.range());
        let found = match &left.ty {
            FactType::SetOfOneOf(values) => {
                let text = value.text();
                match values.iter().find(|name| **name == text) {
                    Some(name) => Some(Expr::Fact(FactTest::ContainsValue(left.fact.clone(), name.clone()))),
                    None => self.contained_fact(left, &value, &place, scope),
                }
            }
            FactType::SetOfPermission => match value.path() {
                Some(path) if !self.is_fact(&path) => {
                    let permission = self.permission_or_parameter(&path);
                    permission.map(|name| Expr::Fact(FactTest::ContainsPermission(left.fact.clone(), name)))
                }
                _ => self.contained_fact(left, &value, &place, scope),
            },
            FactType::SetOfEntity(_) => self.contained_fact(left, &value, &place, scope),
            FactType::SetOfText => match value.string() {
                Some(text) => self.text(&text).map(|text| Expr::Fact(FactTest::ContainsText(left.fact.clone(), text))),
                None => self.contained_fact(left, &value, &place, scope),
            },
            other => {
                let other = other.to_string();
                self.report(diagnostics::not_a_set(&left.whole, &left.fact, &other));
                None
            }
        };
        found.unwrap_or(Expr::False)
    }

    /// A text as it is compared: what stands between the quotes.
    pub(super) fn text(&mut self, word: &Word) -> Option<Name> {
        let text = word.value();
        if text.len() > limits::TEXT {
            let place = self.place(word.range());
            self.report(diagnostics::text_too_long(&place, text.len()));
            return None;
        }
        Some(text.into())
    }

    /// `left contains fact` is `fact is in left`.
    pub(super) fn contained_fact(
        &mut self,
        left: &Left,
        value: &Value,
        place: &Place,
        scope: Scope<'_>,
    ) -> Option<Expr> {
        let Some(path) = value.path().filter(|path| self.is_fact(path)) else {
            if let FactType::SetOfOneOf(values) = &left.ty {
                let near = self.nearest(&value.text(), values.iter().map(Name::as_str));
                self.report(diagnostics::unknown_value(place, &value.text(), &left.fact, near, values));
            } else {
                self.report(diagnostics::wrong_value(place, &value.text(), &left.fact, &left.ty));
            }
            return None;
        };
        let Meaning::Fact(fact, ty) = self.meaning(&path, &scope)? else { return None };
        match (&ty, &left.ty) {
            (FactType::OneOf(values), FactType::SetOfOneOf(_)) if same_values(&ty, &left.ty) => {
                Some(Expr::any(values.iter().map(|value| {
                    Expr::all([
                        Expr::Fact(FactTest::Is(fact.clone(), value.clone())),
                        Expr::Fact(FactTest::ContainsValue(left.fact.clone(), value.clone())),
                    ])
                })))
            }
            (FactType::Entity(kind), FactType::SetOfEntity(of)) if kind == of => {
                Some(Expr::Fact(FactTest::Member(fact, left.fact.clone())))
            }
            (FactType::Permission, FactType::SetOfPermission) | (FactType::Text, FactType::SetOfText) => {
                Some(Expr::Fact(FactTest::Member(fact, left.fact.clone())))
            }
            _ => {
                self.report(diagnostics::different_types(&left.whole, &left.fact, &left.ty, &fact, &ty));
                None
            }
        }
    }

    /// `left < value` and its kin.
    fn ordering(&mut self, left: &Left, ordering: &Ordering, scope: Scope<'_>) -> Expr {
        let (Some(sign), Some(value)) = (ordering.sign(), ordering.value()) else { return Expr::False };
        let place = self.place(value.range());
        if !matches!(left.ty, FactType::Number | FactType::Date) {
            self.report(diagnostics::not_a_number(&left.whole, &left.fact, &left.ty));
            return Expr::False;
        }
        if left.ty == FactType::Date
            && let Some(word) = value.date()
        {
            let Some(day) = date::parse(word.text()) else { return Expr::False };
            return match sign.text() {
                "<" => before(&left.fact, day),
                "<=" => before(&left.fact, day + 1),
                ">" => before(&left.fact, day + 1).not(),
                _ => before(&left.fact, day).not(),
            };
        }
        if left.ty == FactType::Number
            && let Some(number) = value.number()
        {
            let Some(number) = number_of(&number) else { return Expr::False };
            let less = Expr::Fact(FactTest::LessThan(left.fact.clone(), number));
            let at_most = Expr::Fact(FactTest::AtMost(left.fact.clone(), number));
            return match sign.text() {
                "<" => less,
                "<=" => at_most,
                ">" => at_most.not(),
                _ => less.not(),
            };
        }
        let Some(other) = self.other_fact(left, &value, &place, scope, |ty| *ty == left.ty) else {
            return Expr::False;
        };
        let less = |a: &Name, b: &Name| Expr::Fact(FactTest::FactLess(a.clone(), b.clone()));
        match sign.text() {
            "<" => less(&left.fact, &other),
            "<=" => less(&other, &left.fact).not(),
            ">" => less(&other, &left.fact),
            _ => less(&left.fact, &other).not(),
        }
    }
}

/// The left side of a comparison.
pub(super) struct Left {
    pub(super) fact: Name,
    pub(super) ty: FactType,
    /// The comparison as a whole.
    pub(super) whole: Place,
    /// It is an `is not …`.
    pub(super) negated: bool,
}

/// A day is before the day of this number; there are none before the first and after the last of the calendar.
fn before(fact: &Name, day: i32) -> Expr {
    if day <= date::FIRST {
        Expr::False
    } else if day > date::LAST {
        Expr::True
    } else {
        Expr::Fact(FactTest::LessThan(fact.clone(), Number(day.into())))
    }
}

/// A number as written. One that is out of range has been reported by the parser.
pub(super) fn number_of(word: &Word) -> Option<Number> {
    let number: f64 = word.text().parse().ok()?;
    (number.is_finite() && number.abs() <= placet_syntax::limits::NUMBER).then_some(Number(number))
}

/// Two names in the one order in which a symmetric test is kept.
pub(super) fn ordered(a: &Name, b: &Name) -> (Name, Name) {
    if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
}

/// Whether two types have the same values, in whatever order.
pub(super) fn same_values(left: &FactType, right: &FactType) -> bool {
    let (FactType::OneOf(left), FactType::OneOf(right) | FactType::SetOfOneOf(right)) = (left, right) else {
        return false;
    };
    let sorted = |values: &[Name]| {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    sorted(left) == sorted(right)
}
