//! Test blocks: what they say of a request, and what they expect.

use placet_runtime::date;
use placet_syntax::TextRange;
use placet_syntax::ast::{
    AstNode as _, Contains, Deny, Given, GivenWhat, IsTest, Path, Statement, TestBlock, Value, WithOptions, Word,
};

use super::Resolver;
use super::comparisons::{Left, number_of};
use super::expressions::{Scope, Where};
use super::names::Meaning;
use crate::diagnostics;
use crate::model::{Expr, FactTest, FactType, Name, Test};
use crate::testing::{Element, Expectation, Known, Step, StepKind, held_in};

impl Resolver<'_> {
    pub(super) fn test_block(&mut self, block: &TestBlock) -> Option<Test> {
        let name = block.name()?;
        let place = self.place(name.range());
        let before = self.diagnostics.len();
        let mut steps = Vec::new();
        for statement in block.statements() {
            let (range, kinds) = match &statement {
                Statement::Allow(allow) => {
                    let range = allow.range();
                    (range, self.expectation(allow.action(), allow.with(), None, range).into_iter().collect())
                }
                Statement::Deny(deny) => {
                    let range = deny.range();
                    (range, self.expectation(deny.action(), deny.with(), Some(deny), range).into_iter().collect())
                }
                Statement::Given(given) => (given.range(), self.given(given)),
            };
            let at = self.at(range);
            steps.extend(kinds.into_iter().map(|kind| Step { kind, at: at.clone(), range: range.into() }));
        }
        let claims = steps.iter().any(|step| matches!(step.kind, StepKind::Expect(_)));
        if !claims && self.diagnostics.len() == before && !self.is_broken(block.syntax()) {
            self.report(diagnostics::test_without_claim(&place));
        }
        self.contradictions(&steps);
        Some(Test { name: name.value(), steps, at: self.at(name.range()) })
    }

    fn expectation(
        &mut self,
        action: Option<Path>,
        with: Option<WithOptions>,
        deny: Option<&Deny>,
        _range: TextRange,
    ) -> Option<StepKind> {
        let action = action?;
        let text = action.text();
        if !self.index.actions.contains_key(text.as_str()) {
            self.unknown_action(&action);
            return None;
        }
        let options = self.options(&text, with.as_ref())?;
        let missing = match deny.and_then(Deny::missing) {
            None => None,
            Some(missing) => {
                let mut sets = Vec::new();
                for set in missing.sets() {
                    let mut names = Vec::new();
                    for entry in set.entries() {
                        let path = entry.path()?;
                        let scope = match entry.scope() {
                            Some(word) => Some(self.scope(&word)?),
                            None => None,
                        };
                        let members = self.granted(&path);
                        if members.is_empty() {
                            return None;
                        }
                        names.extend(members.iter().map(|name| held_in(name, scope.as_ref())));
                    }
                    sets.push(names);
                }
                Some((sets, missing.is_complete()))
            }
        };
        Some(StepKind::Expect(Expectation { allow: deny.is_none(), action: text.into(), options, missing }))
    }

    fn given(&mut self, given: &Given) -> Vec<StepKind> {
        let Some(path) = given.path().filter(|_| !self.is_broken(given.syntax())) else { return Vec::new() };
        let place = self.place(path.range());
        let subject = path.text() == self.index.subject;
        match given.what() {
            Some(GivenWhat::Held(held)) => {
                if !subject {
                    self.report(diagnostics::only_the_subject_holds(&place, &path.text(), &self.index.subject));
                    return Vec::new();
                }
                let Some(scope) = self.said_scope(held.scope()) else { return Vec::new() };
                // The scope is said even where nothing is held in it.
                let mut found: Vec<StepKind> = scope.iter().cloned().map(StepKind::Scope).collect();
                for path in held.permissions() {
                    let members = self.granted(&path);
                    found.extend(members.into_iter().map(|name| StepKind::Hold(name, scope.clone())));
                }
                found
            }
            Some(GivenWhat::HasRoles(roles)) => {
                if !subject {
                    self.report(diagnostics::only_the_subject_holds(&place, &path.text(), &self.index.subject));
                    return Vec::new();
                }
                let Some(scope) = self.said_scope(roles.scope()) else { return Vec::new() };
                let mut found = Vec::new();
                for role in roles.roles() {
                    if self.index.roles.contains_key(role.text()) {
                        found.push(StepKind::Role(role.text().into(), scope.clone()));
                    } else {
                        self.unknown_role(&role);
                    }
                }
                found
            }
            what => self.fact_given(given, &path, what).map(StepKind::Know).into_iter().collect(),
        }
    }

    /// The scope that a line names, if any; nothing where it is not declared.
    fn said_scope(&mut self, word: Option<Word>) -> Option<Option<Name>> {
        match word {
            Some(word) => self.scope(&word).map(Some),
            None => Some(None),
        }
    }

    fn fact_given(&mut self, given: &Given, path: &Path, what: Option<GivenWhat>) -> Option<Known> {
        let everything: Vec<Name> = self.index.roots.keys().cloned().collect();
        let scope = Scope::new(&everything, Where::Section);
        let whole = self.place(given.range());
        let (fact, ty) = match self.meaning(path, &scope)? {
            Meaning::Fact(fact, ty) => (fact, ty),
            Meaning::Permission(name) | Meaning::Parameter(name) => {
                self.report(diagnostics::permission_given(&whole, &name, &self.index.subject));
                return None;
            }
        };
        match what {
            None if ty == FactType::Boolean => Some(Known::Boolean(fact, !given.is_not())),
            None => {
                let place = self.place(path.range());
                self.report(diagnostics::not_boolean(&place, &fact, &ty));
                None
            }
            Some(GivenWhat::Is(is)) => {
                let negated = is.is_not();
                self.given_is(&Left { fact, ty, whole, negated }, &is, scope)
            }
            Some(GivenWhat::Contains(contains)) => {
                self.given_contains(&Left { fact, ty, whole, negated: false }, &contains, scope)
            }
            Some(_) => {
                self.report(diagnostics::says_too_little(&whole, &fact));
                None
            }
        }
    }

    fn given_is(&mut self, left: &Left, is: &IsTest, scope: Scope<'_>) -> Option<Known> {
        let Left { fact, ty, whole, negated } = left;
        if let Some(is_in) = is.is_in() {
            let set = is_in.set()?;
            let place = self.place(set.range());
            let Meaning::Fact(set, set_ty) = self.meaning(&set, &scope)? else {
                self.report(diagnostics::not_a_set(&place, &set.text(), "permission"));
                return None;
            };
            return match (ty, &set_ty) {
                (FactType::Entity(kind), FactType::SetOfEntity(of)) if kind == of => {
                    Some(Known::Member(fact.clone(), set, !negated))
                }
                _ => {
                    self.report(diagnostics::says_too_little(whole, fact));
                    None
                }
            };
        }
        let value = is.value();
        let Some(value) = value.filter(|_| is.one_of().is_none()) else {
            self.report(diagnostics::says_too_little(whole, fact));
            return None;
        };
        let place = self.place(value.range());
        match ty {
            FactType::Entity(_) => {
                let other = self.other_fact(left, &value, &place, scope, |other| other == ty)?;
                Some(Known::Same(fact.clone(), other, !negated))
            }
            FactType::Boolean => match value.text().as_str() {
                "true" => Some(Known::Boolean(fact.clone(), !negated)),
                "false" => Some(Known::Boolean(fact.clone(), *negated)),
                other => {
                    let known: [Name; 2] = ["true".into(), "false".into()];
                    self.report(diagnostics::unknown_value(&place, other, fact, None, &known));
                    None
                }
            },
            FactType::SetOfOneOf(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission | FactType::SetOfText => {
                self.report(diagnostics::set_compared(whole, fact, ty));
                None
            }
            _ if *negated => {
                self.report(diagnostics::says_too_little(whole, fact));
                None
            }
            FactType::Number => match value.number() {
                Some(number) => Some(Known::Number(fact.clone(), number_of(&number)?)),
                None => self.no_value(left, &value),
            },
            FactType::Date => match value.date() {
                Some(word) => date::parse(word.text()).map(|_| Known::Date(fact.clone(), word.text().into())),
                None => self.no_value(left, &value),
            },
            FactType::Text => match value.string() {
                Some(text) => Some(Known::Text(fact.clone(), self.text(&text)?)),
                None => self.no_value(left, &value),
            },
            FactType::OneOf(values) => {
                self.one_value(&value, fact, values).map(|value| Known::Value(fact.clone(), value))
            }
            FactType::Permission => {
                self.permission_value(left, &value).map(|permission| Known::Permission(fact.clone(), permission))
            }
        }
    }

    /// Tells that `value` is none that the fact can have.
    fn no_value<T>(&mut self, left: &Left, value: &Value) -> Option<T> {
        let place = self.place(value.range());
        self.report(diagnostics::wrong_value(&place, &value.text(), &left.fact, &left.ty));
        None
    }

    fn one_value(&mut self, value: &Value, fact: &Name, values: &[Name]) -> Option<Name> {
        let text = value.text();
        let found = values.iter().find(|name| **name == text);
        if found.is_none() {
            let place = self.place(value.range());
            let near = self.nearest(&text, values.iter().map(Name::as_str));
            self.report(diagnostics::unknown_value(&place, &text, fact, near, values));
        }
        found.cloned()
    }

    fn permission_value(&mut self, left: &Left, value: &Value) -> Option<Name> {
        match value.path() {
            Some(path) => self.permission(&path),
            None => self.no_value(left, value),
        }
    }

    fn given_contains(&mut self, left: &Left, contains: &Contains, scope: Scope<'_>) -> Option<Known> {
        let value = contains.value()?;
        let place = self.place(value.range());
        let set = left.fact.clone();
        if is_nothing(&value, &left.ty) {
            return Some(Known::Empty(set));
        }
        match &left.ty {
            FactType::SetOfOneOf(values) => {
                self.one_value(&value, &set, values).map(|value| Known::Contains(set.clone(), Element::Value(value)))
            }
            FactType::SetOfPermission => {
                self.permission_value(left, &value).map(|name| Known::Contains(set, Element::Permission(name)))
            }
            FactType::SetOfText => match value.string() {
                Some(text) => Some(Known::Contains(set, Element::Text(self.text(&text)?))),
                None => self.no_value(left, &value),
            },
            FactType::SetOfEntity(_) => match self.contained_fact(left, &value, &place, scope)? {
                Expr::Fact(FactTest::Member(member, set)) => Some(Known::Member(member, set, true)),
                _ => None,
            },
            other => {
                let other = other.to_string();
                self.report(diagnostics::not_a_set(&left.whole, &left.fact, &other));
                None
            }
        }
    }

    /// Tells of what a test says two ways.
    fn contradictions(&mut self, steps: &[Step]) {
        let mut said: Vec<(&Name, &Step)> = Vec::new();
        for step in steps {
            let StepKind::Know(known) = &step.kind else { continue };
            let fact = match known {
                Known::Boolean(fact, _)
                | Known::Value(fact, _)
                | Known::Number(fact, _)
                | Known::Text(fact, _)
                | Known::Date(fact, _)
                | Known::Permission(fact, _) => fact,
                Known::Same(..) | Known::Member(..) | Known::Contains(..) | Known::Empty(_) => continue,
            };
            match said.iter().find(|(name, _)| *name == fact) {
                Some((_, first)) if first.kind != step.kind => {
                    let place = crate::diagnostic::Place { file: self.path.clone(), range: step.range.clone() };
                    let first = crate::diagnostic::Place { file: self.path.clone(), range: first.range.clone() };
                    self.diagnostics.push(diagnostics::contradiction(&place, &first, fact));
                }
                Some(_) => {}
                None => said.push((fact, step)),
            }
        }
        for step in steps {
            let StepKind::Know(Known::Empty(empty)) = &step.kind else { continue };
            let fills = |other: &&Step| match &other.kind {
                StepKind::Know(Known::Contains(set, _) | Known::Member(_, set, true)) => set == empty,
                _ => false,
            };
            if let Some(other) = steps.iter().find(fills) {
                let place = crate::diagnostic::Place { file: self.path.clone(), range: step.range.clone() };
                let first = crate::diagnostic::Place { file: self.path.clone(), range: other.range.clone() };
                self.diagnostics.push(diagnostics::contradiction(&place, &first, empty));
            }
        }
        if let Some(step) = crate::testing::impossible_entities(steps) {
            let place = crate::diagnostic::Place { file: self.path.clone(), range: step.range.clone() };
            self.diagnostics.push(diagnostics::impossible_entities(&place));
        }
    }
}

/// Whether what a set contains is said to be nothing, rather than a value of that name.
fn is_nothing(value: &Value, ty: &FactType) -> bool {
    let is_set = match ty {
        FactType::SetOfOneOf(values) => !values.iter().any(|value| value == "nothing"),
        FactType::SetOfPermission | FactType::SetOfText | FactType::SetOfEntity(_) => true,
        _ => false,
    };
    is_set && value.string().is_none() && value.text() == "nothing"
}
