//! The names of a whole policy set: one table a kind, first declaration wins, in the order of files and declarations.

mod permissions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::circles::circular;
use crate::db::{Db, PolicySet};
use crate::hash::{Ordered, OrderedSet};
use crate::items::{BodyEntry, FieldItem, FileItems, RootKind, TemplateItem, TypeItem, file_items, joined};
use crate::limits;
use crate::model::{Deprecated, FactType, Name};
use crate::patterns::SortedNames;

/// What every file may refer to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Index {
    /// Permissions and their labels.
    pub(crate) permissions: Ordered<Name, String>,
    /// The same names, sorted: patterns look them up by how they start.
    pub(crate) sorted: SortedNames,
    /// Names that stand for a node of permissions, members of families among them.
    pub(crate) nodes: BTreeSet<Name>,
    /// The nodes whose members are the values of an enumeration, each with its enumeration.
    pub(crate) families: BTreeMap<Name, Name>,
    /// What each permission brings directly, by `verbs` and by `implication`.
    pub(crate) implications: BTreeMap<Name, Vec<Name>>,
    /// Permissions that bring themselves.
    pub(crate) circular_implications: Vec<Name>,
    /// What permissions were called before, with what they are called now.
    pub(crate) old_permissions: Ordered<Name, Name>,
    pub(crate) deprecated: BTreeMap<Name, Deprecated>,
    /// Enumerations: their values, with what people call them.
    pub(crate) enums: Ordered<Name, Vec<(Name, String)>>,
    pub(crate) scopes: OrderedSet<Name>,
    pub(crate) subject: Name,
    pub(crate) roots: Ordered<Name, RootKind>,
    /// Facts, with the own id of the subject and of each resource.
    pub(crate) facts: Ordered<Name, FactType>,
    pub(crate) roles: Ordered<Name, Vec<Name>>,
    pub(crate) templates: Ordered<Name, Arc<TemplateItem>>,
    pub(crate) actions: Ordered<Name, ActionEntry>,
    /// What services called actions before, with their ids now.
    pub(crate) old_actions: Ordered<Name, Name>,
    /// What is declared again, or clashes.
    pub(crate) clashes: Vec<Clash>,
    /// Templates that contain themselves.
    pub(crate) circular_templates: Vec<Name>,
    /// Roles that include themselves.
    pub(crate) circular_roles: Vec<Name>,
    /// How many actions there are, if that is more than the limit.
    pub(crate) too_many_actions: Option<usize>,
    /// What else is past a limit of the set. Nothing of the kind is in the tables then.
    pub(crate) past: Vec<Past>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActionEntry {
    pub(crate) options: Vec<Name>,
    pub(crate) resources: Vec<Name>,
}

/// What a set has more of than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Past {
    pub(crate) what: &'static str,
    pub(crate) count: usize,
    pub(crate) limit: usize,
}

/// The kind of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NameKind {
    Permission,
    Root,
    Field,
    Role,
    Template,
    Action,
    Option,
    Subject,
    Enum,
    Scope,
    /// A node that is a family over two enumerations.
    Family,
    /// A permission whose name would read as a fact.
    Ambiguous,
    /// An old name that something else has.
    OldPermission,
    OldAction,
}

/// A name that is taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clash {
    pub(crate) kind: NameKind,
    pub(crate) name: Name,
}

/// What sums past a limit are of, in a message. What comes after them is not counted.
const ACTION_BYTES: &str = "or more bytes in the ids of its actions and the headings above each of them";
const CLAUSES: &str = "or more clauses for its actions, with the gates and `every action` around each of them";

