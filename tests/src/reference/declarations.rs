//! The names of a policy: permissions and what they imply, roles, facts.

use std::collections::BTreeSet;

use placet_syntax::ast::{self, File, Item, PermissionEntry, RoleEntry, Word};

use super::Request;

/// Something that a user may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The name that rules use.
    pub id: String,
    /// The label that people see, those of the nodes around it before it.
    pub label: String,
    /// The permissions that it implies by itself, by their place in the declarations.
    pub implies: Vec<usize>,
}

/// A named set of permissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The name.
    pub id: String,
    /// The permissions that it names.
    pub grants: Vec<String>,
    /// The roles that it includes.
    pub includes: Vec<String>,
}

/// Something that rules read about the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name, such as `task.owner`.
    pub name: String,
    /// What values it has.
    pub ty: FactType,
}

/// The type of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactType {
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// One of these values.
    OneOf(Vec<String>),
    /// The id of a thing of this type.
    Entity(String),
    /// A permission.
    Permission,
    /// Any number of values, things or permissions.
    Set(Box<FactType>),
}

/// All names of a policy, each list in the order of declaration.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    pub(super) permissions: Vec<Permission>,
    pub(super) roles: Vec<Role>,
    pub(super) facts: Vec<Fact>,
}

/// `verbs a, b imply c`: the verbs, and what they imply.
type Verbs = (Vec<String>, String);

impl Declarations {
    pub(super) fn of(files: &[File]) -> Declarations {
        let mut names = Declarations::default();
        let mut has_subject = false;
        for item in files.iter().flat_map(File::items) {
            match item {
                Item::Permissions(block) => {
                    let (path, labels) = node(block.name(), block.label());
                    names.permission_list(&block.list().unwrap(), &path, &labels, &[]);
                }
                Item::Role(role) => names.role(&role),
                Item::Subject(subject) => {
                    has_subject = true;
                    names.thing(&subject.name().unwrap().value(), subject.fields());
                }
                Item::Resource(resource) => names.thing(&resource.name().unwrap().value(), resource.fields()),
                Item::Context(context) => names.fields(&context.name().unwrap().value(), context.fields()),
                Item::Section(_)
                | Item::Template(_)
                | Item::Test(_)
                | Item::Enum(_)
                | Item::Scope(_)
                | Item::Implication(_)
                | Item::Invariant(_) => {}
            }
        }
        if !has_subject {
            names.thing("user", [].into_iter());
        }
        names
    }

    /// The entries of braces: one with braces of its own is a node, any other a permission. Verbs hold in the braces that
    /// they stand in, and in all braces inside.
    fn permission_list(&mut self, list: &ast::PermissionList, path: &[String], labels: &[String], around: &[Verbs]) {
        let mut verbs = around.to_vec();
        let mut here = Vec::new();
        for entry in list.entries() {
            match entry {
                PermissionEntry::Verbs(own) => {
                    verbs.push((own.implying().iter().map(Word::value).collect(), own.implied().unwrap().value()));
                }
                PermissionEntry::Permission(entry) if entry.list().is_none() => {
                    here.push(entry.name().unwrap().value())
                }
                PermissionEntry::Permission(_) => {}
            }
        }
        for entry in list.entries() {
            let PermissionEntry::Permission(entry) = entry else { continue };
            let (own_path, own_labels) = node(entry.name(), entry.label());
            let (path, labels) = ([path, &own_path].concat(), [labels, &own_labels].concat());
            match entry.list() {
                Some(inner) => self.permission_list(&inner, &path, &labels, &verbs),
                None => {
                    let label = match labels.split_last().unwrap() {
                        (own, []) => own.clone(),
                        (own, nodes) => format!("{}: {own}", nodes.join(" > ")),
                    };
                    self.permissions.push(Permission { id: path.join("."), label, implies: Vec::new() });
                }
            }
        }
        for (implying, implied) in &verbs {
            for verb in implying.iter().filter(|verb| here.contains(verb) && here.contains(implied) && *verb != implied)
            {
                let place =
                    |verb: &String| self.permission(&[path, std::slice::from_ref(verb)].concat().join(".")).unwrap();
                let (from, to) = (place(verb), place(implied));
                self.permissions[from].implies.push(to);
            }
        }
    }

    fn role(&mut self, role: &ast::Role) {
        let (mut grants, mut includes) = (Vec::new(), Vec::new());
        for entry in role.entries() {
            match entry {
                RoleEntry::Grant(grant) => grants.push(grant.permission().unwrap().text()),
                RoleEntry::Includes(other) => includes.push(other.role().unwrap().value()),
            }
        }
        self.roles.push(Role { id: role.name().unwrap().value(), grants, includes });
    }

    /// The subject or a resource: its own id is a fact too.
    fn thing(&mut self, name: &str, fields: impl Iterator<Item = ast::Field>) {
        self.facts.push(Fact { name: name.to_owned(), ty: FactType::Entity(name.to_owned()) });
        self.fields(name, fields);
    }

    fn fields(&mut self, of: &str, fields: impl Iterator<Item = ast::Field>) {
        for field in fields {
            let name = format!("{of}.{}", field.name().unwrap().value());
            self.facts.push(Fact { name, ty: fact_type(&field.ty().unwrap()) });
        }
    }

    /// The place of the permission of this name.
    pub(super) fn permission(&self, id: &str) -> Option<usize> {
        self.permissions.iter().position(|permission| permission.id == id)
    }

    /// The place of the fact of this name.
    pub(super) fn fact(&self, name: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.name == name)
    }

    /// Which permissions a request's user holds: those given, those of the roles, and all that these imply.
    pub(super) fn held(&self, request: &Request) -> Vec<bool> {
        let mut held = vec![false; self.permissions.len()];
        let mut roles: Vec<&String> = request.roles.iter().collect();
        let mut seen = BTreeSet::new();
        let mut given: Vec<&String> = request.permissions.iter().collect();
        while let Some(role) = roles.pop() {
            if let Some(role) = self.roles.iter().find(|declared| declared.id == *role)
                && seen.insert(&role.id)
            {
                given.extend(&role.grants);
                roles.extend(&role.includes);
            }
        }
        for permission in given {
            if let Some(place) = self.permission(permission) {
                self.hold(&mut held, place);
            }
        }
        held
    }

    /// Adds a permission and all that it implies.
    pub(super) fn hold(&self, held: &mut [bool], permission: usize) {
        if !std::mem::replace(&mut held[permission], true) {
            for implied in &self.permissions[permission].implies {
                self.hold(held, *implied);
            }
        }
    }
}

/// What a name and a label add to the path and to the labels. An entry without a label is called by its name.
fn node(name: Option<Word>, label: Option<Word>) -> (Vec<String>, Vec<String>) {
    let name = name.map(|name| name.value());
    let label = label.map(|label| label.value()).or_else(|| name.as_ref().map(|name| name.replace('_', " ")));
    (name.into_iter().collect(), label.into_iter().collect())
}

fn fact_type(ty: &ast::FactType) -> FactType {
    let single = match (ty.values(), ty.name()) {
        (Some(values), _) => FactType::OneOf(values.iter().map(Word::value).collect()),
        (None, Some(name)) => match name.text() {
            "boolean" => FactType::Boolean,
            "number" => FactType::Number,
            "permission" => FactType::Permission,
            thing => FactType::Entity(thing.to_owned()),
        },
        (None, None) => panic!("a type without a name"),
    };
    if ty.is_set() { FactType::Set(Box::new(single)) } else { single }
}
