//! `placet facts`: all facts that rules may read, in the order of declaration.

use placet_compiler::{FactType, Name};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Facts;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::render::Screen;
use crate::render::table::table;

pub(crate) fn run(arguments: &Facts, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut objects = Vec::new();
    let mut rows = Vec::new();
    for fact in &loaded.policy.facts {
        let values: Vec<&str> = values(&fact.ty).iter().map(Name::as_str).collect();
        let ty = fact.ty.to_string();
        objects.push(json!({ "name": fact.name.as_str(), "type": ty, "values": values }));
        rows.push([fact.name.to_string(), fact.label.clone().unwrap_or_default(), ty]);
    }
    if screen.json {
        return Ok(Answer::json(&Value::Array(objects), Exit::Done));
    }
    Ok(Answer::text(table(screen, Some(["name", "label", "type"]), &rows), Exit::Done))
}

fn values(ty: &FactType) -> &[Name] {
    match ty {
        FactType::OneOf(values) | FactType::SetOfOneOf(values) => values,
        _ => &[],
    }
}
