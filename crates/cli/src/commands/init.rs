//! `placet init`: a policy set to begin with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use crate::answer::{Answer, Stop};
use crate::arguments::Init;
use crate::exit::Exit;
use crate::host::MANIFEST;
use crate::problem::Problem;
use crate::render::Screen;

const POLICY: &str = "policy.placet";
const POLICY_TEXT: &str = include_str!("init/policy.placet");

pub(crate) fn run(arguments: &Init, screen: &Screen) -> Result<Answer, Stop> {
    let folder = &arguments.dir;
    fs::create_dir_all(folder).map_err(|error| Problem::io("made", folder, &error))?;
    let manifest = format!("name = {}\nlanguage = 1\n", toml_text(&name(folder)));
    let files = [(MANIFEST, manifest.as_str()), (POLICY, POLICY_TEXT)];
    for (file, _) in files {
        let path = folder.join(file);
        // Also where a link leads nowhere: writing would follow it.
        if path.symlink_metadata().is_ok() {
            return Err(taken(&path).into());
        }
    }
    let mut written = Vec::new();
    for (file, text) in files {
        let path = folder.join(file);
        create(&path, text)?;
        written.push(path.display().to_string());
    }
    if screen.json {
        return Ok(Answer::json(&json!({ "files": written }), Exit::Done));
    }
    let shown = folder.display();
    let mut text = String::new();
    for file in written {
        text += &format!("wrote {file}\n");
    }
    text += &format!("\nnext: placet check {shown}\n      placet test {shown}\n");
    Ok(Answer::text(text, Exit::Done))
}

/// Writes a file that isn't there yet, even if another program makes it in this very moment.
fn create(path: &Path, text: &str) -> Result<(), Problem> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => taken(path),
        _ => Problem::io("written", path, &error),
    })
}

fn taken(path: &Path) -> Problem {
    let message = format!("`{}` is there already, and nothing was written", path.display());
    Problem::caller(message).help("name another folder")
}

/// The set is called as its folder.
fn name(folder: &Path) -> String {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name = whole.file_name().and_then(|name| name.to_str()).map(str::trim);
    name.filter(|name| !name.is_empty()).unwrap_or("policy").to_owned()
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            other if other.is_control() => quoted.push('_'),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
