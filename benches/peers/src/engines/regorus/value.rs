//! Requests as JSON.

use placet_by_hand::Value as Known;
use placet_compiler::FactType;
use regorus::Value;
use serde_json::{Map, Value as Json, json};

use super::Style;
use crate::cases::{Case, Cases};
use crate::set::{Set, parts_of};

/// What a service would send of a request: what the action's rules read.
pub(super) fn input(set: &Set, cases: &Cases, case: Case, style: Style) -> Option<Value> {
    let action = set.transcript.actions.get(case.action as usize)?;
    let things = set.things.get(case.action as usize)?;
    let mut whole = Map::new();
    for (fact, value) in set.policy.facts.iter().zip(cases.facts(case)) {
        let (thing, what) = parts_of(&fact.name);
        if !things.iter().any(|one| one == thing) {
            continue;
        }
        if let Some(value) = json_of(set, &fact.ty, value)
            && let Some(record) = whole.entry(thing).or_insert_with(|| json!({})).as_object_mut()
        {
            record.insert(what.to_owned(), value);
        }
    }
    let held = names(set, cases.held(case));
    if style == Style::Held {
        whole.insert(
            "held".to_owned(),
            held.map(|name| (name.to_owned(), Json::Bool(true))).collect::<Map<_, _>>().into(),
        );
    } else if let Some(user) = whole.entry(set.policy.subject.as_str()).or_insert_with(|| json!({})).as_object_mut() {
        user.insert("permissions".to_owned(), held.collect::<Vec<_>>().into());
    }
    let asked = action.options.iter().enumerate().filter(|(at, _)| case.options & 1 << at != 0);
    let asked = asked.map(|(_, (id, _))| (id.to_string(), Json::Bool(true)));
    whole.insert("options".to_owned(), asked.collect::<Map<_, _>>().into());
    whole.insert("action".to_owned(), action.id.as_str().into());
    serde_json::from_value(Json::Object(whole)).ok()
}

fn names<'w>(set: &'w Set, held: &'w [u64]) -> impl Iterator<Item = &'w str> {
    let all = set.policy.permissions.iter().enumerate();
    let held = all.filter(|(at, _)| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0));
    held.map(|(_, permission)| permission.id.as_str())
}

fn json_of(set: &Set, ty: &FactType, value: &Known) -> Option<Json> {
    Some(match value {
        Known::Unknown => return None,
        Known::Boolean(value) => (*value).into(),
        Known::Number(value) => (*value).into(),
        Known::OneOf(at) => match ty {
            FactType::OneOf(values) => values.get(*at as usize)?.as_str().into(),
            _ => return None,
        },
        Known::Entity(id) => id.as_str().into(),
        Known::Entities(ids) => ids.clone().into(),
        Known::Permissions(held) => names(set, held).collect::<Vec<_>>().into(),
    })
}