/// The names of the set.
#[salsa::tracked]
pub(crate) fn index(db: &dyn Db, set: PolicySet) -> Index {
    let mut index = Index::default();
    let files: Vec<&FileItems> = set.files(db).iter().map(|file| file_items(db, *file)).collect();
    for items in &files {
        declare(&mut index, items);
    }
    permissions::declare(&mut index, &files);
    if index.subject.is_empty() {
        index.subject = "user".into();
        index.roots.entry("user".into()).or_insert(RootKind::Subject);
    }
    for items in &files {
        facts(&mut index, items);
    }
    let subject = index.subject.clone();
    index.facts.entry(subject.clone()).or_insert(FactType::Entity(subject));
    let ambiguous: Vec<Name> = index
        .permissions
        .keys()
        .filter(|id| index.roots.contains_key(id.split('.').next().unwrap_or_default()))
        .cloned()
        .collect();
    index.clashes.extend(ambiguous.into_iter().map(|name| Clash { kind: NameKind::Ambiguous, name }));
    circles(&mut index);
    let (mut bytes, mut clauses) = (0, 0);
    for items in &files {
        if index.too_many_actions.is_some() || bytes > limits::ACTION_BYTES || clauses > limits::CLAUSES {
            break;
        }
        let mut walk = Walk { index: &mut index, count: 0, bytes, clauses };
        walk.sections(&items.sections);
        let count = walk.count;
        (bytes, clauses) = (walk.bytes, walk.clauses);
        let total = index.actions.len().max(count);
        if total > limits::ACTIONS {
            index.too_many_actions = Some(total);
        }
    }
    let sums = [(ACTION_BYTES, bytes, limits::ACTION_BYTES), (CLAUSES, clauses, limits::CLAUSES)];
    let past = sums.into_iter().filter(|(_, count, limit)| count > limit);
    index.past.extend(past.map(|(what, count, limit)| Past { what, count, limit }));
    let taken: Vec<Name> = index.old_actions.keys().filter(|old| index.actions.contains_key(*old)).cloned().collect();
    index.clashes.extend(taken.into_iter().map(|name| Clash { kind: NameKind::OldAction, name }));
    // One word for two types says neither.
    let types: Vec<Name> = index.enums.keys().filter(|name| index.roots.contains_key(*name)).cloned().collect();
    index.clashes.extend(types.into_iter().map(|name| Clash { kind: NameKind::Root, name }));
    index.clashes.sort();
    index.clashes.dedup();
    index
}

impl Index {
    /// Notes that `new` was called `old`, unless something else was.
    fn old_name(&mut self, kind: NameKind, old: &Name, new: &Name) {
        let names = match kind {
            NameKind::OldAction => &mut self.old_actions,
            _ => &mut self.old_permissions,
        };
        let known = names.entry(old.clone()).or_insert_with(|| new.clone());
        if known != new {
            self.clashes.push(Clash { kind, name: old.clone() });
        }
    }

    /// The values of an enumeration.
    pub(crate) fn values(&self, name: &str) -> Option<Vec<Name>> {
        Some(self.enums.get(name)?.iter().map(|(value, _)| value.clone()).collect())
    }
}

fn declare(index: &mut Index, items: &FileItems) {
    for declared in &items.enums {
        if index.enums.contains_key(&declared.name) {
            index.clashes.push(Clash { kind: NameKind::Enum, name: declared.name.clone() });
        } else {
            index.enums.insert(declared.name.clone(), declared.values.clone());
        }
    }
    for scope in &items.scopes {
        if !index.scopes.insert(scope.clone()) {
            index.clashes.push(Clash { kind: NameKind::Scope, name: scope.clone() });
        }
    }
    for root in &items.roots {
        if root.kind == RootKind::Subject {
            if index.subject.is_empty() {
                index.subject = root.name.clone();
            } else {
                index.clashes.push(Clash { kind: NameKind::Subject, name: root.name.clone() });
                continue;
            }
        }
        if index.roots.contains_key(&root.name) {
            index.clashes.push(Clash { kind: NameKind::Root, name: root.name.clone() });
        } else {
            index.roots.insert(root.name.clone(), root.kind);
        }
    }
    for role in &items.roles {
        if index.roles.contains_key(&role.name) {
            index.clashes.push(Clash { kind: NameKind::Role, name: role.name.clone() });
        } else {
            index.roles.insert(role.name.clone(), role.includes.clone());
        }
    }
    for template in &items.templates {
        if index.templates.contains_key(&template.name) {
            index.clashes.push(Clash { kind: NameKind::Template, name: template.name.clone() });
        } else {
            index.templates.insert(template.name.clone(), template.clone());
        }
    }
}

