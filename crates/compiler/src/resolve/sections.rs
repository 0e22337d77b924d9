//! Sections, templates, actions and their clauses.

use std::sync::Arc;

use placet_syntax::ast::{
    Action, AstNode as _, Because, BodyItem, Clause as ClauseNode, Every, Forbidden, Gate, OnResources, OptionClause,
    Path, Requirement, Requires, Section as SectionNode, Template as TemplateNode, docs,
};

use super::expressions::{Scope, Where};
use super::{ActionBody, ActionName, Body, Entry, Instance, OptionBody, Resolver, Section, Template};
use crate::diagnostics;
use crate::index::with;
use crate::items::{ParameterItem, RootKind};
use crate::limits;
use crate::model::{Clause, ClauseKind, Expr, Name};

/// What stands around.
#[derive(Debug, Clone, Default)]
pub(super) struct Outer {
    resources: Vec<Name>,
    /// A gate, or a requirement of every action.
    gated: bool,
    gate: bool,
    /// Every action of a section around requires something.
    every: bool,
    /// Inside a template what stands around is known at each instance only.
    in_template: bool,
    /// Facts of resources that an `every action …` around reads, with the clause's words.
    every_reads: Vec<(Name, String)>,
}

impl Resolver<'_> {
    pub(super) fn section(&mut self, node: &SectionNode, outer: &Outer) -> Section {
        let place = match (node.label(), node.id()) {
            (Some(word), _) | (None, Some(word)) => self.place(word.range()),
            (None, None) => self.place(node.range()),
        };
        let on = self.resources(node.on().as_ref());
        let mut inner = outer.clone();
        inner.resources = with(&outer.resources, &on);
        let from = self.instance(node);
        if let Some(instance) = &from
            && let Some(template) = self.index.templates.get(&instance.template)
        {
            inner.resources = with(&inner.resources, &template.on);
            inner.gate |= template.has_gate;
            inner.every |= template.every_requires;
            inner.gated |= template.has_gate || template.every_requires;
            if template.has_gate
                && let Some(body) = node.body()
                && let Some(gate) = body.items().find_map(|item| match item {
                    BodyItem::Gate(gate) => Some(gate),
                    _ => None,
                })
            {
                let place = self.place(gate.range());
                self.report(diagnostics::second_gate_of_template(&place, &template.name));
            }
        }
        let body = node.body().map(|body| self.body(body.items().collect(), &inner)).unwrap_or_default();
        Section { id: node.id().map(|id| id.text().into()), heading: node.heading(), on, from, body, place }
    }

    pub(super) fn template(&mut self, node: &TemplateNode) -> Option<Template> {
        let name = node.name()?;
        if self.index.circular_templates.iter().any(|template| template == name.text()) {
            let place = self.place(name.range());
            self.report(diagnostics::circular_template(&place, name.text()));
        }
        let mut parameters: Vec<ParameterItem> = Vec::new();
        for parameter in node.parameters() {
            let Some(word) = parameter.name() else { continue };
            let place = self.place(word.range());
            let ty = parameter.ty();
            if let Some(ty) = &ty
                && !matches!(ty.text(), "permission" | "permissions")
            {
                let place = self.place(ty.range());
                self.report(diagnostics::parameter_type(&place, ty.text()));
            }
            if parameters.iter().any(|earlier| earlier.name == word.text()) {
                self.report(diagnostics::duplicate_parameter(&place, word.text()));
                continue;
            }
            if self.is_declared(word.text()) {
                self.report(diagnostics::parameter_hides(&place, word.text()));
            }
            let is_node = ty.is_some_and(|ty| ty.text() == "permissions");
            parameters.push(ParameterItem { name: word.text().into(), is_node });
        }
        let on = self.resources(node.on().as_ref());
        self.parameters = parameters.clone();
        let outer = Outer { resources: on.clone(), in_template: true, ..Outer::default() };
        let body = node.body().map(|body| self.body(body.items().collect(), &outer)).unwrap_or_default();
        self.parameters = Vec::new();
        Some(Template { name: name.text().into(), parameters, on, body })
    }

    /// Whether a rule could mean something else by the name.
    pub(super) fn is_declared(&self, name: &str) -> bool {
        let index = self.index;
        index.permissions.contains_key(name) || index.nodes.contains(name) || index.roots.contains_key(name)
    }

    fn resources(&mut self, on: Option<&OnResources>) -> Vec<Name> {
        let mut found = Vec::new();
        for word in on.map(OnResources::resources).unwrap_or_default() {
            match self.index.roots.get(word.text()) {
                Some(RootKind::Resource) => found.push(word.text().into()),
                Some(_) => {
                    let place = self.place(word.range());
                    self.report(diagnostics::on_needs_a_resource(&place, word.text()));
                }
                None => {
                    let place = self.place(word.range());
                    let known = self.index.roots.iter().filter(|(_, kind)| **kind == RootKind::Resource);
                    let near = self.nearest(word.text(), known.map(|(name, _)| name.as_str()));
                    self.report(diagnostics::unknown_resource(&place, word.text(), near));
                }
            }
        }
        found
    }

    fn instance(&mut self, node: &SectionNode) -> Option<Instance> {
        let from = node.from()?;
        let name = from.template()?;
        let Some(template) = self.index.templates.get(name.text()).cloned() else {
            let place = self.place(name.range());
            let near = self.nearest(name.text(), self.index.templates.keys().map(Name::as_str));
            self.report(diagnostics::unknown_template(&place, name.text(), near));
            return None;
        };
        let written = from.arguments();
        if written.len() != template.parameters.len() {
            if !self.is_broken(from.syntax()) {
                let place = self.place(from.range());
                self.report(diagnostics::wrong_arguments(&place, name.text(), &template.parameters, written.len()));
            }
            return None;
        }
        let mut arguments: Vec<Name> = Vec::new();
        for (path, parameter) in written.iter().zip(&template.parameters) {
            arguments.push(self.argument(path, parameter)?);
        }
        Some(Instance { template: name.text().into(), arguments })
    }

    /// What stands for a parameter: a permission or a node, or something below a parameter of the template around.
    fn argument(&mut self, path: &Path, parameter: &ParameterItem) -> Option<Name> {
        let (text, place) = (path.text(), self.place(path.range()));
        if !path.is_plain() {
            self.report(diagnostics::wrong_argument(&place, &text, parameter.is_node));
            return None;
        }
        if let Some(own) = self.parameter(path).cloned() {
            let whole = path.segments().len() == 1;
            if whole && own.is_node != parameter.is_node {
                self.report(diagnostics::wrong_argument(&place, &text, parameter.is_node));
                return None;
            }
            if !whole && !own.is_node {
                self.report(diagnostics::parameter_use(&place, &own.name, own.is_node));
                return None;
            }
            return Some(text.into());
        }
        if !parameter.is_node {
            return self.permission(path);
        }
        if self.index.nodes.contains(text.as_str()) {
            return Some(text.into());
        }
        if self.index.permissions.contains_key(text.as_str()) {
            self.report(diagnostics::wrong_argument(&place, &text, true));
        } else {
            let near = self.nearest(&text, self.index.nodes.iter().map(Name::as_str));
            self.report(diagnostics::unknown_node(&place, &text, near));
        }
        None
    }

    fn body(&mut self, items: Vec<BodyItem>, outer: &Outer) -> Body {
        let mut body = Body::default();
        let mut inner = outer.clone();
        // What holds for all is read first, wherever it stands.
        for item in &items {
            match item {
                BodyItem::Gate(gate) => {
                    if let Some(first) = &body.gate {
                        let place = self.place(gate.range());
                        self.report(diagnostics::second_gate(&place, first.at.line));
                        continue;
                    }
                    body.gate = Some(Arc::new(self.gate(gate)));
                    inner.gate = true;
                    inner.gated = true;
                }
                BodyItem::Every(every) => {
                    if let Some(clause) = self.every(every, &outer.resources) {
                        inner.every |= every.requires().is_some();
                        inner.gated |= every.requires().is_some();
                        let mut reads = Vec::new();
                        resource_facts(&clause.expr, self.index, &mut reads);
                        // One is enough to say that there is one.
                        if inner.every_reads.is_empty() {
                            inner.every_reads.extend(reads.into_iter().take(1).map(|fact| (fact, clause.text.clone())));
                        }
                        body.every.push(Arc::new(clause));
                    }
                }
                _ => {}
            }
        }
        for item in &items {
            match item {
                BodyItem::Section(section) => {
                    body.entries.push(Entry::Section(Box::new(self.section(section, &inner))))
                }
                BodyItem::Action(action) => body.entries.push(Entry::Action(Arc::new(self.action(action, &inner)))),
                _ => {}
            }
        }
        body
    }

    fn gate(&mut self, gate: &Gate) -> Clause {
        let scope = Scope::new(&[], Where::Gate);
        let required = gate.requirement().map_or(Expr::False, |requirement| self.requirement(&requirement, scope));
        let (guard, otherwise) = (gate.guard(), gate.otherwise());
        if let Some(guard) = &guard
            && otherwise.is_none()
            && !self.is_broken(gate.syntax())
        {
            let place = self.place(guard.range());
            self.report(diagnostics::missing_otherwise(&place, "gate"));
        }
        let expr = self.guarded(required, guard.as_ref(), otherwise.as_ref(), scope);
        self.clause(ClauseKind::Gate, expr, gate.syntax(), gate.because())
    }

    fn every(&mut self, every: &Every, resources: &[Name]) -> Option<Clause> {
        let scope = Scope::new(resources, Where::Section);
        if let Some(requires) = every.requires() {
            let required = requires.requirement().map_or(Expr::False, |one| self.requirement(&one, scope));
            let expr = self.guarded(required, requires.guard().as_ref(), requires.otherwise().as_ref(), scope);
            return Some(self.clause(ClauseKind::EveryRequires, expr, every.syntax(), requires.because()));
        }
        let forbidden = every.forbidden()?;
        let expr = self.prohibition(&forbidden, scope);
        Some(self.clause(ClauseKind::EveryForbidden, expr, every.syntax(), forbidden.because()))
    }

    /// What must be true so that it is not forbidden.
    fn prohibition(&mut self, forbidden: &Forbidden, scope: Scope<'_>) -> Expr {
        match forbidden.guard() {
            Some(guard) => self.condition(&guard, scope).not(),
            None => Expr::False,
        }
    }

    pub(super) fn clause(
        &mut self,
        kind: ClauseKind,
        expr: Expr,
        node: &placet_syntax::SyntaxNode,
        because: Option<Because>,
    ) -> Clause {
        // The reason is kept beside the words, not in them.
        let mut text = self.words(node);
        let because = because.and_then(|because| Some((self.words(because.syntax()), because.text()?.value())));
        if let Some((words, _)) = &because
            && let Some(rest) = text.strip_suffix(words.as_str())
        {
            text = rest.trim_end().to_owned();
        }
        let at = self.at(placet_syntax::ast::trimmed(node));
        Clause { kind, expr, text, because: because.map(|(_, reason)| reason), at }
    }

    fn action(&mut self, node: &Action, outer: &Outer) -> ActionBody {
        let on_nothing = node.is_on_nothing();
        let (resources, place): (&[Name], Where) =
            if on_nothing { (&[], Where::OnNothing) } else { (&outer.resources, Where::Section) };
        let scope = Scope::new(resources, place);
        let mut body = ActionBody {
            names: Vec::new(),
            clauses: Vec::new(),
            options: Vec::new(),
            docs: docs(node.syntax()),
            ungated: node.is_ungated(),
            on_nothing,
            formerly: self.old_ids(node),
            nothing: false,
            everyone: false,
        };
        for name in node.names() {
            let id = name.id();
            if id.is_empty() {
                let place = self.place(name.range());
                self.report(diagnostics::action_without_id(&place, &name.phrase()));
            }
            body.names.push(ActionName { id: id.into(), phrase: name.phrase(), at: self.at(name.range()) });
        }
        for clause in node.clauses() {
            match clause {
                ClauseNode::Requires(requires) => {
                    body.nothing |=
                        requires.guard().is_none() && matches!(requires.requirement(), Some(Requirement::Nothing(_)));
                    let clause = self.requires(&requires, scope);
                    body.clauses.push(Arc::new(clause));
                }
                ClauseNode::Forbidden(forbidden) => {
                    let expr = self.prohibition(&forbidden, scope);
                    let clause = self.clause(ClauseKind::Forbidden, expr, forbidden.syntax(), forbidden.because());
                    body.clauses.push(Arc::new(clause));
                }
                ClauseNode::Everyone(everyone) => {
                    body.everyone = true;
                    let clause = self.clause(ClauseKind::Everyone, Expr::True, everyone.syntax(), everyone.because());
                    body.clauses.push(Arc::new(clause));
                }
                ClauseNode::Option(option) => {
                    if let Some(option) = self.option(&option, scope) {
                        body.options.push(option);
                    }
                }
                ClauseNode::ForEach(each) => {
                    if let Some(clause) = self.for_each(&each, scope) {
                        body.clauses.push(Arc::new(clause));
                    }
                }
                ClauseNode::Ungated(_) | ClauseNode::OnNothing(_) => {}
            }
        }
        if body.options.len() > limits::OPTIONS {
            let place = self.action_place(node);
            self.report(diagnostics::too_many_options(&place, body.options.len()));
        }
        if !self.is_broken(node.syntax()) {
            self.check_action(node, &body, outer);
        }
        body
    }

    fn requires(&mut self, requires: &Requires, scope: Scope<'_>) -> Clause {
        let required = requires.requirement().map_or(Expr::False, |one| self.requirement(&one, scope));
        let expr = self.guarded(required, requires.guard().as_ref(), requires.otherwise().as_ref(), scope);
        self.clause(ClauseKind::Requires, expr, requires.syntax(), requires.because())
    }

    fn option(&mut self, option: &OptionClause, scope: Scope<'_>) -> Option<OptionBody> {
        let phrase = option.phrase()?;
        let required = option.requirement().map_or(Expr::False, |one| self.requirement(&one, scope));
        let expr = self.guarded(required, option.guard().as_ref(), option.otherwise().as_ref(), scope);
        let clause = self.clause(ClauseKind::Option, expr, option.syntax(), option.because());
        let at = clause.at.clone();
        let phrase = phrase.text().trim_end().to_owned();
        Some(OptionBody { id: option.id().into(), phrase, clause: Arc::new(clause), at })
    }

    /// The whole old ids as far as they are known here: the section's are added where the action gets its own.
    fn old_ids(&mut self, node: &Action) -> Vec<Name> {
        let old = node.formerly();
        match (old.first(), node.names().len()) {
            (Some(first), 2..) => {
                let place = self.place(first.range());
                self.report(diagnostics::old_id_of_several(&place, &first.text()));
                Vec::new()
            }
            _ => old.iter().map(|path| path.text().into()).collect(),
        }
    }

    fn action_place(&self, node: &Action) -> crate::diagnostic::Place {
        let range = node.names().first().map_or_else(|| node.range(), |name| name.range());
        self.place(range)
    }

    /// The rules of an action as a whole.
    fn check_action(&mut self, node: &Action, body: &ActionBody, outer: &Outer) {
        let place = self.action_place(node);
        let requires: Vec<Requires> = node
            .clauses()
            .filter_map(|clause| match clause {
                ClauseNode::Requires(requires) => Some(requires),
                _ => None,
            })
            .collect();
        let each = node.clauses().find_map(|clause| match clause {
            ClauseNode::ForEach(each) => Some(each),
            _ => None,
        });
        if requires.is_empty() && !body.everyone && node.clauses().next().is_some() {
            match &each {
                // A set may be empty, and then nothing at all would be required.
                Some(each) => {
                    let place = self.place(each.set().map_or_else(|| each.range(), |set| set.range()));
                    self.report(diagnostics::missing_otherwise(&place, "set"));
                }
                None => self.report(diagnostics::action_without_requires(&place)),
            }
        }
        if body.everyone && !(requires.is_empty() && each.is_none()) {
            self.report(diagnostics::everyone_and_requires(&place));
        }
        if !requires.is_empty()
            && requires.iter().all(|one| one.guard().is_some())
            // That one takes no condition is said already.
            && !requires.iter().any(|one| matches!(one.requirement(), Some(Requirement::Nothing(_))))
            && requires.iter().all(|one| one.otherwise().is_none())
            && let Some(guard) = requires.last().and_then(Requires::guard)
        {
            let place = self.place(guard.range());
            self.report(diagnostics::missing_otherwise(&place, "action"));
        }
        if !outer.in_template {
            let gated = outer.every || (outer.gate && !body.ungated);
            if body.nothing && !gated {
                let nothing = requires.iter().find(|one| matches!(one.requirement(), Some(Requirement::Nothing(_))));
                let place = nothing.map_or(place.clone(), |one| self.place(one.range()));
                self.report(diagnostics::nothing_without_gate(&place, body.ungated && outer.gate));
            }
            if body.everyone && gated {
                self.report(diagnostics::everyone_behind_gate(&place, outer.every));
            }
        }
        if body.on_nothing {
            if outer.resources.is_empty() && !outer.in_template {
                self.report(diagnostics::on_nothing_without_resource(&place));
            }
            if let Some((fact, clause)) = outer.every_reads.first() {
                self.report(diagnostics::every_reads_resource(&place, None, fact, clause));
            }
        }
    }
}

/// The facts of resources that an expression reads.
pub(crate) fn resource_facts(expr: &Expr, index: &crate::index::Index, into: &mut Vec<Name>) {
    let mut facts = crate::hash::OrderedSet::default();
    crate::lower::facts_of(expr, &mut facts);
    into.extend(facts.into_iter().filter(|fact| {
        let root = fact.split('.').next().unwrap_or_default();
        index.roots.get(root) == Some(&RootKind::Resource)
    }));
}
