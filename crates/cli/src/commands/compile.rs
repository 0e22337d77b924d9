//! `placet compile`: the artifact that services open.

use std::fs;
use std::path::Path;

use placet_compiler::{Strip, Verified};
use serde_json::json;

use crate::answer::{Answer, Stop};
use crate::arguments::{self, Compile};
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::{Screen, count, verification};

pub(crate) fn run(arguments: &Compile, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let (Verified { compiled, verification }, taken) = loaded.verified()?;
    let strip = match arguments.strip {
        None => Strip::Nothing,
        Some(arguments::Strip::Texts) => Strip::Texts,
        Some(arguments::Strip::Names) => Strip::Names,
    };
    let stripped = match strip {
        Strip::Nothing => None,
        _ => Some(compiled.stripped(strip).map_err(|error| Problem::new(Move::Us, error.to_string()))?),
    };
    let artifact = stripped.as_ref().unwrap_or(&compiled.artifact);
    write(&arguments.output, artifact)?;
    let file = arguments.output.display().to_string();
    let bytes = artifact.len();
    let names_hash = format!("{:016x}", compiled.graph.names_hash());
    let actions = loaded.policy.actions.len();
    if screen.json {
        let mut about = json!({
            "file": file,
            "bytes": bytes,
            "actions": actions,
            "namesHash": names_hash,
            "inexact": compiled.inexact,
        });
        if let (Some(about), true) = (about.as_object_mut(), arguments.explain_verification) {
            about.insert("verification".into(), verification::json(&verification, taken));
        }
        return Ok(Answer::json(&about, Exit::Done));
    }
    let mut text = format!("{file}: {}, {bytes} bytes, names hash {names_hash}\n", count(actions, "action"));
    text += match strip {
        Strip::Nothing => "",
        Strip::Texts => "without labels, phrases, headings, words of clauses and source lines\n",
        Strip::Names => {
            "without names: requests are made of ids, those of the names with this hash; nothing is found by name\n"
        }
    };
    if !compiled.inexact.is_empty() {
        text += "\ntoo large to be exact about unknown facts; any unknown fact denies these:\n";
        for id in &compiled.inexact {
            text += &format!("  {id}\n");
        }
    }
    text += &match arguments.explain_verification {
        true => verification::text(&verification, taken, screen),
        false => verification::note(&verification),
    };
    Ok(Answer::text(text, Exit::Done))
}

/// Writes beside the target and renames, so that a service that opens the artifact meanwhile sees the old one or the
/// new one, never half of one.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let Some(name) = path.file_name() else {
        let message = format!("`{}` is no name of a file", path.display());
        return Err(Problem::caller(message).help("name the file to write, such as `policy.placetc`"));
    };
    let mut beside = name.to_os_string();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // What is left over is of no use; that it can't be removed is not what went wrong.
        let _ = fs::remove_file(&beside);
        Problem::io("written", path, &error)
    })
}
