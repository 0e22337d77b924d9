//! `--suggest`: the tests that are missing, to a file of their own or to the screen.

use std::fs;
use std::path::Path;

use placet_compiler::{Compiler, SourceText};
use placet_inspect::{GENERATED, Mutation, Suggestions};
use serde_json::json;

use super::Quality;
use crate::answer::Stop;
use crate::arguments::Test;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::count;

/// The file in the set's root.
const FILE: &str = "regression.placet";

pub(super) fn finish(
    arguments: &Test,
    loaded: &Loaded,
    mutation: &Mutation<'_>,
    suggested: &Suggestions,
    quality: &mut Quality,
) -> Result<(), Stop> {
    let text = suggested.text();
    let none = suggested.blocks.is_empty();
    if !none {
        confirm(loaded, &text)?;
    }
    if arguments.print.is_some() {
        quality.fields.insert("suggested".into(), json!({ "tests": suggested.blocks.len(), "text": text }));
        quality.print = Some(if none { String::new() } else { text });
        return Ok(());
    }
    let help = "name a set with a placet.toml, or print them with `--suggest -`";
    let root = placet_host::root(&arguments.path)
        .ok_or_else(|| Problem::caller("there is no folder of a set to write tests into").help(help))?;
    let path = root.join(FILE);
    let there = is_ours(&path, &loaded.set.shown(FILE))?;
    let shown = loaded.set.shown(FILE);
    quality.fields.insert("suggested".into(), json!({ "tests": suggested.blocks.len(), "file": shown }));
    if none {
        if there {
            fs::remove_file(&path).map_err(|error| Problem::io("removed", &path, &error))?;
        }
        quality.text += "\nno test is missing\n";
        return Ok(());
    }
    fs::write(&path, &text).map_err(|error| Problem::io("written", &path, &error))?;
    let killed = mutation.score().survived.saturating_sub(suggested.open.len());
    quality.text += &format!(
        "\n{shown} has {}, for {} that no other test notices\n",
        count(suggested.blocks.len(), "test"),
        count(killed, "mutant"),
    );
    Ok(())
}

/// Whether the file is there and was generated.
fn is_ours(path: &Path, shown: &str) -> Result<bool, Stop> {
    if !path.exists() {
        return Ok(false);
    }
    let text = placet_host::read(path)?;
    if text.starts_with(GENERATED) {
        return Ok(true);
    }
    Err(Problem::caller(format!("`{shown}` was not generated, and is left alone"))
        .help("give it another name, or print the tests with `--suggest -`")
        .into())
}

/// Runs the tests on the policy, as `placet test` will: what is written must pass.
fn confirm(loaded: &Loaded, text: &str) -> Result<(), Stop> {
    let mut sources = loaded.set.sources();
    sources.files.retain(|file| !file.text.starts_with(GENERATED) && file.path != FILE);
    sources.files.push(SourceText { path: FILE.to_owned(), text: text.to_owned() });
    let outcomes = Compiler::new(sources).run_tests();
    let passes = outcomes.is_ok_and(|all| {
        all.iter().filter(|outcome| outcome.at.file == FILE).all(|outcome| outcome.failures.is_empty())
    });
    match passes {
        true => Ok(()),
        false => Err(Problem::new(Move::Us, "the generated tests do not pass on the policy").into()),
    }
}
