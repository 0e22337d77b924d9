//! `placet permissions`: all permissions, in the order of declaration.

use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Permissions;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::render::Screen;
use crate::render::table::table;

pub(crate) fn run(arguments: &Permissions, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut objects = Vec::new();
    let mut rows = Vec::new();
    for permission in &loaded.policy.permissions {
        let (id, label) = (permission.id.as_str(), permission.label.as_str());
        let (file, line) = (loaded.set.shown(&permission.at.file), permission.at.line);
        rows.push([id.to_owned(), label.to_owned(), format!("{file}:{line}")]);
        objects.push(json!({ "id": id, "label": label, "file": file, "line": line }));
    }
    if screen.json {
        return Ok(Answer::json(&Value::Array(objects), Exit::Done));
    }
    Ok(Answer::text(table(screen, Some(["id", "label", "where"]), &rows), Exit::Done))
}
