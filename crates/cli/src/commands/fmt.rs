//! `placet fmt`: the canonical layout.

use std::fs;
use std::path::Path;

use placet_syntax::format::format;
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Fmt;
use crate::exit::Exit;
use crate::host;
use crate::problem::Problem;
use crate::render::progress::Progress;
use crate::render::{Screen, count};

pub(crate) fn run(arguments: &Fmt, screen: &Screen) -> Result<Answer, Stop> {
    let files = host::files(&arguments.path)?;
    let progress = Progress::start("laying out files");
    let mut changed = Vec::new();
    for file in &files {
        progress.say(format!("laying out {}", file.display()));
        let text = host::read(file)?;
        let laid_out = format(&text);
        if laid_out == text {
            continue;
        }
        if !arguments.check {
            fs::write(file, &laid_out).map_err(|error| Problem::io("written", file, &error))?;
        }
        changed.push(file.as_path());
    }
    drop(progress);
    let exit = Exit::yes(!arguments.check || changed.is_empty());
    if screen.json {
        let shown: Vec<Value> = changed.iter().map(|file| json!(file.display().to_string())).collect();
        return Ok(Answer::json(&json!({ "files": files.len(), "changed": shown }), exit));
    }
    Ok(Answer::text(said(&changed, files.len(), arguments.check), exit))
}

fn said(changed: &[&Path], files: usize, check: bool) -> String {
    let mut text = String::new();
    for file in changed {
        text += &format!("{}{}\n", if check { "would change " } else { "changed " }, file.display());
    }
    let would = if check { "would change" } else { "changed" };
    text + &format!("{}, {} {would}\n", count(files, "file"), changed.len())
}
