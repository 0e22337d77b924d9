//! A comparison for programs.

use placet_inspect::{ActionCompared, Change, Example, Face, FactChanged, RoleChanged, Verdict};
use serde_json::{Map, Value, json};

use super::parts::{KINDS, Kind, Report, kind};
use crate::load::Loaded;

pub(super) fn object(report: &Report<'_>) -> Value {
    let comparison = report.comparison;
    let mut summary = Map::new();
    for (kind, _, _, name) in KINDS {
        summary.insert(name.to_owned(), json!(report.of(kind).count()));
    }
    summary.insert("equal".to_owned(), json!(report.of(Kind::Equal).count()));
    let shown = comparison.actions.iter().filter(|action| kind(action) != Kind::Equal || action.is_reworded());
    let roles: Vec<Value> = comparison
        .roles
        .iter()
        .map(|role| {
            let (change, added, removed) = match &role.change {
                RoleChanged::Holds { added, removed } => ("holds", names(added), names(removed)),
                RoleChanged::Added(holds) => ("added", names(holds), json!([])),
                RoleChanged::Removed(held) => ("removed", json!([]), names(held)),
            };
            json!({ "id": role.id.as_str(), "label": role.label, "change": change, "holds": added, "lacks": removed })
        })
        .collect();
    let permissions = &comparison.permissions;
    let pair = |(old, new): &(_, _)| json!({ "old": text(old), "new": text(new) });
    let facts: Vec<Value> = comparison
        .facts
        .iter()
        .map(|fact| {
            let (change, added, removed) = match &fact.change {
                FactChanged::Added => ("added", json!([]), json!([])),
                FactChanged::Removed => ("removed", json!([]), json!([])),
                FactChanged::Type { .. } => ("type", json!([]), json!([])),
                FactChanged::Values { added, removed } => ("values", names(added), names(removed)),
            };
            json!({ "name": fact.name.as_str(), "change": change, "addedValues": added, "removedValues": removed })
        })
        .collect();
    json!({
        "looser": comparison.is_looser(),
        "summary": summary,
        "actions": shown.map(|action| entry(report, action)).collect::<Vec<_>>(),
        "roles": roles,
        "permissions": {
            "added": names(&permissions.added),
            "removed": names(&permissions.removed),
            "renamed": permissions.renamed.iter().map(pair).collect::<Vec<_>>(),
            "brought": names(&permissions.brought),
        },
        "facts": facts,
        "subject": comparison.subject.as_ref().map(pair),
    })
}

fn entry(report: &Report<'_>, action: &ActionCompared) -> Value {
    let options: Vec<Value> = action
        .options
        .iter()
        .map(|option| {
            let mut entry = change(&option.change);
            entry.insert("id".to_owned(), json!(option.id.as_str()));
            entry.insert("phrase".to_owned(), json!(option.phrase));
            Value::Object(entry)
        })
        .collect();
    let mut entry = Map::new();
    entry.insert("id".to_owned(), json!(action.id.as_str()));
    entry.append(&mut change(&action.change));
    let mut add = |name: &str, value| entry.insert(name.to_owned(), value);
    add("old", face(report.old, action.old.as_ref()));
    add("new", face(report.new, action.new.as_ref()));
    add("wordsBefore", json!(action.words_before));
    add("wordsAfter", json!(action.words_after));
    add("options", Value::Array(options));
    Value::Object(entry)
}

fn change(change: &Change) -> Map<String, Value> {
    let verdict = match change.verdict {
        Verdict::Equal => "equal",
        Verdict::Stricter => "stricter",
        Verdict::Looser => "looser",
        Verdict::Incomparable => "incomparable",
        Verdict::Added => "added",
        Verdict::Removed => "removed",
        Verdict::NotDecided(_) => "notDecided",
    };
    let mut entry = Map::new();
    entry.insert("verdict".to_owned(), json!(verdict));
    entry.insert("allowedNow".to_owned(), json!(change.looser.as_ref().map(example)));
    entry.insert("allowedBefore".to_owned(), json!(change.stricter.as_ref().map(example)));
    entry.insert("gainedBy".to_owned(), names(&change.gained));
    entry.insert("lostBy".to_owned(), names(&change.lost));
    entry.insert("upTo".to_owned(), json!(change.up_to));
    entry
}

fn example(example: &Example) -> Value {
    json!({ "old": example.old.case.statements(), "new": example.new.case.statements() })
}

fn face(side: &Loaded, face: Option<&Face>) -> Value {
    let Some(face) = face else { return Value::Null };
    json!({
        "id": face.id.as_str(),
        "phrase": face.phrase,
        "sections": face.sections,
        "file": side.set.shown(&face.at.file),
        "line": face.at.line,
    })
}

fn names(names: &[placet_compiler::Name]) -> Value {
    names.iter().map(text).collect()
}

fn text(name: &placet_compiler::Name) -> Value {
    json!(name.as_str())
}
