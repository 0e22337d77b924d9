//! What an action needs, as its lookup page says it.

mod shown;

use placet_compiler::Action;
use serde_json::{Value, json};

use self::shown::{More, Row, Shown, conditional, grouped, shown};
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
        let (besides, more) = grouped(self.catalogue, &always.when);
        let ways = shown(self.catalogue, &always.ways).and(&besides);
        text += &part(screen, &heading(&always.ways, &ways, more.is_empty()), &body(screen, &always.ways, &ways));
        text += &self.more(screen, always, &more, "");
        for option in &self.needs.options {
            let of = format!("to {}", option.phrase);
            let only_more = option.also.ways.is_anyone();
            if only_more && option.also.when.is_empty() && option.also.prohibitions.is_empty() {
                text += &part(screen, &format!("{of}: nothing more"), &screen.dim(&option.id));
                continue;
            }
            let mut body = format!("{}\n", screen.dim(&option.id));
            let (besides, more) = grouped(self.catalogue, &option.also.when);
            let ways = shown(self.catalogue, &option.also.ways).and(&besides);
            if !only_more || !besides.is_empty() {
                body += &self::body(screen, &option.also.ways, &ways);
            }
            text += &part(screen, &format!("{of}: also{}", either(&ways)), &body);
            text += &self.more(screen, &option.also, &more, &format!("{of}, "));
        }
        text
    }

    /// Conditions and prohibitions.
    fn more(&self, screen: &Screen, also: &Also, more: &[More<'_>], of: &str) -> String {
        let mut text = String::new();
        for more in more {
            let (heading, id, rows) = match more {
                More::If(when) => {
                    let ways = shown(self.catalogue, &when.ways);
                    let heading = format!("{of}{}: also{}", conditional(&when.said), either(&ways));
                    let id = if when.said == when.condition { "" } else { when.condition.as_str() };
                    (heading, id, body(screen, &when.ways, &ways))
                }
                More::Each(label, id, rows) => {
                    (format!("{of}for each of {label}: also"), id.as_str(), self::rows(screen, rows))
                }
            };
            let id = if id.is_empty() { String::new() } else { format!("{}\n", screen.dim(id)) };
            text += &part(screen, &heading, &(id + &rows));
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
            |when| json!({ "condition": when.condition, "said": when.said, "ways": self.list(&when.ways), "moreWays": when.ways.cut }),
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

/// What stands under the heading of ways.
fn body(screen: &Screen, ways: &Ways, shown: &Shown) -> String {
    let mut text = match shown {
        Shown::All(rows) => self::rows(screen, rows),
        Shown::OneOf(common, one) => {
            let heading = Row { label: "and one of".to_owned(), id: String::new(), is_permission: false };
            let moved = one.iter().map(|row| Row { label: format!("  {}", row.label), ..row.clone() });
            let all: Vec<Row> = common.iter().cloned().chain([heading]).chain(moved).collect();
            self::rows(screen, &all)
        }
        Shown::Ways(ways) => {
            let mut cells = Vec::new();
            for (number, way) in ways.iter().enumerate() {
                let mut number = format!("{}.", number.saturating_add(1));
                if way.is_empty() {
                    cells.push([std::mem::take(&mut number), "nothing".to_owned(), String::new()]);
                }
                for row in way {
                    cells.push([std::mem::take(&mut number), row.label.clone(), row.id.clone()]);
                }
            }
            table::table(screen, None, &cells)
        }
    };
    if ways.cut {
        text += "and more\n";
    }
    text
}

fn rows(screen: &Screen, rows: &[Row]) -> String {
    let cells: Vec<[String; 2]> = rows.iter().map(|row| [row.label.clone(), row.id.clone()]).collect();
    table::table(screen, None, &cells)
}

fn heading(ways: &Ways, shown: &Shown, is_all: bool) -> String {
    match shown {
        _ if ways.ways.is_empty() => "no permission is enough".to_owned(),
        // What every `requires` asks for only under a condition is no action that is open to all.
        Shown::All(rows) if rows.is_empty() && !is_all => {
            "no permission is needed, unless a condition below holds".to_owned()
        }
        Shown::All(rows) if rows.is_empty() => "no permission is needed".to_owned(),
        Shown::All(rows) if !rows.iter().any(|row| row.is_permission) => "no permission is needed, only".to_owned(),
        Shown::All(rows) if rows.len() == 1 => "it takes".to_owned(),
        Shown::All(_) | Shown::OneOf(..) => "it takes all of these".to_owned(),
        Shown::Ways(two) if two.len() == 2 => "two ways; either is enough".to_owned(),
        Shown::Ways(many) => {
            format!("{}{} ways; any one is enough", if ways.cut { "more than " } else { "" }, many.len())
        }
    }
}

fn either(shown: &Shown) -> &'static str {
    match shown {
        Shown::Ways(two) if two.len() == 2 => ", either of",
        Shown::Ways(_) => ", any one of",
        _ => "",
    }
}

fn join(object: &mut Value, more: Value) {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
}
