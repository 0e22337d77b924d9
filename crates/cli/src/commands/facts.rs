//! `placet facts`: all facts that rules may read, in the order of declaration.

use placet_compiler::{Enum, FactType, Name, Policy};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Facts;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::outcome::part;
use crate::render::Screen;
use crate::render::table::table;

pub(crate) fn run(arguments: &Facts, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut objects = Vec::new();
    let mut rows = Vec::new();
    for fact in &loaded.policy.facts {
        let values: Vec<&str> = values(&fact.ty).iter().map(Name::as_str).collect();
        let ty = fact.ty.to_string();
        objects.push(json!({ "name": fact.name.as_str(), "type": ty, "values": values, "enum": named(&loaded.policy, &fact.ty).map(|named| named.id.as_str()) }));
        let shown = match named(&loaded.policy, &fact.ty) {
            Some(name) => {
                let set = matches!(fact.ty, FactType::SetOfOneOf(_));
                format!("{}{}", if set { "set of " } else { "" }, name.id)
            }
            None => ty,
        };
        rows.push([fact.name.to_string(), fact.label.clone().unwrap_or_default(), shown]);
    }
    if screen.json {
        return Ok(Answer::json(&Value::Array(objects), Exit::Done));
    }
    let mut text = table(screen, Some(["name", "label", "type"]), &rows);
    for one in &loaded.policy.enums {
        if loaded.policy.facts.iter().any(|fact| named(&loaded.policy, &fact.ty) == Some(one)) {
            let labels = one.values.iter().map(|(value, label)| [value.to_string(), label.clone()]);
            let heading =
                if one.label == one.id.as_str() { one.id.to_string() } else { format!("{}  {}", one.id, one.label) };
            text += &part(screen, &heading, &table(screen, None, &labels.collect::<Vec<_>>()));
        }
    }
    Ok(Answer::text(text, Exit::Done))
}

/// The enumeration whose values a fact has: the first of those that have the same.
fn named<'p>(policy: &'p Policy, ty: &FactType) -> Option<&'p Enum> {
    let values = values(ty);
    policy.enums.iter().find(|one| !values.is_empty() && ids(one) == values)
}

fn ids(one: &Enum) -> Vec<Name> {
    one.values.iter().map(|(value, _)| value.clone()).collect()
}

fn values(ty: &FactType) -> &[Name] {
    match ty {
        FactType::OneOf(values) | FactType::SetOfOneOf(values) => values,
        _ => &[],
    }
}
