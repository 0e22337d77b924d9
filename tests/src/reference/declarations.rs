//! The names of a policy: permissions and what they imply, roles, scopes, facts.

mod permissions;

use std::collections::BTreeMap;

use placet_syntax::ast::{self, File, Item, RoleEntry, Word};

/// Something that a user may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The name that rules use.
    pub id: String,
    /// The label that people see, those of the nodes around it before it.
    pub label: String,
    /// The permissions that it implies by itself, by their place in the declarations.
    pub implies: Vec<usize>,
    /// Names that it had before.
    pub formerly: Vec<String>,
}

/// A named set of permissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The name.
    pub id: String,
    /// The permissions that it names, patterns written out.
    pub grants: Vec<String>,
    /// The roles that it includes.
    pub includes: Vec<String>,
}

/// A place besides the one that a request is made in, where the user holds permissions too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The name.
    pub name: String,
    /// What people call it.
    pub label: String,
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
    /// A calendar day.
    Date,
    /// A text.
    Text,
    /// One of these values, of an enum or its own.
    OneOf(Vec<String>),
    /// The id of a thing of this type.
    Entity(String),
    /// A permission.
    Permission,
    /// Any number of values, texts, things or permissions.
    Set(Box<FactType>),
}

/// All names of a policy, each list in the order of declaration.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    pub(super) permissions: Vec<Permission>,
    pub(super) roles: Vec<Role>,
    pub(super) scopes: Vec<Scope>,
    pub(super) facts: Vec<Fact>,
    /// The values of each enum, each with its label.
    enums: BTreeMap<String, Vec<(String, String)>>,
}

impl Declarations {
    /// Enums come first, since families and facts are made of them; what names permissions comes when all are there.
    pub(super) fn of(files: &[File]) -> Declarations {
        let mut names = Declarations::default();
        let items = || files.iter().flat_map(File::items);
        for item in items() {
            match item {
                Item::Enum(declared) => {
                    let values = declared.values().into_iter();
                    let values = values.map(|value| named(&value.name().unwrap(), value.label())).collect();
                    names.enums.insert(declared.name().unwrap().value(), values);
                }
                Item::Scope(scope) => {
                    let (name, label) = named(&scope.name().unwrap(), scope.label());
                    names.scopes.push(Scope { name, label });
                }
                _ => {}
            }
        }
        let mut has_subject = false;
        for item in items() {
            match item {
                Item::Permissions(block) => names.permission_block(&block),
                Item::Subject(subject) => {
                    has_subject = true;
                    names.thing(&subject.name().unwrap().value(), subject.fields());
                }
                Item::Resource(resource) => names.thing(&resource.name().unwrap().value(), resource.fields()),
                Item::Context(context) => names.fields(&context.name().unwrap().value(), context.fields()),
                _ => {}
            }
        }
        if !has_subject {
            names.thing("user", [].into_iter());
        }
        for item in items() {
            match item {
                Item::Implication(implication) => names.implication(&implication),
                Item::Role(role) => names.role(&role),
                _ => {}
            }
        }
        names
    }

    fn implication(&mut self, implication: &ast::Implication) {
        let from = self.permission(&implication.left().unwrap().text()).unwrap();
        for path in implication.right() {
            let implied = self.granted(&path);
            self.permissions[from].implies.extend(implied);
        }
    }

    fn role(&mut self, role: &ast::Role) {
        let (mut grants, mut includes) = (Vec::new(), Vec::new());
        for entry in role.entries() {
            match entry {
                RoleEntry::Grant(grant) => {
                    let granted = self.granted(&grant.permission().unwrap());
                    grants.extend(granted.into_iter().map(|place| self.permissions[place].id.clone()));
                }
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
            let ty = self.fact_type(&field.ty().unwrap());
            self.facts.push(Fact { name, ty });
        }
    }

    fn fact_type(&self, ty: &ast::FactType) -> FactType {
        let single = match (ty.values(), ty.name()) {
            (Some(values), _) => FactType::OneOf(values.iter().map(Word::value).collect()),
            (None, Some(name)) => match name.text() {
                "boolean" => FactType::Boolean,
                "number" => FactType::Number,
                "date" => FactType::Date,
                "text" => FactType::Text,
                "permission" => FactType::Permission,
                name => match self.enums.get(name) {
                    Some(values) => FactType::OneOf(values.iter().map(|(value, _)| value.clone()).collect()),
                    None => FactType::Entity(name.to_owned()),
                },
            },
            (None, None) => panic!("a type without a name"),
        };
        if ty.is_set() { FactType::Set(Box::new(single)) } else { single }
    }

    /// The place of the permission of this name.
    pub(super) fn permission(&self, id: &str) -> Option<usize> {
        self.permissions.iter().position(|permission| permission.id == id)
    }

    /// The name that the permission of this name has today.
    pub(super) fn name_today(&self, name: &str) -> String {
        let renamed = self.permissions.iter().find(|permission| permission.formerly.iter().any(|old| old == name));
        renamed.map_or(name, |permission| &permission.id).to_owned()
    }

    /// The place of the fact of this name.
    pub(super) fn fact(&self, name: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.name == name)
    }
}

/// A name and what people call it: its label, or else the name.
fn named(name: &Word, label: Option<Word>) -> (String, String) {
    let name = name.value();
    let label = label.map_or_else(|| name.replace('_', " "), |label| label.value());
    (name, label)
}
