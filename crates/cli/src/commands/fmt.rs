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
    let mut broken = Vec::new();
    for file in &files {
        progress.say(format!("laying out {}", file.display()));
        let text = host::read(file)?;
        if !placet_syntax::parse(&text).errors().is_empty() {
            broken.push(file.as_path());
        }
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
        let about = json!({ "files": files.len(), "changed": names(&changed), "withMistakes": names(&broken) });
        return Ok(Answer::json(&about, exit));
    }
    let mut answer = Answer::text(said(&changed, files.len(), arguments.check), exit);
    for file in broken {
        let file = file.display();
        answer.notes +=
            &format!("{file} has mistakes, and what is around them stays as it is; see `placet check {file}`\n");
    }
    Ok(answer)
}

fn names(files: &[&Path]) -> Vec<Value> {
    files.iter().map(|file| json!(file.display().to_string())).collect()
}

fn said(changed: &[&Path], files: usize, check: bool) -> String {
    let mut text = String::new();
    for file in changed {
        text += &format!("{}{}\n", if check { "would change " } else { "changed " }, file.display());
    }
    let would = if check { "would change" } else { "changed" };
    text + &format!("{}, {} {would}\n", count(files, "file"), changed.len())
}
