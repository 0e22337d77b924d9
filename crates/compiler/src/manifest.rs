//! `placet.toml`: the set's name and the version of the language that it is written in.

use serde::Deserialize;

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::model::Name;

/// The newest version of the language that this compiler reads.
pub(crate) const LANGUAGE: u32 = 1;

/// What the manifest says, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Manifest {
    pub(crate) name: String,
    pub(crate) language: u32,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[derive(Deserialize)]
struct Raw {
    name: Option<toml::Spanned<toml::Value>>,
    language: Option<toml::Spanned<toml::Value>>,
    #[serde(flatten)]
    others: toml::Table,
}

#[salsa::tracked]
pub(crate) fn manifest(db: &dyn Db, set: PolicySet) -> Manifest {
    let Some((path, text)) = set.manifest(db) else {
        return Manifest { name: "policy".to_owned(), language: LANGUAGE, diagnostics: Vec::new() };
    };
    read(&path, &text)
}

fn read(path: &Name, text: &str) -> Manifest {
    let mut found = Manifest { name: "policy".to_owned(), language: LANGUAGE, diagnostics: Vec::new() };
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
    for key in raw.others.keys() {
        let range = key_range(text, key);
        found.diagnostics.push(diagnostics::manifest_key(&place(range), key));
    }
    found
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
