//! `placet matrix`: each role against each action.

use std::fs;

use placet_compiler::{Policy, PolicyIndex};
use placet_inspect::{Matrix, MatrixRow, Reach, heat_map, matrix};
use placet_logic::Budget;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::answer::{Answer, Stop};
use crate::arguments::Matrix as Arguments;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::progress::Progress;
use crate::render::{Screen, count};

/// How wide the first column may be.
const WIDEST: usize = 60;

pub(crate) fn run(arguments: &Arguments, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let policy = &loaded.policy;
    if policy.roles.is_empty() {
        let problem = Problem::new(Move::Author, "the policy declares no roles");
        return Err(problem.help("declare one: `role viewer \"Viewer\" { view_reports }`").into());
    }
    let index = PolicyIndex::new(policy);
    let found = {
        let _progress = Progress::start("asking what each role can do");
        matrix(&index, Budget::default())
    };
    let written = if arguments.html {
        heat_map(&index, &found).map_err(|error| Problem::new(Move::Us, error.to_string()))?
    } else if arguments.csv {
        csv(policy, &found)?
    } else if screen.json {
        format!("{:#}\n", object(policy, &found))
    } else {
        text(policy, &found, screen)
    };
    let Some(file) = &arguments.output else { return Ok(Answer::text(written, Exit::Done)) };
    fs::write(file, written).map_err(|error| Problem::io("write", file, &error))?;
    let rows = found.rows.len();
    Ok(Answer::text(
        format!("{}: {} by {}\n", file.display(), count(rows, "row"), count(found.roles.len(), "role")),
        Exit::Done,
    ))
}

fn sign(reach: Reach) -> &'static str {
    match reach {
        Reach::Always => "yes",
        Reach::Sometimes => "if",
        Reach::Never => "·",
        Reach::NotDecided => "?",
    }
}

fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Always => "always",
        Reach::Sometimes => "sometimes",
        Reach::Never => "never",
        Reach::NotDecided => "not decided",
    }
}

/// What a row is called: the action's phrase, or the option's below it.
fn name(policy: &Policy, row: &MatrixRow) -> (String, String) {
    let Some(action) = policy.actions.get(row.action) else { return Default::default() };
    match row.option.and_then(|option| action.options.get(option)) {
        Some(option) => (format!("  to {}", option.phrase), format!("{} with {}", action.id, option.id)),
        None => (action.phrase.clone(), action.id.to_string()),
    }
}

fn text(policy: &Policy, found: &Matrix, screen: &Screen) -> String {
    let mut text = String::new();
    for (nth, role) in (1..).zip(&policy.roles) {
        text += &format!("{nth:>3}  {}  {}\n", role.label, screen.dim(&role.id));
    }
    let names: Vec<(String, String)> = found.rows.iter().map(|row| name(policy, row)).collect();
    let width = names.iter().map(|(phrase, _)| phrase.width()).filter(|width| *width <= WIDEST).max().unwrap_or(0);
    let heading: String = (1..=found.roles.len()).map(|nth| format!("{nth:>5}")).collect();
    text += &format!("\n{:width$}{}\n", "", screen.strong(&heading));
    let mut around: Option<&[String]> = None;
    for (row, (phrase, _)) in found.rows.iter().zip(&names) {
        let sections = policy.actions.get(row.action).map(|action| action.sections.as_slice());
        if around != sections {
            text += &format!("{}\n", screen.strong(&sections.unwrap_or_default().join(" › ")));
            around = sections;
        }
        let cells: String = row.cells.iter().map(|reach| format!("{:>5}", sign(*reach))).collect();
        let gap = " ".repeat(width.saturating_sub(phrase.width()));
        text += &format!("{phrase}{gap}{cells}\n");
    }
    text += "\nyes: whatever the facts are   if: depending on the facts   ·: never\n";
    text
}

fn csv(policy: &Policy, found: &Matrix) -> Result<String, Problem> {
    let broken = |error: csv::Error| Problem::new(Move::Us, error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heading = ["section", "action", "id"].into_iter().chain(found.roles.iter().map(|role| role.as_str()));
    writer.write_record(heading).map_err(broken)?;
    for row in &found.rows {
        let (phrase, id) = name(policy, row);
        let sections = policy.actions.get(row.action).map(|action| action.sections.join(" › ")).unwrap_or_default();
        let cells = row.cells.iter().map(|reach| word(*reach).to_owned());
        let record = [sections, phrase.trim_start().to_owned(), id].into_iter().chain(cells);
        writer.write_record(record).map_err(broken)?;
    }
    let bytes = writer.into_inner().map_err(|error| Problem::new(Move::Us, error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Problem::new(Move::Us, error.to_string()))
}

fn object(policy: &Policy, found: &Matrix) -> Value {
    let roles: Vec<Value> =
        policy.roles.iter().map(|role| json!({ "id": role.id.as_str(), "label": role.label })).collect();
    let mut rows = Vec::new();
    for row in &found.rows {
        let Some(action) = policy.actions.get(row.action) else { continue };
        let option = row.option.and_then(|option| action.options.get(option));
        rows.push(json!({
            "id": action.id.as_str(),
            "option": option.map(|option| option.id.as_str()),
            "sections": action.sections,
            "phrase": option.map_or(&action.phrase, |option| &option.phrase),
            "cells": row.cells.iter().map(|reach| word(*reach)).collect::<Vec<_>>(),
        }));
    }
    json!({ "roles": roles, "rows": rows })
}
