//! `for each v in set requires …`: one requirement for each value that the set has.
//!
//! The requirement is resolved once, with the variable as if it were a fact; then each value is put in its place.

use placet_syntax::ast::{AstNode as _, ForEach, Otherwise};

use super::Resolver;
use super::expressions::Scope;
use super::names::Meaning;
use crate::diagnostics;
use crate::hash::Map;
use crate::model::{Clause, ClauseKind, Expr, FactTest, FactType, Name};
use crate::patterns::Part;

impl Resolver<'_> {
    pub(super) fn for_each(&mut self, each: &ForEach, scope: Scope<'_>) -> Option<Clause> {
        let expr = self.for_each_value(each, scope).unwrap_or(Expr::False);
        let because = each.requires().and_then(|requires| requires.because());
        Some(self.clause(ClauseKind::Requires, expr, each.syntax(), because))
    }

    fn for_each_value(&mut self, each: &ForEach, scope: Scope<'_>) -> Option<Expr> {
        let (variable, path, requires) = (each.variable()?, each.set()?, each.requires()?);
        let place = self.place(path.range());
        let (set, values) = match self.meaning(&path, &scope)? {
            Meaning::Fact(set, FactType::SetOfOneOf(values)) => (set, values),
            Meaning::Fact(name, ty) => {
                self.report(diagnostics::for_each_needs_values(&place, &name, &ty));
                return None;
            }
            Meaning::Permission(name) | Meaning::Parameter(name) => {
                self.report(diagnostics::for_each_needs_values(&place, &name, &FactType::Permission));
                return None;
            }
        };
        let name = Name::from(variable.text());
        let hides = self.is_declared(&name)
            || values.contains(&name)
            || self.parameters.iter().any(|parameter| parameter.name == name);
        if hides {
            let place = self.place(variable.range());
            self.report(diagnostics::variable_hides(&place, &name));
            return None;
        }
        self.variable = Some((name.clone(), values.clone()));
        let required = requires.requirement().map_or(Expr::False, |one| self.requirement(&one, scope));
        let otherwise: Option<Otherwise> = requires.otherwise();
        let expr = self.guarded(required, requires.guard().as_ref(), otherwise.as_ref(), scope);
        self.variable = None;
        let mut all = Vec::new();
        let places = values.iter().zip(0..).collect();
        for (value, required) in values.iter().zip(with_each_value(&expr, &name, &values, &places)) {
            let contains = Expr::Fact(FactTest::ContainsValue(set.clone(), value.clone()));
            all.push(Expr::when(contains, required, Expr::True));
        }
        Some(Expr::all(all))
    }
}

/// The expression with each value in place of the variable, in the order of `values`. A table over the variable is gone through
/// once for all values, and not once for each: of its rows, one is left for each.
fn with_each_value(expr: &Expr, variable: &Name, values: &[Name], places: &Map<&Name, usize>) -> Vec<Expr> {
    let (Expr::All(parts) | Expr::Any(parts)) = expr else {
        return values.iter().map(|value| with_value(expr, variable, value)).collect();
    };
    let is_all = matches!(expr, Expr::All(_));
    let mut rows: Vec<Vec<Expr>> = vec![Vec::new(); values.len()];
    for part in parts {
        if let Expr::When { condition, then, otherwise } = part
            && let Expr::Fact(FactTest::Is(fact, wanted)) = condition.as_ref()
            && is_all
            && fact == variable
            && **otherwise == Expr::True
        {
            if let Some(row) = places.get(wanted).and_then(|at| rows.get_mut(*at)) {
                row.push(with_value(then, variable, wanted));
            }
            continue;
        }
        for (row, one) in rows.iter_mut().zip(with_each_value(part, variable, values, places)) {
            row.push(one);
        }
    }
    rows.into_iter().map(|row| if is_all { Expr::all(row) } else { Expr::any(row) }).collect()
}

/// The expression with the value in place of the variable, as far folded as that lets it be.
fn with_value(expr: &Expr, variable: &Name, value: &Name) -> Expr {
    match expr {
        Expr::Fact(FactTest::Is(fact, wanted)) if fact == variable => {
            if wanted == value {
                Expr::True
            } else {
                Expr::False
            }
        }
        Expr::Parameter(reference) => {
            let mut reference = reference.clone();
            for part in &mut reference.parts {
                if matches!(part, Part::Index(fact, _) if fact == variable) {
                    *part = Part::Name(value.clone());
                }
            }
            Expr::Parameter(reference)
        }
        other => other.of_parts(&mut |part| with_value(part, variable, value)),
    }
}
