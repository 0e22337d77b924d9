//! `placet needs --sets`: all minimal sets of an action, under each condition.

use placet_compiler::{Action, PolicyIndex};
use placet_inspect::{Budget, Need, needs_by_condition};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Needs;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::outcome::part;
use crate::problem::{Move, Problem};
use crate::render::{Screen, sets};
use crate::typed;
use crate::ways::Catalogue;

pub(super) fn run(
    arguments: &Needs,
    loaded: &Loaded,
    catalogue: &Catalogue<'_>,
    action: &Action,
    screen: &Screen,
) -> Result<Answer, Stop> {
    let options = typed::options(action, &typed::given(&arguments.options))?;
    let index = PolicyIndex::new(&loaded.policy);
    let needs = needs_by_condition(&index, action, &options, Budget::default()).map_err(|passed| {
        let help = "`placet needs` without `--sets` shows what is asked for under each condition by itself";
        Problem::new(Move::Author, format!("the sets of `{}` are {passed}", action.id)).help(help)
    })?;
    let place = format!("{}:{}", loaded.set.shown(&action.at.file), action.at.line);
    if screen.json {
        let page = json!({
            "id": action.id.as_str(),
            "options": options.iter().map(|option| option.as_str()).collect::<Vec<_>>(),
            "needs": needs.iter().map(json).collect::<Vec<_>>(),
            "file": loaded.set.shown(&action.at.file),
            "line": action.at.line,
        });
        return Ok(Answer::json(&page, Exit::Done));
    }
    let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
    let id = match options.as_slice() {
        [] => action.id.to_string(),
        options => format!("{} with {}", action.id, options.join(", ")),
    };
    let mut text = format!("{}\n{}\n", screen.strong(&path.join(" › ")), screen.dim(&format!("{id}  {place}")));
    for need in &needs {
        text += &one(screen, catalogue, need);
    }
    Ok(Answer::text(text, Exit::Done))
}

fn one(screen: &Screen, catalogue: &Catalogue<'_>, need: &Need) -> String {
    let how = sets::heading(&need.sets);
    let heading = if need.condition.is_always() { how } else { format!("if {}: {how}", need.condition) };
    let body = if need.sets.is_nothing() { String::new() } else { sets::list(screen, catalogue, &need.sets) };
    part(screen, &heading, &body)
}

fn json(need: &Need) -> Value {
    let mut object = json!({ "condition": need.condition.to_string() });
    if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), sets::json(&need.sets)) {
        object.extend(fields);
    }
    object
}
