//! `placet actions`: all actions, in the order of declaration.

use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Listing;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::render::Screen;
use crate::render::table::table;

pub(crate) fn run(arguments: &Listing, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut objects = Vec::new();
    let mut rows = Vec::new();
    for action in &loaded.policy.actions {
        let file = loaded.set.shown(&action.at.file);
        if screen.json {
            let option = |id: &str, phrase: &str| json!({ "id": id, "phrase": phrase });
            let options: Vec<Value> = action.options.iter().map(|found| option(&found.id, &found.phrase)).collect();
            objects.push(json!({
                "id": action.id.as_str(),
                "sections": action.sections,
                "phrase": action.phrase,
                "options": options,
                "file": file,
                "line": action.at.line,
            }));
            continue;
        }
        let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
        rows.push([action.id.to_string(), path.join(" › "), format!("{file}:{}", action.at.line)]);
        for option in &action.options {
            rows.push([format!("  with {}", option.id), format!("  to {}", option.phrase), String::new()]);
        }
    }
    if screen.json {
        return Ok(Answer::json(&Value::Array(objects), Exit::Done));
    }
    Ok(Answer::text(table(screen, Some(["id", "action", "where"]), &rows), Exit::Done))
}
