//! What an action needs, as its lookup page says it.

use placet_compiler::Action;
use serde_json::{Value, json};

use super::{Screen, table};
use crate::host::PolicySet;
use crate::outcome::part;
use crate::ways::{Also, Catalogue, Needs, Prohibition, Ways};

/// What an answer about needs is made of.
pub(crate) struct Page<'a> {
    pub(crate) set: &'a PolicySet,
    pub(crate) catalogue: &'a Catalogue<'a>,
    pub(crate) action: &'a Action,
    pub(crate) needs: &'a Needs,
}

impl Page<'_> {
    /// For people.
    pub(crate) fn text(&self, screen: &Screen) -> String {
        let action = self.action;
        let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
        let place = format!("{}:{}", self.set.shown(&action.at.file), action.at.line);
        let mut text =
            format!("{}\n{}\n", screen.strong(&path.join(" › ")), screen.dim(&format!("{}  {place}", action.id)));
        if let Some(docs) = &action.docs {
            text += &format!("\n{}\n", docs.trim());
        }
        let always = &self.needs.always;
        text += &part(screen, &heading(always), &self.ways(screen, &always.ways));
        text += &self.more(screen, always, "");
        for option in &self.needs.options {
            let of = format!("to {}", option.phrase);
            let only_more = option.also.ways.is_anyone();
            if only_more && option.also.when.is_empty() && option.also.prohibitions.is_empty() {
                text += &part(screen, &format!("{of}: nothing more"), &screen.dim(&option.id));
                continue;
            }
            let mut body = format!("{}\n", screen.dim(&option.id));
            if !only_more {
                body += &self.ways(screen, &option.also.ways);
            }
            text += &part(screen, &format!("{of}: also{}", either(&option.also.ways)), &body);
            text += &self.more(screen, &option.also, &format!("{of}, "));
        }
        text
    }

    /// Conditions and prohibitions.
    fn more(&self, screen: &Screen, also: &Also, of: &str) -> String {
        let mut text = String::new();
        for when in &also.when {
            let heading = format!("{of}if {}: also{}", when.condition, either(&when.ways));
            text += &part(screen, &heading, &self.ways(screen, &when.ways));
        }
        for prohibition in &also.prohibitions {
            let mut body = String::new();
            if let Some(because) = &prohibition.because {
                body += &format!("{because}\n");
            }
            body += &screen.dim(&self.place(prohibition));
            text += &part(screen, &format!("{of}{}", prohibition.text), &body);
        }
        text
    }

    fn ways(&self, screen: &Screen, ways: &Ways) -> String {
        let many = ways.ways.len() > 1;
        let mut rows = Vec::new();
        for (number, way) in ways.ways.iter().enumerate() {
            let mut cells = Vec::new();
            for permission in way.permissions.iter().filter_map(|at| self.catalogue.held(*at)) {
                cells.push([permission.label(), permission.id()]);
            }
            for condition in &way.conditions {
                cells.push([format!("if {}", condition.text), String::new()]);
            }
            if cells.is_empty() {
                cells.push(["nothing".to_owned(), String::new()]);
            }
            for (at, [label, id]) in cells.into_iter().enumerate() {
                let number = if at == 0 { format!("{}.", number.saturating_add(1)) } else { String::new() };
                rows.push([number, label, id]);
            }
        }
        if ways.is_anyone() && !many {
            return String::new();
        }
        let mut text = if many {
            table::table(screen, None, &rows)
        } else {
            let rows: Vec<[String; 2]> = rows.into_iter().map(|[_, label, id]| [label, id]).collect();
            table::table(screen, None, &rows)
        };
        if ways.cut {
            text += "and more\n";
        }
        text
    }

    fn place(&self, prohibition: &Prohibition) -> String {
        format!("{}:{}", self.set.shown(&prohibition.at.file), prohibition.at.line)
    }

    /// For programs.
    pub(crate) fn json(&self) -> Value {
        let action = self.action;
        let mut page = json!({
            "id": action.id.as_str(),
            "sections": action.sections,
            "phrase": action.phrase,
            "file": self.set.shown(&action.at.file),
            "line": action.at.line,
        });
        let mut options = Vec::new();
        for option in &self.needs.options {
            let mut object = json!({ "id": option.id, "phrase": option.phrase });
            join(&mut object, self.also(&option.also));
            options.push(object);
        }
        join(&mut page, self.also(&self.needs.always));
        join(&mut page, json!({ "options": options }));
        page
    }

    fn also(&self, also: &Also) -> Value {
        let when = also.when.iter().map(
            |when| json!({ "condition": when.condition, "ways": self.list(&when.ways), "moreWays": when.ways.cut }),
        );
        let prohibitions = also.prohibitions.iter().map(|prohibition| {
            json!({
                "text": prohibition.text,
                "because": prohibition.because,
                "file": self.set.shown(&prohibition.at.file),
                "line": prohibition.at.line,
            })
        });
        json!({
            "ways": self.list(&also.ways),
            "moreWays": also.ways.cut,
            "when": when.collect::<Vec<_>>(),
            "prohibitions": prohibitions.collect::<Vec<_>>(),
        })
    }

    fn list(&self, ways: &Ways) -> Vec<Value> {
        let mut list = Vec::new();
        for way in &ways.ways {
            let conditions: Vec<&str> = way.conditions.iter().map(|condition| condition.text.as_str()).collect();
            list.push(json!({ "permissions": self.catalogue.ids(&way.permissions), "conditions": conditions }));
        }
        list
    }
}

fn heading(always: &Also) -> String {
    let ways = &always.ways;
    match ways.ways.as_slice() {
        [] => "no permission is enough".to_owned(),
        // What every `requires` asks for only under a condition is no action that is open to all.
        _ if ways.is_anyone() && !always.when.is_empty() => {
            "no permission is needed, unless a condition below holds".to_owned()
        }
        [way] if way.permissions.is_empty() && way.conditions.is_empty() => "no permission is needed".to_owned(),
        [way] if way.permissions.is_empty() => "no permission is needed, only".to_owned(),
        [way] if way.permissions.len().saturating_add(way.conditions.len()) == 1 => "it takes".to_owned(),
        [_] => "it takes all of these".to_owned(),
        [_, _] => "two ways; either is enough".to_owned(),
        many => format!("{}{} ways; any one is enough", if ways.cut { "more than " } else { "" }, many.len()),
    }
}

fn either(ways: &Ways) -> &'static str {
    match ways.ways.as_slice() {
        [] | [_] => "",
        [_, _] => ", either of",
        _ => ", any one of",
    }
}

fn join(object: &mut Value, more: Value) {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
}
