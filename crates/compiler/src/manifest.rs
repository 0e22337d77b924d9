//! `placet.toml`: the set's name, the version of the language that it is written in, and the levels of lints.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::linting::{Level, Levels};
use crate::lints;
use crate::model::Name;
use crate::suggest::nearest;

/// The newest version of the language that this compiler reads.
pub(crate) const LANGUAGE: u32 = 1;

/// What the manifest says, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Manifest {
    pub(crate) name: String,
    pub(crate) language: u32,
    pub(crate) levels: Levels,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[derive(Deserialize)]
struct Raw {
    name: Option<toml::Spanned<toml::Value>>,
    language: Option<toml::Spanned<toml::Value>>,
    lints: Option<toml::Spanned<toml::Value>>,
    #[serde(flatten)]
    others: toml::Table,
}

/// `[lints]`, each key and value with its place.
#[derive(Deserialize)]
struct RawLints {
    lints: BTreeMap<toml::Spanned<String>, toml::Spanned<toml::Value>>,
}

impl Manifest {
    /// Of a set without one, or with one that can't be read.
    fn unnamed() -> Manifest {
        Manifest { name: "policy".to_owned(), language: LANGUAGE, levels: Levels::default(), diagnostics: Vec::new() }
    }
}

#[salsa::tracked]
pub(crate) fn manifest(db: &dyn Db, set: PolicySet) -> Manifest {
    let Some((path, text)) = set.manifest(db) else {
        return Manifest::unnamed();
    };
    read(&path, &text)
}

fn read(path: &Name, text: &str) -> Manifest {
    let mut found = Manifest::unnamed();
    let place = |range: std::ops::Range<usize>| Place { file: path.clone(), range };
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            found.diagnostics.push(diagnostics::unreadable_manifest(&place(range), error.message()));
            return found;
        }
    };
    match raw.name {
        Some(name) => match name.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => found.name = text.to_owned(),
            _ => found.diagnostics.push(diagnostics::manifest_value(
                &place(name.span()),
                "name",
                "a text in quotes",
                "\"shop\"",
            )),
        },
        None => found.diagnostics.push(diagnostics::manifest_missing(&place(0..0), "name")),
    }
    match raw.language {
        Some(language) => match language.get_ref().as_integer().and_then(|number| u32::try_from(number).ok()) {
            Some(number) if (1..=LANGUAGE).contains(&number) => found.language = number,
            Some(number) => found.diagnostics.push(diagnostics::newer_language(&place(language.span()), number)),
            None => found.diagnostics.push(diagnostics::manifest_value(
                &place(language.span()),
                "language",
                "a whole number",
                "1",
            )),
        },
        None => found.diagnostics.push(diagnostics::manifest_missing(&place(0..0), "language")),
    }
    if let Some(table) = raw.lints {
        if table.get_ref().is_table() {
            levels(text, &mut found, &place);
        } else {
            found.diagnostics.push(diagnostics::manifest_value(
                &place(table.span()),
                "lints",
                "a table of lints and their levels",
                "{ unused-fact = \"deny\" }",
            ));
        }
    }
    for key in raw.others.keys() {
        let range = key_range(text, key);
        found.diagnostics.push(diagnostics::manifest_key(&place(range), key));
    }
    found
}

/// Reads the levels of lints.
fn levels(text: &str, found: &mut Manifest, place: &dyn Fn(std::ops::Range<usize>) -> Place) {
    let Ok(raw) = toml::from_str::<RawLints>(text) else { return };
    for (key, value) in &raw.lints {
        let code = lints::CODES.iter().map(|(code, _)| *code).find(|code| code == key.get_ref());
        if code.is_none() && key.get_ref() != "all" {
            let known = lints::CODES.iter().map(|(code, _)| *code).chain(["all"]);
            let near = nearest(key.get_ref(), known);
            let is_error =
                diagnostics::CODES.iter().chain(placet_syntax::check::CODES).any(|(code, _)| code == key.get_ref());
            found.diagnostics.push(diagnostics::unknown_lint(&place(key.span()), key.get_ref(), near, is_error));
            continue;
        }
        let word = value.get_ref().as_str();
        match (word.and_then(Level::of_word), code) {
            (Some(level), Some(code)) => {
                found.levels.single.insert(code, level);
            }
            (Some(level), None) => found.levels.all = Some(level),
            (None, _) => {
                let near = word.and_then(|word| nearest(word, Level::WORDS));
                found.diagnostics.push(diagnostics::unknown_level(&place(value.span()), key.get_ref(), near));
            }
        }
    }
}

/// Where a line of the manifest starts with `key`.
fn key_range(text: &str, key: &str) -> std::ops::Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(['[', ' ', '\t', '"']);
        if words.starts_with(key) {
            let at = start + line.len() - words.len();
            return at..at + key.len();
        }
        start += line.len();
    }
    0..0
}
