//! Expressions: what must be true.

use placet_syntax::ast::{
    AstNode as _, BadOperand, ByTable, Can, Expr as ExprNode, Guard, LabelRef, Operand, Operator, Otherwise, Path,
    Requirement, Test, WithOptions,
};

use super::Resolver;
use super::names::Meaning;
use crate::diagnostic::Place;
use crate::diagnostics;
use crate::hash::{Map, Set};
use crate::model::{Expr, FactTest, FactType, Name};
use crate::patterns::Quantity;

/// Where an expression stands, which says what it may read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The resources whose facts may be read.
    pub(super) resources: &'a [Name],
    pub(super) place: Where,
    /// The word that lets the expression look at facts only.
    pub(super) facts_only: Option<&'static str>,
    /// No word does: what is said is a claim, and grants nothing.
    pub(super) free: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Section,
    Gate,
    OnNothing,
}

impl<'a> Scope<'a> {
    pub(super) fn new(resources: &'a [Name], place: Where) -> Scope<'a> {
        Scope { resources, place, facts_only: None, free: false }
    }

    fn facts_only(self, word: &'static str) -> Scope<'a> {
        Scope { facts_only: self.facts_only.or((!self.free).then_some(word)), ..self }
    }
}

impl Resolver<'_> {
    /// A clause as one function: what it requires, where its guard holds, and what otherwise.
    pub(super) fn guarded(
        &mut self,
        required: Expr,
        guard: Option<&Guard>,
        otherwise: Option<&Otherwise>,
        scope: Scope<'_>,
    ) -> Expr {
        let Some(guard) = guard else { return required };
        let condition = self.condition(guard, scope);
        let otherwise = match otherwise.map(Otherwise::requirement) {
            None => Expr::True,
            Some(Some(requirement)) => self.requirement(&requirement, scope),
            Some(None) => Expr::False,
        };
        Expr::When { condition: Box::new(condition), then: Box::new(required), otherwise: Box::new(otherwise) }
    }

    pub(super) fn condition(&mut self, guard: &Guard, scope: Scope<'_>) -> Expr {
        let word = if guard.is_unless() { "unless" } else { "if" };
        let condition =
            guard.condition().map_or(Expr::False, |condition| self.expr(&condition, scope.facts_only(word)));
        if guard.is_unless() { condition.not() } else { condition }
    }

    pub(super) fn requirement(&mut self, requirement: &Requirement, scope: Scope<'_>) -> Expr {
        match requirement {
            Requirement::Nothing(_) => Expr::True,
            Requirement::Forbidden(_) => Expr::False,
            Requirement::Expr(expr) => self.expr(expr, scope),
        }
    }

    pub(super) fn expr(&mut self, expr: &ExprNode, scope: Scope<'_>) -> Expr {
        let mut operands: Vec<Expr> = expr.operands().map(|operand| self.operand(&operand, scope)).collect();
        // An operand that is missing has been reported; until it is there, nothing is allowed.
        if operands.len() <= expr.operators().len() {
            operands.push(Expr::False);
        }
        match expr.operators().first() {
            None => operands.pop().unwrap_or(Expr::False),
            // Mixed operators have been reported too: the stricter reading stands in.
            Some(_) if expr.operator().is_none() => Expr::all(operands),
            Some((Operator::And, _)) => Expr::all(operands),
            Some((Operator::Or, _)) => Expr::any(operands),
        }
    }

    pub(super) fn operand(&mut self, operand: &Operand, scope: Scope<'_>) -> Expr {
        match operand {
            Operand::Not(not) => {
                let inner = not.operand().map_or(Expr::False, |inner| self.operand(&inner, scope.facts_only("not")));
                if not.negates() { inner.not() } else { inner }
            }
            Operand::Group(group) => group.expr().map_or(Expr::False, |inner| self.expr(&inner, scope)),
            Operand::AllOf(list) => {
                if let Some(path) = list.pattern() {
                    return self.asked(&path, Quantity::All, list.scope().as_ref(), list.range(), scope);
                }
                let members = list.members();
                if members.is_empty() {
                    return Expr::False;
                }
                Expr::all(members.iter().map(|member| self.expr(member, scope)).collect::<Vec<_>>())
            }
            Operand::AnyOf(list) => {
                if let Some(path) = list.pattern() {
                    return self.asked(&path, Quantity::Any, list.scope().as_ref(), list.range(), scope);
                }
                Expr::any(list.members().iter().map(|member| self.expr(member, scope)).collect::<Vec<_>>())
            }
            Operand::ByTable(table) => self.by_table(table, scope),
            Operand::Can(can) => self.can(can, scope),
            Operand::Test(test) => {
                let Some(path) = test.path() else { return Expr::False };
                match test.comparison() {
                    Some(comparison) => self.comparison(&path, &comparison, test.range(), scope),
                    None => self.alone(&path, test, scope),
                }
            }
            Operand::LabelRef(label) => self.label(label),
            Operand::BadOperand(words) => self.words_for_name(words),
        }
    }

    /// A name with nothing beside it, but a scope perhaps: permissions, or a fact that is true or false.
    fn alone(&mut self, path: &Path, test: &Test, scope: Scope<'_>) -> Expr {
        if !self.is_fact(path) {
            return self.asked(path, Quantity::One, test.scope().as_ref(), path.range(), scope);
        }
        let place = self.place(path.range());
        if let Some(in_scope) = test.scope() {
            self.report(diagnostics::fact_in_scope(&place, &path.text(), in_scope.text()));
            return Expr::False;
        }
        match self.meaning(path, &scope) {
            Some(Meaning::Fact(name, FactType::Boolean)) => Expr::Fact(FactTest::True(name)),
            Some(Meaning::Fact(name, ty)) => {
                // Where the parser has lost the rest of the clause, the comparison may be in it.
                if !self.is_in_broken_clause(path) {
                    self.report(diagnostics::not_boolean(&place, &name, &ty));
                }
                Expr::False
            }
            _ => Expr::False,
        }
    }

    fn is_in_broken_clause(&self, path: &Path) -> bool {
        use placet_syntax::SyntaxKind::{Forbidden, Gate, Option, Requires};
        let mut around = path.syntax().ancestors();
        around
            .find(|node| matches!(node.kind(), Requires | Gate | Option | Forbidden))
            .is_some_and(|node| self.is_broken(&node))
    }

    pub(super) fn by_table(&mut self, table: &ByTable, scope: Scope<'_>) -> Expr {
        let Some(path) = table.fact() else { return Expr::False };
        let place = self.place(path.range());
        let (fact, values) = match self.meaning(&path, &scope) {
            None => return Expr::False,
            Some(Meaning::Fact(name, FactType::OneOf(values))) => (name, Some(values)),
            Some(Meaning::Fact(name, FactType::Boolean)) => (name, None),
            Some(Meaning::Fact(name, ty)) => {
                self.report(diagnostics::by_needs_values(&place, &name, &ty.to_string()));
                return Expr::False;
            }
            Some(Meaning::Permission(name) | Meaning::Parameter(name)) => {
                self.report(diagnostics::by_needs_values(&place, &name, "permission"));
                return Expr::False;
            }
        };
        let known = values.clone().unwrap_or_else(|| vec!["true".into(), "false".into()]);
        let names: Set<&Name> = known.iter().collect();
        let mut seen: Map<Name, Place> = Map::default();
        let mut parts = Vec::new();
        for row in table.rows() {
            let required = row.requirement().map_or(Expr::False, |requirement| self.requirement(&requirement, scope));
            for value in row.values() {
                let at = self.place(value.range());
                let name = Name::from(value.text());
                if !names.contains(&name) {
                    let near = self.nearest(value.text(), known.iter().map(Name::as_str));
                    self.report(diagnostics::unknown_value(&at, value.text(), &fact, near, &known));
                    continue;
                }
                if let Some(first) = seen.get(&name) {
                    let report = diagnostics::repeated_row(&at, first, value.text());
                    self.report(report);
                    continue;
                }
                seen.insert(name.clone(), at);
                let test = match (&values, value.text()) {
                    (Some(_), _) => Expr::Fact(FactTest::Is(fact.clone(), name)),
                    (None, "true") => Expr::Fact(FactTest::True(fact.clone())),
                    (None, _) => Expr::Fact(FactTest::True(fact.clone())).not(),
                };
                parts.push(Expr::When {
                    condition: Box::new(test),
                    then: Box::new(required.clone()),
                    otherwise: Box::new(Expr::True),
                });
            }
        }
        let missing: Vec<&str> = known.iter().filter(|name| !seen.contains_key(*name)).map(Name::as_str).collect();
        if !missing.is_empty() && !self.is_broken(table.syntax()) {
            self.report(diagnostics::missing_row(&place, &fact, &missing));
            return Expr::False;
        }
        Expr::all(parts)
    }

    fn can(&mut self, can: &Can, scope: Scope<'_>) -> Expr {
        let Some(path) = can.action() else { return Expr::False };
        let (text, place) = (path.text(), self.place(path.range()));
        if let Some(word) = scope.facts_only {
            let place = self.place(can.range());
            self.report(diagnostics::can_in_condition(&place, &text, word));
            return Expr::False;
        }
        let Some(entry) = self.index.actions.get(text.as_str()) else {
            self.unknown_action(&path);
            return Expr::False;
        };
        let beyond: Vec<&str> =
            entry.resources.iter().filter(|resource| !scope.resources.contains(resource)).map(Name::as_str).collect();
        if !beyond.is_empty() {
            self.report(diagnostics::can_other_resource(&place, &text, &beyond, scope.place == Where::OnNothing));
            return Expr::False;
        }
        let Some(options) = self.options(&text, can.with().as_ref()) else { return Expr::False };
        Expr::Can { action: text.into(), options }
    }

    pub(super) fn unknown_action(&mut self, path: &Path) {
        let (text, place) = (path.text(), self.place(path.range()));
        if let Some(now) = self.index.old_actions.get(text.as_str()) {
            self.report(diagnostics::renamed(&place, "action", &text, now));
            return;
        }
        let known = || self.index.actions.keys().map(Name::as_str);
        let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
        let longer = |name: &&str| name.strip_prefix(text.as_str()).is_some_and(|rest| rest.starts_with('_'));
        let near = known()
            .find(|name| last(name) == last(&text))
            .or_else(|| self.nearest(&text, known()))
            .or_else(|| known().find(longer))
            .map(str::to_owned);
        let is_permission = self.index.permissions.contains_key(text.as_str());
        self.report(diagnostics::unknown_action(&place, &text, near.as_deref(), is_permission));
    }

    /// The options that are asked for of `action`; `None` where one of them is unknown.
    pub(super) fn options(&mut self, action: &str, with: Option<&WithOptions>) -> Option<Vec<Name>> {
        let Some(with) = with else { return Some(Vec::new()) };
        let known = self.index.actions.get(action).map(|entry| entry.options.clone()).unwrap_or_default();
        let mut options: Vec<Name> = Vec::new();
        for option in with.options() {
            if !known.iter().any(|name| name == option.text()) {
                let place = self.place(option.range());
                let near = self.nearest(option.text(), known.iter().map(Name::as_str));
                self.report(diagnostics::unknown_option(&place, option.text(), action, near, &known));
                return None;
            }
            let name = Name::from(option.text());
            if !options.contains(&name) {
                options.push(name);
            }
        }
        Some(options)
    }

    fn label(&mut self, label: &LabelRef) -> Expr {
        if let Some(text) = label.label() {
            let place = self.place(label.range());
            let near = self.nearest_permission(&text.value());
            let near = near.as_deref().map(|near| (near, self.index.permissions.get(near).map_or("", String::as_str)));
            self.report(diagnostics::label_in_rule(&place, &text.value(), near));
        }
        Expr::False
    }

    fn words_for_name(&mut self, words: &BadOperand) -> Expr {
        let text = words.text();
        let already = self.diagnostics.iter().any(|found| {
            found.primary.file == self.path.as_str()
                && found.primary.range.start < usize::from(words.range().end())
                && found.primary.range.end > usize::from(words.range().start())
        });
        if !already {
            let place = self.place(words.range());
            let near = self.nearest_permission(&text);
            self.report(diagnostics::words_for_name(&place, &text, near.as_deref()));
        }
        Expr::False
    }
}