fn facts(index: &mut Index, items: &FileItems) {
    for root in &items.roots {
        if root.kind != RootKind::Context {
            index.facts.entry(root.name.clone()).or_insert_with(|| FactType::Entity(root.name.clone()));
        }
        for field in &root.fields {
            let name = joined(Some(&root.name), &field.name);
            let Some(ty) = fact_type(index, field) else { continue };
            if index.facts.contains_key(&name) {
                index.clashes.push(Clash { kind: NameKind::Field, name });
            } else {
                index.facts.insert(name, ty);
            }
        }
    }
}

/// The type that a field's words mean, if they mean one.
pub(crate) fn fact_type(index: &Index, field: &FieldItem) -> Option<FactType> {
    match &field.ty {
        TypeItem::Wrong => None,
        TypeItem::OneOf { set: false, values } => Some(FactType::OneOf(unique(values))),
        TypeItem::OneOf { set: true, values } => Some(FactType::SetOfOneOf(unique(values))),
        TypeItem::Named { set, name } => match (name.as_str(), set) {
            ("boolean", false) => Some(FactType::Boolean),
            ("number", false) => Some(FactType::Number),
            ("text", false) => Some(FactType::Text),
            ("text", true) => Some(FactType::SetOfText),
            ("date", false) => Some(FactType::Date),
            ("boolean" | "number" | "date", true) => None,
            ("permission", false) => Some(FactType::Permission),
            ("permission", true) => Some(FactType::SetOfPermission),
            (_, set) => match index.roots.get(name) {
                Some(RootKind::Subject | RootKind::Resource) if *set => Some(FactType::SetOfEntity(name.clone())),
                Some(RootKind::Subject | RootKind::Resource) => Some(FactType::Entity(name.clone())),
                _ => match (index.values(name), set) {
                    (Some(values), true) => Some(FactType::SetOfOneOf(values)),
                    (Some(values), false) => Some(FactType::OneOf(values)),
                    (None, _) => None,
                },
            },
        },
    }
}

fn unique(values: &[Name]) -> Vec<Name> {
    let mut seen = BTreeSet::new();
    values.iter().filter(|value| seen.insert(*value)).cloned().collect()
}

fn circles(index: &mut Index) {
    let roles = index.roles.iter().map(|(name, included)| (name.clone(), included.clone())).collect();
    index.circular_roles = circular(&roles);
    let instances = |template: &TemplateItem| {
        let mut found = Vec::new();
        templates_in(&template.body, &mut found);
        found
    };
    let templates = index.templates.iter().map(|(name, template)| (name.clone(), instances(template))).collect();
    index.circular_templates = circular(&templates);
}

fn templates_in(body: &[BodyEntry], found: &mut Vec<Name>) {
    for entry in body {
        if let BodyEntry::Section(section) = entry {
            found.extend(section.from.clone());
            templates_in(&section.body, found);
        }
    }
}

struct Walk<'a> {
    index: &'a mut Index,
    count: usize,
    /// Of ids and headings, so far.
    bytes: usize,
    /// Those of each action, so far.
    clauses: usize,
}

/// What stands around an action, for each of the actions there.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    /// Bytes in the headings.
    headings: usize,
    /// Gates and `every action …`.
    clauses: usize,
    depth: usize,
}

