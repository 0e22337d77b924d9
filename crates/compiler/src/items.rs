//! What a file declares, without spans and without bodies: the names that other files can use.
//!
//! An edit inside a rule leaves this equal, and that is what keeps the other files asleep.

use std::sync::Arc;

use placet_syntax::ast::{
    self, BodyItem, Clause as ClauseNode, Field, Item, PermissionEntry, PermissionList, RoleEntry, Word,
};
use smol_str::format_smolstr;

use crate::db::{Db, File, parse};
use crate::model::Name;

/// The declarations of one file, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileItems {
    pub(crate) permissions: Vec<PermissionItem>,
    /// Names that stand for a node of permissions, not for one.
    pub(crate) nodes: Vec<Name>,
    /// The first brings the second.
    pub(crate) implications: Vec<(Name, Name)>,
    pub(crate) roots: Vec<RootItem>,
    pub(crate) roles: Vec<RoleItem>,
    pub(crate) templates: Vec<Arc<TemplateItem>>,
    pub(crate) sections: Vec<SectionItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PermissionItem {
    pub(crate) id: Name,
    pub(crate) label: String,
}

/// What facts hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RootKind {
    Subject,
    Context,
    Resource,
}

impl RootKind {
    /// The word that declares one.
    pub(crate) fn word(self) -> &'static str {
        match self {
            RootKind::Subject => "subject",
            RootKind::Context => "context",
            RootKind::Resource => "resource",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RootItem {
    pub(crate) kind: RootKind,
    pub(crate) name: Name,
    pub(crate) fields: Vec<FieldItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldItem {
    pub(crate) name: Name,
    pub(crate) ty: TypeItem,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TypeItem {
    OneOf { set: bool, values: Vec<Name> },
    Named { set: bool, name: Name },
    Wrong,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RoleItem {
    pub(crate) name: Name,
    pub(crate) includes: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TemplateItem {
    pub(crate) name: Name,
    pub(crate) parameters: Vec<Name>,
    pub(crate) on: Vec<Name>,
    pub(crate) body: Vec<BodyEntry>,
    pub(crate) has_gate: bool,
    /// `every action requires …` is among its lines.
    pub(crate) every_requires: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionItem {
    pub(crate) id: Option<Name>,
    pub(crate) on: Vec<Name>,
    pub(crate) has_gate: bool,
    pub(crate) from: Option<Name>,
    pub(crate) body: Vec<BodyEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BodyEntry {
    Section(SectionItem),
    Action(ActionItem),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActionItem {
    /// The last part of the id of each name.
    pub(crate) ids: Vec<Name>,
    pub(crate) options: Vec<Name>,
    pub(crate) on_nothing: bool,
}

#[salsa::tracked]
pub(crate) fn file_items(db: &dyn Db, file: File) -> FileItems {
    let mut items = FileItems::default();
    for item in parse(db, file).file().items() {
        match item {
            Item::Permissions(declared) => {
                let prefix = declared.name().map(|name| Name::from(name.text()));
                if let Some(prefix) = &prefix {
                    items.nodes.push(prefix.clone());
                }
                let labels = match (declared.label(), declared.name()) {
                    (Some(label), _) => vec![label.value()],
                    (None, Some(name)) => vec![spoken(name.text())],
                    (None, None) => Vec::new(),
                };
                if let Some(list) = declared.list() {
                    permissions(&mut items, &list, prefix.as_ref(), &labels, &[]);
                }
            }
            Item::Subject(declared) => root(&mut items, RootKind::Subject, declared.name(), declared.fields()),
            Item::Context(declared) => root(&mut items, RootKind::Context, declared.name(), declared.fields()),
            Item::Resource(declared) => root(&mut items, RootKind::Resource, declared.name(), declared.fields()),
            Item::Role(declared) => {
                let Some(name) = declared.name() else { continue };
                let includes = declared.entries().filter_map(|entry| match entry {
                    RoleEntry::Includes(includes) => includes.role().map(|role| Name::from(role.text())),
                    RoleEntry::Grant(_) => None,
                });
                items.roles.push(RoleItem { name: name.text().into(), includes: includes.collect() });
            }
            Item::Template(declared) => {
                let Some(name) = declared.name() else { continue };
                let parameters = declared.parameters();
                items.templates.push(Arc::new(TemplateItem {
                    name: name.text().into(),
                    parameters: parameters.iter().filter_map(|one| one.name()).map(|one| one.text().into()).collect(),
                    on: resources(declared.on()),
                    body: body(declared.body()),
                    has_gate: has_gate(declared.body()),
                    every_requires: every_requires(declared.body()),
                }));
            }
            Item::Section(declared) => items.sections.push(section(&declared)),
            Item::Test(_) | Item::Enum(_) | Item::Scope(_) | Item::Implication(_) | Item::Invariant(_) => {}
        }
    }
    items
}

fn permissions(
    items: &mut FileItems,
    list: &PermissionList,
    prefix: Option<&Name>,
    labels: &[String],
    outer: &[(Vec<Name>, Name)],
) {
    let mut rules: Vec<(Vec<Name>, Name)> = outer.to_vec();
    for entry in list.entries() {
        if let PermissionEntry::Verbs(verbs) = entry
            && let Some(implied) = verbs.implied()
        {
            rules.push((verbs.implying().iter().map(|word| word.text().into()).collect(), implied.text().into()));
        }
    }
    let mut here: Vec<Name> = Vec::new();
    for entry in list.entries() {
        let PermissionEntry::Permission(entry) = entry else { continue };
        let Some(name) = entry.name() else { continue };
        let id = joined(prefix, name.text());
        let own = entry.label().map_or_else(|| spoken(name.text()), |label| label.value());
        match entry.list() {
            Some(inner) => {
                items.nodes.push(id.clone());
                let mut labels = labels.to_vec();
                labels.push(own);
                permissions(items, &inner, Some(&id), &labels, &rules);
            }
            None => {
                let label = if labels.is_empty() { own } else { format!("{}: {own}", labels.join(" > ")) };
                items.permissions.push(PermissionItem { id, label });
                here.push(name.text().into());
            }
        }
    }
    for (implying, implied) in &rules {
        if !here.contains(implied) {
            continue;
        }
        for verb in implying.iter().filter(|verb| *verb != implied && here.contains(verb)) {
            items.implications.push((joined(prefix, verb), joined(prefix, implied)));
        }
    }
}

/// An identifier as people would say it.
pub(crate) fn spoken(identifier: &str) -> String {
    identifier.replace('_', " ")
}

pub(crate) fn joined(prefix: Option<&Name>, name: &str) -> Name {
    match prefix {
        Some(prefix) => format_smolstr!("{prefix}.{name}"),
        None => name.into(),
    }
}

fn root(items: &mut FileItems, kind: RootKind, name: Option<Word>, fields: impl Iterator<Item = Field>) {
    let Some(name) = name else { return };
    let fields = fields
        .filter_map(|field| Some(FieldItem { name: field.name()?.text().into(), ty: type_item(&field) }))
        .collect();
    items.roots.push(RootItem { kind, name: name.text().into(), fields });
}

fn type_item(field: &Field) -> TypeItem {
    let Some(ty) = field.ty() else { return TypeItem::Wrong };
    if ty.sets() > 1 {
        return TypeItem::Wrong;
    }
    match (ty.values(), ty.name()) {
        (Some(values), _) => {
            TypeItem::OneOf { set: ty.is_set(), values: values.iter().map(|value| value.text().into()).collect() }
        }
        (None, Some(name)) => TypeItem::Named { set: ty.is_set(), name: name.text().into() },
        (None, None) => TypeItem::Wrong,
    }
}

fn resources(on: Option<ast::OnResources>) -> Vec<Name> {
    on.map(|on| on.resources().iter().map(|word| word.text().into()).collect()).unwrap_or_default()
}

fn has_gate(body: Option<ast::Body>) -> bool {
    body.is_some_and(|body| body.items().any(|item| matches!(item, BodyItem::Gate(_))))
}

fn every_requires(body: Option<ast::Body>) -> bool {
    body.is_some_and(|body| {
        body.items().any(|item| matches!(item, BodyItem::Every(every) if every.requires().is_some()))
    })
}

fn section(section: &ast::Section) -> SectionItem {
    SectionItem {
        id: section.id().map(|id| id.text().into()),
        on: resources(section.on()),
        has_gate: has_gate(section.body()),
        from: section.from().and_then(|from| from.template()).map(|name| name.text().into()),
        body: body(section.body()),
    }
}

fn body(body: Option<ast::Body>) -> Vec<BodyEntry> {
    let Some(body) = body else { return Vec::new() };
    body.items()
        .filter_map(|item| match item {
            BodyItem::Section(inner) => Some(BodyEntry::Section(section(&inner))),
            BodyItem::Action(action) => Some(BodyEntry::Action(ActionItem {
                ids: action.names().iter().map(|name| name.id().into()).collect(),
                options: action
                    .clauses()
                    .filter_map(|clause| match clause {
                        ClauseNode::Option(option) => Some(option.id().into()),
                        _ => None,
                    })
                    .collect(),
                on_nothing: action.is_on_nothing(),
            })),
            _ => None,
        })
        .collect()
}
