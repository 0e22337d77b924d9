//! What a path stands for, and what is declared twice.

use std::collections::BTreeSet;

use placet_syntax::ast::{self, AstNode as _, Path};

use super::Resolver;
use super::expressions::Scope;
use crate::db::{Db, File, PolicySet, parse};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::index::{Clash, NameKind, index};
use crate::items::{RootKind, joined};
use crate::model::{FactType, Name};
use crate::suggest::nearest;

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
        let text = path.text();
        if self.parameters.iter().any(|parameter| *parameter == text) {
            return Some(Meaning::Parameter(text.into()));
        }
        let segments = path.segments();
        let root = segments.first()?;
        match self.index.roots.get(root.text()).copied() {
            Some(kind) => self.fact(path, kind, scope).map(|(name, ty)| Meaning::Fact(name, ty)),
            None => self.permission(path).map(Meaning::Permission),
        }
    }

    /// The fact that `path` names, where it may be read.
    fn fact(&mut self, path: &Path, kind: RootKind, scope: &Scope<'_>) -> Option<(Name, FactType)> {
        let (text, place) = (path.text(), self.place(path.range()));
        let segments = path.segments();
        let root = segments.first()?.text().to_owned();
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
                let near = nearest(&text, known.iter().copied());
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

    /// The permission that `path` names.
    pub(super) fn permission(&mut self, path: &Path) -> Option<Name> {
        let (text, place) = (path.text(), self.place(path.range()));
        if self.index.permissions.contains_key(text.as_str()) {
            return Some(text.into());
        }
        let prefix = format!("{text}.");
        if self.index.nodes.contains(text.as_str()) {
            let inside: Vec<&str> =
                self.index.permissions.keys().map(Name::as_str).filter(|name| name.starts_with(&prefix)).collect();
            self.report(diagnostics::permission_group_as_one(&place, &text, &inside));
            return None;
        }
        let near = self.nearest_permission(&text);
        let fact = self.index.facts.keys().map(Name::as_str).find(|name| name.ends_with(&format!(".{text}")));
        let otherwise = if self.index.roles.contains_key(text.as_str()) {
            diagnostics::Otherwise::Role
        } else if self.index.actions.contains_key(text.as_str()) {
            diagnostics::Otherwise::Action
        } else {
            diagnostics::Otherwise::Nothing
        };
        self.report(diagnostics::unknown_permission(&place, &text, near.as_deref(), fact, otherwise));
        None
    }

    /// The permission that `path` names, or the parameter that stands for one: as the value of a comparison, both are the
    /// name that the template's instance puts in.
    pub(super) fn permission_or_parameter(&mut self, path: &Path) -> Option<Name> {
        let text = path.text();
        match self.parameters.iter().any(|parameter| *parameter == text) {
            true => Some(text.into()),
            false => self.permission(path),
        }
    }

    /// The permission nearest to what was written, by name or by label.
    pub(super) fn nearest_permission(&self, text: &str) -> Option<String> {
        if let Some((name, _)) = self.index.permissions.iter().find(|(_, label)| label.eq_ignore_ascii_case(text)) {
            return Some(name.to_string());
        }
        if let Some(near) = nearest(text, self.index.permissions.keys().map(Name::as_str)) {
            return Some(near.to_owned());
        }
        let near = nearest(text, self.index.permissions.values().map(String::as_str))?;
        self.index.permissions.iter().find(|(_, label)| *label == near).map(|(name, _)| name.to_string())
    }
}

/// A diagnostic for each name that is declared again, and for what goes round in circles.
pub(super) fn clashes(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let index = index(db, set);
    let mut found = Vec::new();
    if index.clashes.is_empty() {
        return found;
    }
    let declared: Vec<(Clash, Place)> = set.files(db).iter().flat_map(|file| declarations(db, set, *file)).collect();
    let mut ambiguous = BTreeSet::new();
    for clash in &index.clashes {
        let mut places = declared.iter().filter(|(other, _)| other == clash).map(|(_, place)| place);
        let Some(first) = places.next() else { continue };
        match clash.kind {
            // One word is one mistake, however many permissions start with it.
            NameKind::Ambiguous => {
                let root = clash.name.split('.').next().unwrap_or_default();
                if ambiguous.insert((root, &first.file)) {
                    found.push(diagnostics::ambiguous_permission(first, &clash.name));
                }
            }
            NameKind::Subject => {
                let all: Vec<&Place> = declared
                    .iter()
                    .filter(|(other, _)| other.kind == NameKind::Subject)
                    .map(|(_, place)| place)
                    .collect();
                if let [first, others @ ..] = all.as_slice() {
                    found.extend(others.iter().map(|place| diagnostics::second_subject(place, first)));
                }
            }
            _ => found.extend(places.map(|place| diagnostics::duplicate(clash.kind, place, first, &clash.name))),
        }
    }
    found.sort_by(|a, b| (&a.primary.file, a.primary.range.start).cmp(&(&b.primary.file, b.primary.range.start)));
    found.dedup();
    found
}

/// Every name that a file declares, with its place. Walks the whole file: called where something clashes.
fn declarations(db: &dyn Db, set: PolicySet, file: File) -> Vec<(Clash, Place)> {
    let path = file.path(db);
    let mut found = Vec::new();
    let mut note = |kind: NameKind, name: Name, range: placet_syntax::TextRange| {
        found.push((Clash { kind, name }, Place { file: path.clone(), range: range.into() }));
    };
    for item in parse(db, file).file().items() {
        match item {
            ast::Item::Permissions(declared) => {
                let prefix = declared.name().map(|name| Name::from(name.text()));
                if let Some(list) = declared.list() {
                    permissions(&list, prefix.as_ref(), &mut note);
                }
            }
            ast::Item::Role(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Role, name.text().into(), name.range());
                }
            }
            ast::Item::Template(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Template, name.text().into(), name.range());
                }
            }
            ast::Item::Subject(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Subject, name.text().into(), name.range());
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Context(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Resource(declared) => {
                if let Some(name) = declared.name() {
                    note(NameKind::Root, name.text().into(), name.range());
                    fields(&name, declared.fields(), &mut note);
                }
            }
            ast::Item::Section(_)
            | ast::Item::Test(_)
            | ast::Item::Enum(_)
            | ast::Item::Scope(_)
            | ast::Item::Implication(_)
            | ast::Item::Invariant(_) => {}
        }
    }
    crate::expand::action_places(db, set, file, &mut note);
    found
}

type Note<'a> = dyn FnMut(NameKind, Name, placet_syntax::TextRange) + 'a;

fn permissions(list: &ast::PermissionList, prefix: Option<&Name>, note: &mut Note<'_>) {
    for entry in list.entries() {
        let ast::PermissionEntry::Permission(entry) = entry else { continue };
        let Some(name) = entry.name() else { continue };
        let id = joined(prefix, name.text());
        match entry.list() {
            Some(inner) => permissions(&inner, Some(&id), note),
            None => {
                note(NameKind::Permission, id.clone(), name.range());
                note(NameKind::Ambiguous, id, name.range());
            }
        }
    }
}

fn fields(root: &ast::Word, fields: impl Iterator<Item = ast::Field>, note: &mut Note<'_>) {
    for field in fields {
        if let Some(name) = field.name() {
            note(NameKind::Field, joined(Some(&root.text().into()), name.text()), name.range());
        }
    }
}
