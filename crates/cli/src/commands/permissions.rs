//! `placet permissions`: all permissions, in the order of declaration.

use placet_compiler::Name;
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
        let mut object = json!({ "id": id, "label": label, "file": file, "line": line });
        if let Some(object) = object.as_object_mut() {
            if !permission.formerly.is_empty() {
                let old: Vec<&str> = permission.formerly.iter().map(Name::as_str).collect();
                object.insert("formerly".to_owned(), json!(old));
            }
            if let Some(deprecated) = &permission.deprecated {
                let replacement = deprecated.replacement.as_ref().map(Name::as_str);
                object.insert("deprecated".to_owned(), json!({ "use": replacement }));
            }
        }
        objects.push(object);
    }
    if screen.json {
        return Ok(Answer::json(&Value::Array(objects), Exit::Done));
    }
    Ok(Answer::text(table(screen, Some(["id", "label", "where"]), &rows), Exit::Done))
}
