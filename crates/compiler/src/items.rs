//! What a file declares, without spans and without bodies: the names that other files can use.
//!
//! An edit inside a rule leaves this equal, and that is what keeps the other files asleep.

mod permissions;

use std::sync::Arc;

pub(crate) use permissions::{EntryItem, ImplicationItem, NodeItem, PermissionItem};

use placet_syntax::ast::{self, BodyItem, Clause as ClauseNode, Field, Item, PathPart, RoleEntry, Word};
use smol_str::SmolStrBuilder;

use crate::db::{Db, File, parse};
use crate::model::Name;
use crate::patterns::Part;

/// The declarations of one file, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileItems {
    pub(crate) permissions: Vec<NodeItem>,
    pub(crate) implications: Vec<ImplicationItem>,
    pub(crate) enums: Vec<EnumItem>,
    pub(crate) scopes: Vec<Name>,
    pub(crate) roots: Vec<RootItem>,
    pub(crate) roles: Vec<RoleItem>,
    pub(crate) templates: Vec<Arc<TemplateItem>>,
    pub(crate) sections: Vec<SectionItem>,
}

/// `enum`: its values, each with what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EnumItem {
    pub(crate) name: Name,
    pub(crate) values: Vec<(Name, String)>,
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
    pub(crate) parameters: Vec<ParameterItem>,
    pub(crate) on: Vec<Name>,
    pub(crate) body: Vec<BodyEntry>,
    pub(crate) has_gate: bool,
    /// `every action requires …` is among its lines.
    pub(crate) every_requires: bool,
    /// How many gates and `every action …` are.
    pub(crate) around: usize,
}

/// A parameter of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ParameterItem {
    pub(crate) name: Name,
    /// It stands for a node of permissions, not for one.
    pub(crate) is_node: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionItem {
    pub(crate) id: Option<Name>,
    pub(crate) on: Vec<Name>,
    pub(crate) has_gate: bool,
    /// How many gates and `every action …` are among its lines.
    pub(crate) around: usize,
    /// Bytes in its heading.
    pub(crate) heading: usize,
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
    /// How many clauses it has, options among them.
    pub(crate) clauses: usize,
    pub(crate) on_nothing: bool,
    /// Old ids: whole ones have a dot, others stand in the same section.
    pub(crate) formerly: Vec<Name>,
}

#[salsa::tracked]
pub(crate) fn file_items(db: &dyn Db, file: File) -> FileItems {
    let mut items = FileItems::default();
    for item in parse(db, file).file().items() {
        match item {
            Item::Permissions(declared) => items.permissions.push(permissions::declared(&declared)),
            Item::Implication(declared) => items.implications.extend(permissions::implication(&declared)),
            Item::Enum(declared) => items.enums.extend(enumeration(&declared)),
            Item::Scope(declared) => items.scopes.extend(declared.name().map(|name| Name::from(name.text()))),
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
                items.templates.push(Arc::new(TemplateItem {
                    name: name.text().into(),
                    parameters: declared.parameters().iter().filter_map(parameter).collect(),
                    on: resources(declared.on()),
                    body: body(declared.body()),
                    has_gate: has_gate(declared.body()),
                    every_requires: every_requires(declared.body()),
                    around: around(declared.body()),
                }));
            }
            Item::Section(declared) => items.sections.push(section(&declared)),
            Item::Test(_) | Item::Invariant(_) => {}
        }
    }
    items
}

fn enumeration(node: &ast::EnumDecl) -> Option<EnumItem> {
    let mut values: Vec<(Name, String)> = Vec::new();
    for value in node.values() {
        let Some(name) = value.name() else { continue };
        if values.iter().any(|(earlier, _)| earlier == name.text()) {
            continue;
        }
        let label = value.label().map_or_else(|| spoken(name.text()), |label| label.value());
        values.push((name.text().into(), label));
    }
    Some(EnumItem { name: node.name()?.text().into(), values })
}

fn parameter(node: &ast::Parameter) -> Option<ParameterItem> {
    let is_node = node.ty().is_some_and(|ty| ty.text() == "permissions");
    Some(ParameterItem { name: node.name()?.text().into(), is_node })
}

/// The old ids of an action that has one name; of several names none is anyone's.
fn old_ids(action: &ast::Action) -> Vec<Name> {
    match action.names().len() {
        1 => action.formerly().iter().map(|path| path.text().into()).collect(),
        _ => Vec::new(),
    }
}

/// A name in parts, without the index of a family.
pub(crate) fn pattern(path: &ast::Path) -> Option<Vec<Part>> {
    path.parts()
        .into_iter()
        .map(|part| match part {
            PathPart::Name(word) => Some(Part::Name(word.text().into())),
            PathPart::Any(_) => Some(Part::Any),
            PathPart::Deep(_) => Some(Part::Deep),
            PathPart::OneOf(words, _) => Some(Part::OneOf(words.iter().map(|word| word.text().into()).collect())),
            PathPart::Index(..) => None,
        })
        .collect()
}

/// An identifier as people would say it.
pub(crate) fn spoken(identifier: &str) -> String {
    identifier.replace('_', " ")
}

pub(crate) fn joined(prefix: Option<&Name>, name: &str) -> Name {
    match prefix {
        Some(prefix) => {
            let mut joined = SmolStrBuilder::new();
            joined.push_str(prefix);
            joined.push('.');
            joined.push_str(name);
            joined.finish()
        }
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

fn around(body: Option<ast::Body>) -> usize {
    body.map_or(0, |body| body.items().filter(|item| matches!(item, BodyItem::Gate(_) | BodyItem::Every(_))).count())
}

fn section(section: &ast::Section) -> SectionItem {
    SectionItem {
        id: section.id().map(|id| id.text().into()),
        on: resources(section.on()),
        has_gate: has_gate(section.body()),
        around: around(section.body()),
        heading: section.heading().len(),
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
                clauses: action.clauses().count(),
                on_nothing: action.is_on_nothing(),
                formerly: old_ids(&action),
            })),
            _ => None,
        })
        .collect()
}
