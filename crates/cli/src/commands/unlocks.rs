//! `placet unlocks`: the actions that a permission has a part in.

use std::collections::BTreeSet;

use placet_compiler::{Action, Policy};
use placet_syntax::slug::slug;
use serde_json::{Value, json};

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
use crate::ways::{self, Catalogue, Ways};

/// Something that a permission has a part in.
struct Unlocked<'p> {
    action: &'p Action,
    /// The option that it is about, if any: its id and phrase.
    option: Option<(&'p str, &'p str)>,
    /// The condition under which it is asked for, if any.
    condition: Option<String>,
    /// What else it takes: each set is enough together with the permission.
    with: Vec<BTreeSet<usize>>,
    /// The permission that is asked for, where it is one that this one implies.
    through: Option<usize>,
}

pub(crate) fn run(arguments: &Unlocks, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let permission = find(&loaded.policy, &arguments.permission.join(" "))?;
    let catalogue = Catalogue::new(&loaded.policy);
    let found = {
        let _progress = Progress::start("going through the actions");
        unlocked(&catalogue, &loaded.policy, permission)
    };
    let groups = Groups::of(found);
    Ok(match screen.json {
        true => Answer::json(&groups.json(&loaded, &catalogue, permission), Exit::Done),
        false => Answer::text(groups.text(screen, &catalogue, permission), Exit::Done),
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
            let names =
                policy.permissions.iter().flat_map(|permission| [permission.id.as_str(), permission.label.as_str()]);
            let help = did_you_mean(typed, names);
            let help = help.unwrap_or_else(|| "`placet permissions PATH` lists all of them".to_owned());
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

fn unlocked<'p>(catalogue: &Catalogue<'p>, policy: &'p Policy, permission: usize) -> Vec<Unlocked<'p>> {
    let mut found = Vec::new();
    for action in &policy.actions {
        let needs = ways::needs(catalogue, action);
        let mut add = |ways: &Ways, option: Option<(&'p str, &'p str)>, condition: Option<&str>| {
            let Some((with, through)) = part_in(catalogue, ways, permission) else { return };
            found.push(Unlocked { action, option, condition: condition.map(str::to_owned), with, through });
        };
        add(&needs.always.ways, None, None);
        for when in &needs.always.when {
            add(&when.ways, None, Some(&when.condition));
        }
        for (option, declared) in needs.options.iter().zip(&action.options) {
            let option_of = Some((declared.id.as_str(), declared.phrase.as_str()));
            add(&option.also.ways, option_of, None);
            for when in &option.also.when {
                add(&when.ways, option_of, Some(&when.condition));
            }
        }
    }
    found
}

/// What else it takes on the ways that the permission is a part of, and what it is a part by.
fn part_in(catalogue: &Catalogue<'_>, ways: &Ways, permission: usize) -> Option<(Vec<BTreeSet<usize>>, Option<usize>)> {
    let mut with: Vec<BTreeSet<usize>> = Vec::new();
    let mut through = None;
    let mut itself = false;
    for way in &ways.ways {
        let (own, others): (BTreeSet<usize>, BTreeSet<usize>) =
            way.permissions.iter().partition(|wanted| catalogue.implies(permission, **wanted));
        if own.is_empty() {
            continue;
        }
        itself |= own.contains(&permission);
        through = through.or(own.first().copied());
        if !with.contains(&others) {
            with.push(others);
        }
    }
    (!with.is_empty()).then_some((with, through.filter(|_| !itself)))
}

/// What was found, as it is shown.
struct Groups<'p> {
    alone: Vec<Unlocked<'p>>,
    with_others: Vec<Unlocked<'p>>,
    options: Vec<Unlocked<'p>>,
    conditions: Vec<Unlocked<'p>>,
}

impl<'p> Groups<'p> {
    fn of(found: Vec<Unlocked<'p>>) -> Groups<'p> {
        let mut groups =
            Groups { alone: Vec::new(), with_others: Vec::new(), options: Vec::new(), conditions: Vec::new() };
        for unlocked in found {
            let alone = unlocked.with.iter().any(BTreeSet::is_empty);
            let group = match (&unlocked.option, &unlocked.condition) {
                (Some(_), _) => &mut groups.options,
                (None, Some(_)) => &mut groups.conditions,
                (None, None) if alone => &mut groups.alone,
                (None, None) => &mut groups.with_others,
            };
            group.push(unlocked);
        }
        groups
    }

    fn text(&self, screen: &Screen, catalogue: &Catalogue<'_>, permission: usize) -> String {
        let Some(permission) = catalogue.permission(permission) else { return String::new() };
        let mut text = format!("{}\n{}\n", screen.strong(&permission.label), screen.dim(&permission.id));
        if let Some(docs) = &permission.docs {
            text += &format!("\n{}\n", docs.trim());
        }
        let groups = [
            ("alone, it is enough for", &self.alone),
            ("together with others, for", &self.with_others),
            ("for options of actions", &self.options),
            ("for actions under a condition", &self.conditions),
        ];
        let mut nothing = true;
        for (heading, group) in groups {
            nothing &= group.is_empty();
            let rows: Vec<[String; 2]> = group.iter().flat_map(|unlocked| unlocked.rows(catalogue)).collect();
            if !rows.is_empty() {
                text += &part(screen, heading, &table(screen, None, &rows));
            }
        }
        if nothing {
            text += "\nno action asks for it\n";
        }
        text
    }

    fn json(&self, loaded: &Loaded, catalogue: &Catalogue<'_>, permission: usize) -> Value {
        let list = |group: &[Unlocked<'_>]| -> Vec<Value> {
            group.iter().map(|unlocked| unlocked.json(loaded, catalogue)).collect()
        };
        let (id, label) =
            catalogue.permission(permission).map_or(("", ""), |found| (found.id.as_str(), found.label.as_str()));
        json!({
            "permission": { "id": id, "label": label },
            "alone": list(&self.alone),
            "withOthers": list(&self.with_others),
            "options": list(&self.options),
            "conditions": list(&self.conditions),
        })
    }
}

impl Unlocked<'_> {
    /// The action, and beside it what else it takes.
    fn rows(&self, catalogue: &Catalogue<'_>) -> Vec<[String; 2]> {
        let path: Vec<&str> = self.action.sections.iter().chain([&self.action.phrase]).map(String::as_str).collect();
        let mut rows = vec![[path.join(" › "), self.action.id.to_string()]];
        let mut note = |text: String| rows.push([format!("  {text}"), String::new()]);
        if let Some((_, phrase)) = self.option {
            note(format!("to {phrase}"));
        }
        if let Some(condition) = &self.condition {
            note(format!("if {condition}"));
        }
        if let Some(through) = self.through.and_then(|at| catalogue.permission(at)) {
            note(format!("as it implies {}", through.label));
        }
        if !self.with.iter().any(BTreeSet::is_empty) {
            for others in &self.with {
                let labels = others.iter().filter_map(|at| catalogue.permission(*at)).map(|other| other.label.as_str());
                note(format!("with {}", labels.collect::<Vec<_>>().join(", ")));
            }
        }
        rows
    }

    fn json(&self, loaded: &Loaded, catalogue: &Catalogue<'_>) -> Value {
        let action = self.action;
        let with: Vec<Vec<&str>> = self.with.iter().map(|others| catalogue.ids(others)).collect();
        json!({
            "id": action.id.as_str(),
            "sections": action.sections,
            "phrase": action.phrase,
            "option": self.option.map(|(id, _)| id),
            "condition": self.condition,
            "with": with,
            "through": self.through.and_then(|at| catalogue.permission(at)).map(|found| found.id.as_str()),
            "file": loaded.set.shown(&action.at.file),
            "line": action.at.line,
        })
    }
}
