//! Requests as Cedar takes them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use cedar_policy::{Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression};
use placet_by_hand::Value;
use placet_compiler::FactType;

use super::Style;
use crate::cases::{Case, Cases};
use crate::set::{Set, parts_of};

pub(super) struct Builder<'s> {
    pub(super) set: &'s Set,
    pub(super) style: Style,
}

/// An id of a kind.
pub(super) fn uid(kind: &str, id: &str) -> Option<EntityUid> {
    let kind: EntityTypeName = kind.parse().ok()?;
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

/// A set of texts.
pub(super) fn texts<'t>(all: impl Iterator<Item = &'t str>) -> RestrictedExpression {
    RestrictedExpression::new_set(all.map(|one| RestrictedExpression::new_string(one.to_owned())))
}

impl Builder<'_> {
    /// The names of permissions that are held.
    fn names<'w>(&'w self, held: &'w [u64]) -> impl Iterator<Item = &'w str> {
        let all = self.set.policy.permissions.iter().enumerate();
        let held = all.filter(|(at, _)| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0));
        held.map(|(_, permission)| permission.id.as_str())
    }

    /// The user, with permissions and facts as the style has it.
    pub(super) fn entities(&self, cases: &Cases, case: Case) -> Rc<Entities> {
        let mut attributes = HashMap::new();
        let mut parents = HashSet::new();
        if self.style.on_user() || self.style == Style::Parents {
            attributes.insert("permissions".to_owned(), texts(self.names(cases.held(case))));
        }
        if self.style == Style::Parents {
            parents.extend(self.names(cases.held(case)).filter_map(|name| uid("Permission", name)));
        }
        if self.style.on_user() {
            for (thing, attribute, value) in self.facts(cases.facts(case)) {
                if thing == self.set.policy.subject {
                    attributes.insert(attribute.to_owned(), value);
                }
            }
        }
        let user = uid("User", "u").and_then(|uid| Entity::new(uid, attributes, parents).ok());
        Rc::new(user.and_then(|user| Entities::from_entities([user], None).ok()).unwrap_or_default())
    }

    /// The question, with its context.
    pub(super) fn request(&self, cases: &Cases, case: Case) -> Option<Request> {
        let action = self.set.transcript.actions.get(case.action as usize)?;
        let things = self.set.things.get(case.action as usize)?;
        let mut records: BTreeMap<String, Vec<(String, RestrictedExpression)>> = BTreeMap::new();
        for thing in things {
            records.insert(thing.to_string(), Vec::new());
        }
        for (thing, attribute, value) in self.facts(cases.facts(case)) {
            if let Some(record) = records.get_mut(thing) {
                record.push((attribute.to_owned(), value));
            }
        }
        let mut context = Vec::new();
        for (thing, record) in records {
            context.push((thing, RestrictedExpression::new_record(record).ok()?));
        }
        let asked = action.options.iter().enumerate().filter(|(at, _)| case.options & 1 << at != 0);
        context.push(("options".to_owned(), texts(asked.map(|(_, (id, _))| id.as_str()))));
        if matches!(self.style, Style::Context | Style::Has) {
            context.push(("permissions".to_owned(), texts(self.names(cases.held(case)))));
        }
        if self.style == Style::Has {
            let held = self.names(cases.held(case));
            let held = held.map(|name| (name.to_owned(), RestrictedExpression::new_bool(true)));
            context.push(("held".to_owned(), RestrictedExpression::new_record(held).ok()?));
        }
        let context = Context::from_pairs(context).ok()?;
        Request::new(uid("User", "u")?, uid("Action", &action.id)?, uid("Resource", "r")?, context, None).ok()
    }

    /// What is known, as the thing, what is said of it, and its value.
    fn facts<'w>(&'w self, values: &'w [Value]) -> impl Iterator<Item = (&'w str, &'w str, RestrictedExpression)> {
        self.set.policy.facts.iter().zip(values).filter_map(|(fact, value)| {
            let (thing, attribute) = parts_of(&fact.name);
            let value = match value {
                Value::Unknown => return None,
                Value::Boolean(value) => RestrictedExpression::new_bool(*value),
                // Cedar's numbers are whole; so are all that are asked for.
                #[expect(clippy::cast_possible_truncation, reason = "numbers of requests are small and whole")]
                Value::Number(value) => RestrictedExpression::new_long(*value as i64),
                Value::OneOf(at) => match &fact.ty {
                    FactType::OneOf(values) => RestrictedExpression::new_string(values.get(*at as usize)?.to_string()),
                    _ => return None,
                },
                Value::Entity(id) => RestrictedExpression::new_string(id.clone()),
                Value::Entities(ids) => texts(ids.iter().map(String::as_str)),
                Value::Permissions(held) => texts(self.names(held)),
            };
            Some((thing, attribute, value))
        })
    }
}
