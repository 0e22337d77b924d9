//! Test blocks: what they say of a request, and what they expect.

use placet_syntax::TextRange;
use placet_syntax::ast::{
    AstNode as _, Contains, Deny, Given, GivenWhat, IsTest, Path, Statement, TestBlock, Value, WithOptions,
};

use super::Resolver;
use super::comparisons::number_of;
use super::expressions::{Scope, Where};
use super::names::Meaning;
use crate::diagnostics;
use crate::model::{FactType, Name, Test};
use crate::suggest::nearest;
use crate::testing::{Element, Expectation, Known, Step, StepKind};

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
                    for path in set.permissions() {
                        names.push(self.permission(&path)?);
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
                let permissions = held.permissions();
                permissions.iter().filter_map(|path| self.permission(path)).map(StepKind::Hold).collect()
            }
            Some(GivenWhat::HasRoles(roles)) => {
                if !subject {
                    self.report(diagnostics::only_the_subject_holds(&place, &path.text(), &self.index.subject));
                    return Vec::new();
                }
                let mut found = Vec::new();
                for role in roles.roles() {
                    if self.index.roles.contains_key(role.text()) {
                        found.push(StepKind::Role(role.text().into()));
                    } else {
                        self.unknown_role(&role);
                    }
                }
                found
            }
            what => self.fact_given(given, &path, what).map(StepKind::Know).into_iter().collect(),
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
            Some(GivenWhat::Is(is)) => self.given_is(&fact, &ty, &is, &whole, scope),
            Some(GivenWhat::Contains(contains)) => self.given_contains(&fact, &ty, &contains, &whole, scope),
            Some(_) => {
                self.report(diagnostics::says_too_little(&whole, &fact));
                None
            }
        }
    }

    fn given_is(
        &mut self,
        fact: &Name,
        ty: &FactType,
        is: &IsTest,
        whole: &crate::diagnostic::Place,
        scope: Scope<'_>,
    ) -> Option<Known> {
        if let Some(is_in) = is.is_in() {
            let set = is_in.set()?;
            let place = self.place(set.range());
            let Meaning::Fact(set, set_ty) = self.meaning(&set, &scope)? else {
                self.report(diagnostics::not_a_set(&place, &set.text(), "permission"));
                return None;
            };
            return match (ty, &set_ty) {
                (FactType::Entity(kind), FactType::SetOfEntity(of)) if kind == of => {
                    Some(Known::Member(fact.clone(), set, !is.is_not()))
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
                let Some(path) = value.path() else {
                    self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                    return None;
                };
                let root = path.segments().first()?.text().to_owned();
                if !self.index.roots.contains_key(root.as_str()) {
                    self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                    return None;
                }
                match self.meaning(&path, &scope)? {
                    Meaning::Fact(other, other_ty) if other_ty == *ty => {
                        Some(Known::Same(fact.clone(), other, !is.is_not()))
                    }
                    Meaning::Fact(other, other_ty) => {
                        self.report(diagnostics::different_types(whole, fact, ty, &other, &other_ty));
                        None
                    }
                    _ => None,
                }
            }
            FactType::Boolean => match value.text().as_str() {
                "true" => Some(Known::Boolean(fact.clone(), !is.is_not())),
                "false" => Some(Known::Boolean(fact.clone(), is.is_not())),
                other => {
                    let known: [Name; 2] = ["true".into(), "false".into()];
                    self.report(diagnostics::unknown_value(&place, other, fact, None, &known));
                    None
                }
            },
            _ if is.is_not() => {
                self.report(diagnostics::says_too_little(whole, fact));
                None
            }
            FactType::Number => match value.number() {
                Some(number) => Some(Known::Number(fact.clone(), number_of(&number)?)),
                None => {
                    self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                    None
                }
            },
            FactType::OneOf(values) => {
                let text = value.text();
                if values.iter().any(|name| *name == text) {
                    return Some(Known::Value(fact.clone(), text.into()));
                }
                let near = nearest(&text, values.iter().map(Name::as_str));
                self.report(diagnostics::unknown_value(&place, &text, fact, near, values));
                None
            }
            FactType::Permission => {
                let permission = self.permission_value(&value, fact, ty)?;
                Some(Known::Permission(fact.clone(), permission))
            }
            FactType::SetOfOneOf(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission => {
                self.report(diagnostics::set_compared(whole, fact, ty));
                None
            }
        }
    }

    fn permission_value(&mut self, value: &Value, fact: &Name, ty: &FactType) -> Option<Name> {
        match value.path() {
            Some(path) => self.permission(&path),
            None => {
                let place = self.place(value.range());
                self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                None
            }
        }
    }

    fn given_contains(
        &mut self,
        fact: &Name,
        ty: &FactType,
        contains: &Contains,
        whole: &crate::diagnostic::Place,
        scope: Scope<'_>,
    ) -> Option<Known> {
        let value = contains.value()?;
        let place = self.place(value.range());
        match ty {
            FactType::SetOfOneOf(values) => {
                let text = value.text();
                if values.iter().any(|name| *name == text) {
                    return Some(Known::Contains(fact.clone(), Element::Value(text.into())));
                }
                let near = nearest(&text, values.iter().map(Name::as_str));
                self.report(diagnostics::unknown_value(&place, &text, fact, near, values));
                None
            }
            FactType::SetOfPermission => {
                let permission = self.permission_value(&value, fact, ty)?;
                Some(Known::Contains(fact.clone(), Element::Permission(permission)))
            }
            FactType::SetOfEntity(kind) => {
                let Some(path) = value.path() else {
                    self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                    return None;
                };
                let root = path.segments().first()?.text().to_owned();
                if !self.index.roots.contains_key(root.as_str()) {
                    self.report(diagnostics::wrong_value(&place, &value.text(), fact, ty));
                    return None;
                }
                match self.meaning(&path, &scope)? {
                    Meaning::Fact(member, FactType::Entity(of)) if of == *kind => {
                        Some(Known::Member(member, fact.clone(), true))
                    }
                    Meaning::Fact(member, member_ty) => {
                        self.report(diagnostics::different_types(whole, fact, ty, &member, &member_ty));
                        None
                    }
                    _ => None,
                }
            }
            other => {
                let other = other.to_string();
                self.report(diagnostics::not_a_set(whole, fact, &other));
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
                | Known::Permission(fact, _) => fact,
                Known::Same(..) | Known::Member(..) | Known::Contains(..) => continue,
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
        if let Some(step) = crate::testing::impossible_entities(steps) {
            let place = crate::diagnostic::Place { file: self.path.clone(), range: step.range.clone() };
            self.diagnostics.push(diagnostics::impossible_entities(&place));
        }
    }
}
