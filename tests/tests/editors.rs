//! What ships for editors keeps up with the grammar.

#![allow(clippy::expect_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

const GRAMMAR: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../grammar/placet.pest"));
const TEXTMATE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../editors/vscode/syntaxes/placet.tmLanguage.json"));

/// The words of the rules `kw_…`.
fn words() -> BTreeSet<&'static str> {
    let rules = GRAMMAR.lines().filter(|line| line.starts_with("kw_"));
    rules.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

#[test]
fn the_colours_know_every_word_of_the_grammar() {
    let json: serde_json::Value = serde_json::from_str(TEXTMATE).expect("the TextMate grammar is JSON");
    let mut patterns = BTreeSet::new();
    collect(&json, &mut patterns);
    let known: BTreeSet<&str> =
        patterns.iter().flat_map(|pattern| pattern.split(|c: char| !c.is_ascii_alphabetic())).collect();
    let unknown: Vec<&str> = words().into_iter().filter(|word| !known.contains(word)).collect();
    assert!(unknown.is_empty(), "editors/vscode/syntaxes/placet.tmLanguage.json says nothing of {unknown:?}");
    assert!(words().len() > 40, "the rules are not called `kw_…` any more");
}

fn collect(value: &serde_json::Value, into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match value.as_str() {
                    Some(pattern) if matches!(key.as_str(), "match" | "begin" | "end") => {
                        into.insert(pattern.to_owned());
                    }
                    _ => collect(value, into),
                }
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, into)),
        _ => {}
    }
}