impl Walk<'_> {
    fn sections(&mut self, sections: &[crate::items::SectionItem]) {
        for section in sections {
            self.section(section, None, &[], Above::default());
        }
    }

    fn section(&mut self, section: &crate::items::SectionItem, prefix: Option<&Name>, outer: &[Name], above: Above) {
        // Sections count too, so that templates of templates that hold no action cannot grow without bound.
        self.count += 1;
        if self.is_past() || above.depth > limits::SECTION_DEPTH {
            return;
        }
        let prefix = match &section.id {
            Some(id) => Some(joined(prefix, id)),
            None => prefix.cloned(),
        };
        let mut resources = with(outer, &section.on);
        let template = section.from.as_ref().and_then(|name| self.index.templates.get(name)).cloned();
        let template = template.filter(|template| !self.index.circular_templates.contains(&template.name));
        if let Some(template) = &template {
            resources = with(&resources, &template.on);
        }
        let around = section.around.saturating_add(template.as_ref().map_or(0, |template| template.around));
        let above = Above {
            headings: above.headings.saturating_add(section.heading),
            clauses: above.clauses.saturating_add(around),
            depth: above.depth,
        };
        if section.has_gate || template.as_ref().is_some_and(|template| template.has_gate) {
            self.add(above.headings, above.clauses);
            self.action(joined(prefix.as_ref(), "open"), Vec::new(), resources.clone());
        }
        if let Some(template) = &template {
            self.body(&template.body, prefix.as_ref(), &resources, above);
        }
        self.body(&section.body, prefix.as_ref(), &resources, above);
    }

    /// Whether a limit is passed, so that nothing more is looked at.
    fn is_past(&self) -> bool {
        self.count > limits::ACTIONS || self.bytes > limits::ACTION_BYTES || self.clauses > limits::CLAUSES
    }

    fn add(&mut self, bytes: usize, clauses: usize) {
        self.bytes = self.bytes.saturating_add(bytes);
        self.clauses = self.clauses.saturating_add(clauses);
    }

    fn body(&mut self, body: &[BodyEntry], prefix: Option<&Name>, resources: &[Name], above: Above) {
        for entry in body {
            match entry {
                BodyEntry::Section(inner) => {
                    self.section(inner, prefix, resources, Above { depth: above.depth + 1, ..above });
                }
                BodyEntry::Action(action) => {
                    let about = if action.on_nothing { Vec::new() } else { resources.to_vec() };
                    for id in &action.ids {
                        // The name that people read is about as long.
                        self.add(id.len().saturating_add(above.headings), action.clauses.saturating_add(above.clauses));
                        self.action(joined(prefix, id), action.options.clone(), about.clone());
                    }
                    if let [id] = action.ids.as_slice() {
                        let id = joined(prefix, id);
                        for old in &action.formerly {
                            self.index.old_name(NameKind::OldAction, &old_id(prefix, old), &id);
                        }
                    }
                }
            }
        }
    }

    fn action(&mut self, id: Name, options: Vec<Name>, resources: Vec<Name>) {
        self.count += 1;
        self.bytes = self.bytes.saturating_add(id.len());
        if self.is_past() {
            return;
        }
        for (at, option) in options.iter().enumerate() {
            if options.iter().take(at).any(|earlier| earlier == option) {
                self.index
                    .clashes
                    .push(Clash { kind: NameKind::Option, name: smol_str::format_smolstr!("{id} {option}") });
            }
        }
        if self.index.actions.contains_key(&id) {
            self.index.clashes.push(Clash { kind: NameKind::Action, name: id });
        } else {
            self.index.actions.insert(id, ActionEntry { options, resources });
        }
    }
}

/// The whole of an old id: one without a dot stood in the same section.
pub(crate) fn old_id(prefix: Option<&Name>, old: &Name) -> Name {
    if old.contains('.') { old.clone() } else { joined(prefix, old) }
}

/// The resources of an outer section and of an inner one together.
pub(crate) fn with(outer: &[Name], inner: &[Name]) -> Vec<Name> {
    let mut all = outer.to_vec();
    for name in inner {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}
