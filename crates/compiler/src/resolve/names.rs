//! What a path stands for.

use placet_syntax::ast::{self, AstNode as _, Path, Word};

use super::Resolver;
use super::expressions::Scope;
use crate::db::parse;
use crate::diagnostics;
use crate::items::{ParameterItem, RootKind, joined};
use crate::model::{FactType, Name};

/// What a path in an expression stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Permission(Name),
    Parameter(Name),
    Fact(Name, FactType),
}

impl Resolver<'_> {
    /// What `path` stands for; tells the author where it stands for nothing.
    pub(super) fn meaning(&mut self, path: &Path, scope: &Scope<'_>) -> Option<Meaning> {
        if self.is_full() {
            return None;
        }
        let text = path.text();
        if let Some((variable, values)) = self.variable(path) {
            return Some(Meaning::Fact(variable, FactType::OneOf(values)));
        }
        if self.parameter(path).is_some() {
            return Some(Meaning::Parameter(text.into()));
        }
        let segments = path.segments();
        let root = segments.first()?;
        match self.index.roots.get(root.text()).copied().filter(|_| path.is_plain()) {
            Some(kind) => self.fact(path, kind, scope).map(|(name, ty)| Meaning::Fact(name, ty)),
            None => self.permission(path).map(Meaning::Permission),
        }
    }

    /// The variable of the `for each` around that `path` is, with the values that it takes.
    pub(super) fn variable(&self, path: &Path) -> Option<(Name, Vec<Name>)> {
        let (name, values) = self.variable.as_ref()?;
        (path.is_plain() && path.text() == name.as_str()).then(|| (name.clone(), values.clone()))
    }

    /// The parameter of the template around that `path` starts with.
    pub(super) fn parameter(&self, path: &Path) -> Option<&ParameterItem> {
        let segments = path.segments();
        let first = segments.first()?;
        self.parameters.iter().find(|parameter| parameter.name == first.text())
    }

    /// Whether `path` reads as a fact: it starts with a declared subject, context or resource, or is a variable.
    pub(super) fn is_fact(&self, path: &Path) -> bool {
        let is_root = |root: &Word| self.index.roots.contains_key(root.text());
        path.is_plain() && (path.segments().first().is_some_and(is_root) || self.variable(path).is_some())
    }

    /// The fact that `path` names, where it may be read.
    fn fact(&mut self, path: &Path, kind: RootKind, scope: &Scope<'_>) -> Option<(Name, FactType)> {
        let (text, place) = (path.text(), self.place(path.range()));
        let segments = path.segments();
        let root = segments.first()?.text().to_owned();
        if !self.index.facts.contains_key(text.as_str()) && self.is_broken_at(path.range()) {
            return None;
        }
        let Some(ty) = self.index.facts.get(text.as_str()).cloned() else {
            let prefix = format!("{root}.");
            let known: Vec<&str> =
                self.index.facts.keys().map(Name::as_str).filter(|name| name.starts_with(&prefix)).collect();
            if segments.len() == 1 {
                self.report(diagnostics::context_alone(&place, &root, &known));
                return None;
            }
            // A field whose type is wrong is declared all the same: one mistake, one error.
            if !self.is_declared_field(&text) {
                let near = self.nearest(&text, known.iter().copied());
                self.report(diagnostics::unknown_fact(&place, &text, kind.word(), near, &known));
            }
            return None;
        };
        if kind == RootKind::Resource && !scope.resources.iter().any(|resource| *resource == root) {
            let report = match scope.place {
                super::expressions::Where::Gate => diagnostics::gate_reads_resource(&place, &text, &root),
                super::expressions::Where::OnNothing => diagnostics::on_nothing_reads_resource(&place, &text),
                super::expressions::Where::Section => diagnostics::resource_not_in_section(&place, &text, &root),
            };
            self.report(report);
            return None;
        }
        Some((text.into(), ty))
    }

    fn is_declared_field(&self, text: &str) -> bool {
        let file = parse(self.db, self.file).file();
        let field = |name: Option<ast::Word>, fields: Vec<ast::Field>| {
            let Some(root) = name else { return false };
            let names = fields.iter().filter_map(ast::Field::name);
            names.into_iter().any(|field| joined(Some(&root.text().into()), field.text()) == text)
        };
        file.items().any(|item| match item {
            ast::Item::Subject(root) => field(root.name(), root.fields().collect()),
            ast::Item::Context(root) => field(root.name(), root.fields().collect()),
            ast::Item::Resource(root) => field(root.name(), root.fields().collect()),
            _ => false,
        })
    }

    /// The permission nearest to what was written, by name or by label.
    pub(super) fn nearest_permission(&self, text: &str) -> Option<String> {
        if self.compared.get() == 0 {
            return None;
        }
        if let Some((name, _)) = self.index.permissions.iter().find(|(_, label)| label.eq_ignore_ascii_case(text)) {
            return Some(name.to_string());
        }
        if let Some(near) = self.nearest(text, self.index.permissions.keys().map(Name::as_str)) {
            return Some(near.to_owned());
        }
        let near = self.nearest(text, self.index.permissions.values().map(String::as_str))?;
        self.index.permissions.iter().find(|(_, label)| *label == near).map(|(name, _)| name.to_string())
    }
}
