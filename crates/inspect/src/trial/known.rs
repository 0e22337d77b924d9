//! What a request knows, and what is left of an expression when that is put in.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Expr, FactTest, FactValue, Name, Number, PolicyIndex, TestRequest};

use super::{Program, Reading};

/// A request: what is held, closed, and the facts that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    held: BTreeMap<Option<Name>, BTreeSet<Name>>,
    facts: BTreeMap<Name, FactValue>,
}

impl Request {
    pub(crate) fn of(said: &TestRequest, index: &PolicyIndex<'_>) -> Request {
        let mut held = said.held.clone();
        for (scope, roles) in &said.roles {
            let by_roles = roles.iter().flat_map(|role| index.held_by_role(role));
            held.entry(scope.clone()).or_default().extend(by_roles);
        }
        let held = held.into_iter().map(|(scope, held)| (scope, index.closed(held))).collect();
        Request { held, facts: said.facts.clone() }
    }

    /// With further permissions, each in its scope.
    pub(crate) fn with(&self, more: &[(Name, Option<Name>)], index: &PolicyIndex<'_>) -> Request {
        let mut with = self.clone();
        for (permission, scope) in more {
            with.held.entry(scope.clone()).or_default().extend(index.closed([permission.clone()]));
        }
        with
    }

    fn holds(&self, permission: &Name, scope: Option<&Name>) -> bool {
        self.held.get(&scope.cloned()).is_some_and(|held| held.contains(permission))
    }

    /// What is left of an expression. Permissions that are not held are never held, or are left open where `open` says so.
    pub(crate) fn residue(&self, program: &Program<'_>, reading: &Reading, expr: &Expr, open: bool) -> Expr {
        Residue { request: self, program, reading, open, around: Vec::new() }.of(expr)
    }

    /// The same of all that an action with options requires.
    pub(crate) fn left(
        &self,
        program: &Program<'_>,
        reading: &Reading,
        action: &Name,
        options: &[Name],
        open: bool,
    ) -> Expr {
        Residue { request: self, program, reading, open, around: Vec::new() }.action(action, options)
    }

    /// Whether a test is so, where its facts are known.
    fn truth(&self, test: &FactTest) -> Option<bool> {
        let name = |fact: &Name| match self.facts.get(fact) {
            Some(FactValue::Name(name)) => Some(name),
            _ => None,
        };
        let number = |fact: &Name| match self.facts.get(fact) {
            Some(FactValue::Number(number)) => Some(*number),
            _ => None,
        };
        let set = |fact: &Name| match self.facts.get(fact) {
            Some(FactValue::Set(set)) => Some(set),
            _ => None,
        };
        match test {
            FactTest::True(fact) => match self.facts.get(fact) {
                Some(FactValue::Boolean(value)) => Some(*value),
                _ => None,
            },
            FactTest::Is(fact, value) | FactTest::IsPermission(fact, value) | FactTest::IsText(fact, value) => {
                name(fact).map(|name| name == value)
            }
            FactTest::LessThan(fact, constant) => number(fact).map(|number| number < *constant),
            FactTest::AtMost(fact, constant) => number(fact).map(|number| number <= *constant),
            FactTest::Same(a, b) => Some(name(a)? == name(b)?),
            FactTest::FactLess(a, b) => Some(number(a)? < number(b)?),
            FactTest::FactEqual(a, b) => Some(number(a)? == number(b)?),
            FactTest::Member(member, of) => match (self.facts.get(member)?, set(of)?) {
                (FactValue::Name(name), set) => Some(set.contains(name)),
                (FactValue::Number(Number(_)) | FactValue::Boolean(_) | FactValue::Set(_), _) => None,
            },
            FactTest::ContainsValue(of, value)
            | FactTest::ContainsPermission(of, value)
            | FactTest::ContainsText(of, value) => set(of).map(|set| set.contains(value)),
        }
    }
}

struct Residue<'a, 'p> {
    request: &'a Request,
    program: &'a Program<'p>,
    reading: &'a Reading,
    open: bool,
    around: Vec<Name>,
}

impl Residue<'_, '_> {
    fn of(&mut self, expr: &Expr) -> Expr {
        match expr {
            Expr::True => Expr::True,
            Expr::False | Expr::Parameter(_) => Expr::False,
            Expr::Holds(permission) => self.held(permission, None, expr),
            Expr::HoldsIn(permission, scope) => self.held(permission, Some(scope), expr),
            Expr::HoldsAll(fact) => self.all_of(fact, expr),
            Expr::Fact(test) => match self.request.truth(test) {
                Some(true) => Expr::True,
                Some(false) => Expr::False,
                None => expr.clone(),
            },
            Expr::Not(inner) => self.of(inner).not(),
            Expr::All(parts) => {
                let mut left = Vec::new();
                for part in parts {
                    match self.of(part) {
                        Expr::False => return Expr::False,
                        part => left.push(part),
                    }
                }
                Expr::all(left)
            }
            Expr::Any(parts) => {
                let mut left = Vec::new();
                for part in parts {
                    match self.of(part) {
                        Expr::True => return Expr::True,
                        part => left.push(part),
                    }
                }
                Expr::any(left)
            }
            Expr::When { condition, then, otherwise } => match self.of(condition) {
                Expr::True => self.of(then),
                Expr::False => self.of(otherwise),
                condition => Expr::when(condition, self.of(then), self.of(otherwise)),
            },
            Expr::Can { action, options } => self.action(action, options),
        }
    }

    fn action(&mut self, action: &Name, options: &[Name]) -> Expr {
        if self.around.contains(action) || self.program.action(action).is_none() {
            return Expr::False;
        }
        self.around.push(action.clone());
        let (program, reading) = (self.program, self.reading);
        let mut left = Vec::new();
        for part in program.requirement(action, options, reading) {
            left.push(self.of(part));
            if left.last() == Some(&Expr::False) {
                break;
            }
        }
        self.around.pop();
        Expr::all(left)
    }

    fn held(&self, permission: &Name, scope: Option<&Name>, expr: &Expr) -> Expr {
        match self.request.holds(permission, scope) {
            true => Expr::True,
            false if self.open => expr.clone(),
            false => Expr::False,
        }
    }

    fn all_of(&self, fact: &Name, expr: &Expr) -> Expr {
        let named: Vec<Name> = match self.request.facts.get(fact) {
            Some(FactValue::Name(one)) => vec![one.clone()],
            Some(FactValue::Set(set)) => set.iter().cloned().collect(),
            _ => return expr.clone(),
        };
        let declared = |name: &Name| placet_compiler::Source::place(&self.program.index, name).is_some();
        if !named.iter().all(declared) {
            return Expr::False;
        }
        Expr::all(named.iter().map(|name| self.held(name, None, &Expr::Holds(name.clone()))))
    }
}
