//! Facts and roles.

use super::names::{Level, Visible};
use super::permissions::Enum;
use super::words::{self, FIELDS, VALUES, above, braces, maybe_label};
use super::{Generator, Size};
use crate::reference::FactType;

/// A fact that expressions may read.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) ty: FactType,
    /// The resource that it belongs to; facts of the subject and of contexts are readable everywhere.
    pub(super) resource: Option<String>,
}

/// What is declared.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) enums: Vec<Enum>,
    /// Permissions as they are declared, those of a family once.
    pub(super) shapes: Vec<Vec<Level>>,
    /// Permissions as they are called, those of a family once for each value.
    pub(super) permissions: Vec<String>,
    pub(super) scopes: Vec<String>,
    pub(super) subject: String,
    pub(super) resources: Vec<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) roles: Vec<String>,
}

impl Names {
    /// Writes out the families among the permissions.
    pub(super) fn write_out(&mut self) {
        for shape in &self.shapes {
            let mut names = vec![Vec::new()];
            for level in shape {
                let choices = match level {
                    Level::Name(name) => std::slice::from_ref(name),
                    Level::Value(values) => values,
                };
                let with = |name: &Vec<String>| {
                    choices.iter().map(|level| [&name[..], std::slice::from_ref(level)].concat()).collect::<Vec<_>>()
                };
                names = names.iter().flat_map(with).collect();
            }
            self.permissions.extend(names.iter().map(|name| name.join(".")));
        }
    }
}

impl Generator {
    /// The subject, contexts and resources with their fields.
    pub(super) fn facts(&mut self) {
        let declared = self.rng.chance(85);
        let subject = if declared { *self.rng.pick(&["user", "user", "member"]) } else { "user" }.to_owned();
        let resource_count = self.rng.between(0, 3);
        self.names.resources =
            self.rng.some(words::RESOURCES, resource_count).iter().map(|name| (*name).to_owned()).collect();
        let context_count = self.rng.between(0, 2);
        let contexts = self.rng.some(words::CONTEXTS, context_count);

        let things: Vec<String> = self.names.resources.iter().chain([&subject]).cloned().collect();
        for thing in &things {
            let resource = (*thing != subject).then(|| thing.clone());
            self.names.facts.push(Fact { name: thing.clone(), ty: FactType::Entity(thing.clone()), resource });
        }
        // Owners of fields: a name, the word that declares it, and whether it is a resource.
        let mut owners: Vec<(String, &str)> = contexts.iter().map(|name| ((*name).to_owned(), "context")).collect();
        owners.extend(self.names.resources.iter().map(|name| (name.clone(), "resource")));
        if declared {
            owners.push((subject.clone(), "subject"));
        }
        let mut fields: Vec<Vec<String>> = vec![Vec::new(); owners.len()];
        let mut names = FIELDS.to_vec();
        self.rng.shuffle(&mut names);
        let count = if owners.is_empty() { 0 } else { self.rng.between(2, Size::clamp(self.size.facts)) };
        for name in names.into_iter().take(count) {
            let at = self.rng.below(owners.len());
            let (owner, kind) = &owners[at];
            let (ty, text) = self.fact_type(&things);
            let label = maybe_label(&mut self.rng);
            fields[at].push(format!("{}{name}: {text}{label}", above(&mut self.rng)));
            let resource = (*kind == "resource").then(|| owner.clone());
            self.names.facts.push(Fact { name: format!("{owner}.{name}"), ty, resource });
        }
        for ((owner, kind), fields) in owners.iter().zip(fields) {
            let braces =
                if fields.is_empty() && *kind == "resource" { String::new() } else { braces(&mut self.rng, &fields) };
            let text = format!("{}{kind} {owner} {braces}", above(&mut self.rng));
            self.items.push(text.trim_end().to_owned());
        }
        self.names.subject = subject;
    }

    pub(super) fn roles(&mut self) {
        let count = self.rng.between(0, 3);
        for name in self.rng.some(words::ROLES, count) {
            let count = self.rng.between(0, 4);
            let mut entries = self.rng.some(&self.names.permissions, count);
            if self.rng.chance(30) {
                entries.push(self.pattern_in_list(&Visible::default()));
            }
            if !self.names.roles.is_empty() && self.rng.chance(60) {
                entries.push(format!("includes {}", self.rng.pick(&self.names.roles)));
            }
            if entries.is_empty() {
                entries.push(self.names.permissions[0].clone());
            }
            self.rng.shuffle(&mut entries);
            let label = maybe_label(&mut self.rng);
            let text = format!("{}role {name}{label} {}", above(&mut self.rng), braces(&mut self.rng, &entries));
            self.items.push(text);
            self.names.roles.push(name.to_owned());
        }
    }

    /// A type, and how it is written.
    fn fact_type(&mut self, things: &[String]) -> (FactType, String) {
        let (single, text) = match self.rng.below(17) {
            0..=2 => (FactType::Boolean, "boolean".to_owned()),
            3..=4 => (FactType::Number, "number".to_owned()),
            5 => (FactType::Date, "date".to_owned()),
            6 => (FactType::Text, "text".to_owned()),
            7..=9 if !self.names.enums.is_empty() => {
                let chosen = self.rng.pick(&self.names.enums).clone();
                (FactType::OneOf(chosen.values), chosen.name)
            }
            7..=11 => {
                let mut values: Vec<String> = self.rng.pick(VALUES).iter().map(|value| (*value).to_owned()).collect();
                self.rng.shuffle(&mut values);
                let text = format!("one of ({}{})", values.join(", "), self.rng.pick(&["", "", ","]));
                (FactType::OneOf(values), text)
            }
            12..=14 => {
                let thing = self.rng.pick(things).clone();
                (FactType::Entity(thing.clone()), thing)
            }
            _ => (FactType::Permission, "permission".to_owned()),
        };
        let may_be_in_a_set = !matches!(single, FactType::Boolean | FactType::Number | FactType::Date);
        if may_be_in_a_set && self.rng.chance(45) {
            return (FactType::Set(Box::new(single)), format!("set of {text}"));
        }
        (single, text)
    }
}
