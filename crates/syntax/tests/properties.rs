//! What holds for every text: parsing keeps each byte and never panics, formatting settles at once and keeps what is said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests may")]
#![allow(clippy::disallowed_methods, reason = "the texts are files")]

use std::path::Path;
use std::sync::LazyLock;

use placet_syntax::format::format;
use placet_syntax::{SyntaxKind, TextSize, parse};
use proptest::prelude::*;
use proptest::sample::Index;

/// Words, signs and whole lines of the language, and what people mistake for them.
const SOUP: [&str; 119] = [
    "permissions",
    "subject",
    "context",
    "resource",
    "role",
    "template",
    "section",
    "test",
    "{",
    "}",
    "(",
    ")",
    ",",
    ":",
    ".",
    "/",
    "#",
    "\"",
    "“",
    "”",
    "\\",
    "=",
    "==",
    "!=",
    "<",
    ">=",
    "+",
    "&&",
    "|",
    "AND",
    "-",
    ";",
    "1",
    "2.5",
    "-3",
    "9007199254740993000",
    "verbs",
    "imply",
    "includes",
    "on",
    "from",
    "opens",
    "with",
    "every",
    "action",
    "requires",
    "to",
    "also",
    "forbidden",
    "allowed",
    "everyone",
    "ungated",
    "nothing",
    "if",
    "unless",
    "otherwise",
    "because",
    "and",
    "or",
    "not",
    "any",
    "all",
    "of",
    "is",
    "in",
    "holds",
    "contains",
    "can",
    "by",
    "has",
    "allow",
    "deny",
    "missing",
    "one",
    "set",
    "user",
    "a",
    "b.c",
    "Delete",
    "Open a file",
    " / ",
    "\"Label\"",
    "// comment",
    "/// doc",
    "\n",
    "\n    ",
    "\r\n",
    "\t",
    "\u{feff}",
    "\u{202e}",
    "é",
    "İ",
    "\n        requires ",
    "any of (",
    "enum",
    "scope",
    "implication",
    "implies",
    "invariant \"i\"",
    "always",
    "no user",
    "no role",
    "for each",
    "formerly",
    "deprecated",
    "use",
    "[",
    "]",
    "*",
    "**",
    ".{a, b}",
    "a[b.c].d",
    "all of ",
    "a.*",
    "in target",
    "2026-11-22",
    "22.11.2026",
    "->",
    "=>",
];

/// The real policies and the broken files.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["../../policies/maestra", "tests/broken", "tests/layout"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(here.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "placet")) {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts
});

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(&SOUP[..]), prop::bool::weighted(0.8)), 0..60)
        .prop_map(|words| words.iter().flat_map(|(word, blank)| [*word, if *blank { " " } else { "" }]).collect())
}

/// A real text in which a few stretches are removed, doubled or replaced by words of the language.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), 0usize..12, prop::option::of(prop::sample::select(&SOUP[..])));
    (any::<Index>(), prop::collection::vec(change, 1..6)).prop_map(|(picked, changes)| {
        let mut text = picked.get(&TEXTS).clone();
        for (at, len, word) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at.index(places.len());
            let end = (start + len).min(places.len() - 1);
            let (start, end) = (places[start], places[end]);
            match word {
                Some(word) => text.replace_range(start..end, word),
                None => text.replace_range(start..end, ""),
            }
        }
        text
    })
}

fn holds_for(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(text);
    let syntax = parsed.syntax();
    prop_assert_eq!(syntax.text().to_string(), text);
    let end = TextSize::of(text);
    for error in parsed.errors() {
        prop_assert!(error.range.end() <= end, "{:?}", error);
        prop_assert!(error.code != "not-understood", "{:?}", error);
        prop_assert!(text.get(std::ops::Range::<usize>::from(error.range)).is_some(), "{:?}", error);
        prop_assert!(!error.message.is_empty() && error.help.is_some(), "{:?}", error);
        for edit in &error.fix {
            prop_assert!(edit.range.end() <= end, "{:?}", error);
        }
    }
    // Whatever marks wrong text is told of, or words that only the compiler can judge.
    let marks = syntax
        .descendants_with_tokens()
        .any(|element| element.kind().is_error() && element.kind() != SyntaxKind::BadOperand);
    prop_assert!(!marks || !parsed.errors().is_empty(), "wrong text and no error");
    let once = format(text);
    let comments = |text: &str| -> Vec<String> {
        let tokens = parse(text).syntax().descendants_with_tokens().filter_map(|element| element.into_token());
        tokens
            .filter(|token| matches!(token.kind(), SyntaxKind::Comment | SyntaxKind::Doc))
            .map(|token| token.text().trim_end().to_owned())
            .collect()
    };
    prop_assert_eq!(format(&once), once.as_str());
    prop_assert_eq!(comments(text), comments(&once));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_parsed_whole(text in any::<String>()) {
        holds_for(&text)?;
    }

    #[test]
    fn any_words_are_parsed_whole(text in soup()) {
        holds_for(&text)?;
    }

    #[test]
    fn any_words_in_a_section_are_parsed_whole(text in soup()) {
        holds_for(&format!("section a {{\n    Open\n        requires p {text}\n}}\n"))?;
    }

    #[test]
    fn a_real_policy_with_changes_is_parsed_whole(text in mutated()) {
        holds_for(&text)?;
    }
}

#[test]
fn the_real_policies_have_no_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/maestra");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "placet") {
            let parsed = parse(&std::fs::read_to_string(&path).unwrap());
            assert_eq!(parsed.errors(), [], "{}", path.display());
        }
    }
}

/// Nothing here is timed: what took the square of the text would take hours.
#[test]
fn a_large_file_of_mistakes_is_read_to_its_end() {
    let lines =
        ["x\n  y\n", "x\n", "(\n", "{\n", "}\n", "\"\n", "section a {\n  x\n}\n", "role a { b c }\n", ",", "\u{200b}"];
    for line in lines {
        let text = line.repeat(placet_syntax::limits::FILE_BYTES / line.len());
        let parsed = parse(&text);
        assert_eq!(parsed.syntax().text().to_string(), text);
        assert!(!parsed.errors().is_empty(), "{line:?}");
    }
    let text = format!("section a {{\n  Open requires p\n{}}}\n", "    x y\n".repeat(100_000));
    assert!(!parse(&text).errors().is_empty());
}

#[test]
fn a_file_that_is_too_large_is_one_error() {
    let text = "// a\n".repeat(220_000);
    let parsed = parse(&text);
    assert_eq!(parsed.errors().iter().map(|error| error.code).collect::<Vec<_>>(), ["file-too-large"]);
    assert_eq!(parsed.syntax().text().to_string(), text);
}
