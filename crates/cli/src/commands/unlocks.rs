//! `placet unlocks`: the actions that a permission has a part in.

mod parts;

use placet_compiler::Policy;
use placet_syntax::slug::slug;
use serde_json::{Value, json};

use self::parts::{Group, Others, Unlocked, unlocked};
use crate::answer::{Answer, Stop};
use crate::arguments::Unlocks;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::near::did_you_mean;
use crate::outcome::part;
use crate::problem::{Candidate, Problem};
use crate::render::Screen;
use crate::render::progress::Progress;
use crate::render::table::table;
use crate::ways::Catalogue;

/// The lists in the order in which they are shown: for people, and their names for programs.
const GROUPS: [(Group, &str, &str); 4] = [
    (Group::Alone, "alone, it is enough for", "alone"),
    (Group::WithOthers, "together with others, for", "withOthers"),
    (Group::Options, "for options of actions", "options"),
    (Group::Conditions, "under conditions, for", "conditions"),
];

pub(crate) fn run(arguments: &Unlocks, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let permission = find(&loaded.policy, &arguments.permission.join(" "))?;
    let catalogue = Catalogue::new(&loaded.policy);
    let found = {
        let _progress = Progress::start("going through the actions");
        unlocked(&catalogue, &loaded.policy, permission)
    };
    Ok(match screen.json {
        true => Answer::json(&object(&found, &loaded, &catalogue, permission), Exit::Done),
        false => Answer::text(text(&found, screen, &catalogue, permission), Exit::Done),
    })
}

/// The permission of this id or label.
fn find(policy: &Policy, typed: &str) -> Result<usize, Problem> {
    let typed = typed.trim();
    if let Some(at) = policy.permissions.iter().position(|permission| permission.id == typed) {
        return Ok(at);
    }
    let wanted = slug(typed);
    let labelled = policy.permissions.iter().enumerate().filter(|(_, permission)| slug(&permission.label) == wanted);
    let found: Vec<usize> = labelled.map(|(at, _)| at).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let ids = did_you_mean(typed, policy.permissions.iter().map(|permission| permission.id.as_str()));
            let labels = || did_you_mean(typed, policy.permissions.iter().map(|permission| permission.label.as_str()));
            let help = ids.or_else(labels).unwrap_or_else(|| "`placet permissions PATH` lists all of them".to_owned());
            Err(Problem::caller(format!("no permission is called `{typed}`")).help(help))
        }
        many => {
            let mut problem = Problem::caller(format!("`{typed}` is the label of {} permissions", many.len()));
            for permission in many.iter().filter_map(|at| policy.permissions.get(*at)) {
                let path = vec![permission.label.clone()];
                problem.candidates.push(Candidate { id: permission.id.to_string(), path });
            }
            Err(problem.help("name one of them by its id"))
        }
    }
}

fn text(found: &[Unlocked<'_>], screen: &Screen, catalogue: &Catalogue<'_>, permission: usize) -> String {
    let Some(held) = catalogue.held(permission) else { return String::new() };
    let permission = held.permission;
    let mut text = format!("{}\n{}\n", screen.strong(&permission.label), screen.dim(&permission.id));
    if let Some(docs) = &permission.docs {
        text += &format!("\n{}\n", docs.trim());
    }
    for (group, heading, _) in GROUPS {
        let own = found.iter().filter(|unlocked| unlocked.group() == group);
        let rows: Vec<[String; 2]> = own.flat_map(|unlocked| rows(unlocked, catalogue)).collect();
        if !rows.is_empty() {
            text += &part(screen, heading, &table(screen, None, &rows));
        }
    }
    if found.is_empty() {
        text += "\nno action asks for it\n";
    }
    text
}

/// The action, and below it what else it takes.
fn rows(unlocked: &Unlocked<'_>, catalogue: &Catalogue<'_>) -> Vec<[String; 2]> {
    let action = unlocked.action;
    let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
    let mut rows = vec![[path.join(" › "), action.id.to_string()]];
    let mut note = |text: String| rows.push([format!("  {text}"), String::new()]);
    if let Some((_, phrase)) = unlocked.option {
        note(format!("to {phrase}"));
    }
    if let Some(condition) = &unlocked.condition {
        note(format!("if {condition}"));
    }
    if let Some(scope) = unlocked.scope {
        note(format!("held in {}", scope.label));
    }
    if let Some(through) = unlocked.through.and_then(|at| catalogue.held(at)) {
        note(format!("as it implies {}", through.permission.label));
    }
    let needless = |others: &Others| others.permissions.is_empty() && others.conditions.is_empty();
    if !unlocked.with.iter().any(needless) {
        for others in &unlocked.with {
            let mut parts = Vec::new();
            let permissions = others.permissions.iter().filter_map(|at| catalogue.held(*at));
            let labels: Vec<String> = permissions.map(|other| other.label()).collect();
            if !labels.is_empty() {
                parts.push(format!("with {}", labels.join(", ")));
            }
            if !others.conditions.is_empty() {
                parts.push(format!("if {}", others.conditions.join(" and ")));
            }
            note(parts.join(", "));
        }
    }
    for condition in &unlocked.more_if {
        note(format!("more if {condition}"));
    }
    for forbidden in &unlocked.forbidden {
        note(forbidden.clone());
    }
    rows
}

fn object(found: &[Unlocked<'_>], loaded: &Loaded, catalogue: &Catalogue<'_>, permission: usize) -> Value {
    let found_permission = catalogue.held(permission);
    let (id, label) = found_permission.map_or(Default::default(), |found| (found.id(), found.label()));
    let mut object = json!({ "permission": { "id": id, "label": label } });
    for (group, _, name) in GROUPS {
        let own = found.iter().filter(|unlocked| unlocked.group() == group);
        let list: Vec<Value> = own.map(|unlocked| entry(unlocked, loaded, catalogue)).collect();
        if let Some(object) = object.as_object_mut() {
            object.insert(name.to_owned(), Value::Array(list));
        }
    }
    object
}

fn entry(unlocked: &Unlocked<'_>, loaded: &Loaded, catalogue: &Catalogue<'_>) -> Value {
    let action = unlocked.action;
    let with: Vec<Value> = unlocked
        .with
        .iter()
        .map(|others| json!({ "permissions": catalogue.ids(&others.permissions), "conditions": others.conditions }))
        .collect();
    json!({
        "id": action.id.as_str(),
        "sections": action.sections,
        "phrase": action.phrase,
        "option": unlocked.option.map(|(id, _)| id),
        "condition": unlocked.condition,
        "with": with,
        "moreIf": unlocked.more_if,
        "prohibitions": unlocked.forbidden,
        "through": unlocked.through.and_then(|at| catalogue.held(at)).map(|found| found.permission.id.as_str()),
        "scope": unlocked.scope.map(|scope| scope.id.as_str()),
        "file": loaded.set.shown(&action.at.file),
        "line": action.at.line,
    })
}
