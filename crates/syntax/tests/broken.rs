//! The corpus of broken files: one situation a file, its name the claim, with the errors that its author reads.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests may")]
#![allow(clippy::disallowed_methods, reason = "the texts are files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet_syntax::{SyntaxError, TextRange, TextSize, check::CODES, parse};

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn position(text: &str, at: TextSize) -> String {
    let before = &text[..usize::from(at)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{line}:{column}")
}

fn place(text: &str, range: TextRange) -> String {
    format!("{}-{}", position(text, range.start()), position(text, range.end()))
}

/// The errors of a file as lines, with the words that each points at.
fn rendered(text: &str, errors: &[SyntaxError]) -> String {
    let mut out = String::new();
    for error in errors {
        let words = &text[error.range];
        writeln!(out, "{} {} at {words:?}: {}", place(text, error.range), error.code, error.message).unwrap();
        if let Some((range, label)) = &error.also {
            writeln!(out, "    also {}: {label}", place(text, *range)).unwrap();
        }
        if let Some(help) = &error.help {
            writeln!(out, "    help: {help}").unwrap();
        }
        if !error.fix.is_empty() {
            writeln!(out, "    fix:  {}", shown_fix(text, error)).unwrap();
        }
    }
    out
}

/// The lines that a fix changes, as it leaves them.
fn shown_fix(text: &str, error: &SyntaxError) -> String {
    let fixed = fixed(text, error);
    let before: Vec<&str> = text.lines().collect();
    let changed = fixed.lines().filter(|line| !before.contains(line)).map(|line| line.trim());
    changed.collect::<Vec<_>>().join(" ⏎ ")
}

fn fixed(text: &str, error: &SyntaxError) -> String {
    let mut fixed = text.to_owned();
    let mut edits = error.fix.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start()));
    for edit in edits {
        fixed.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.text);
    }
    fixed
}

#[test]
fn each_broken_file_gets_the_errors_that_its_author_needs() {
    let mut page = String::new();
    for file in corpus() {
        let text = std::fs::read_to_string(&file).unwrap();
        let claim = file.file_stem().unwrap().to_string_lossy().replace('_', " ");
        let parsed = parse(&text);
        writeln!(page, "── {claim}\n{}\n{}", text.trim_end(), rendered(&text, parsed.errors())).unwrap();
    }
    insta::assert_snapshot!("broken", page);
}

/// How many mistakes a file of the corpus has: one, but where its name says otherwise.
fn mistakes(file: &Path) -> usize {
    match file.file_stem().unwrap().to_string_lossy().as_ref() {
        "five_unrelated_mistakes" => 5,
        "a_parenthesis_that_never_closes_before_other_mistakes" => 8,
        "a_heading_whose_quote_never_closes_before_another_mistake" => 2,
        "a_misspelt_declaration_before_another_mistake" => 2,
        "a_brace_on_the_line_below_before_another_mistake" => 2,
        "lines_that_end_in_and_before_something_else" => 4,
        _ => 1,
    }
}

#[test]
fn one_mistake_is_one_error() {
    for file in corpus() {
        let text = std::fs::read_to_string(&file).unwrap();
        let mistakes = mistakes(&file);
        let errors = parse(&text).errors().to_vec();
        assert_eq!(errors.len(), mistakes, "{}:\n{}", file.display(), rendered(&text, &errors));
    }
}

#[test]
fn a_fix_mends_its_error_and_makes_no_other() {
    for file in corpus() {
        let text = std::fs::read_to_string(&file).unwrap();
        let errors = parse(&text).errors().to_vec();
        for error in errors.iter().filter(|error| !error.fix.is_empty()) {
            let fixed = fixed(&text, error);
            let left = parse(&fixed).errors().to_vec();
            assert!(left.len() < errors.len(), "{}:\n{fixed}\n{}", file.display(), rendered(&fixed, &left));
        }
    }
}

#[test]
fn each_code_is_listed_once_and_in_order_and_has_a_broken_file() {
    let codes: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other));
    let mut seen: Vec<&str> = Vec::new();
    for file in corpus() {
        for error in parse(&std::fs::read_to_string(file).unwrap()).errors() {
            assert!(codes.contains(&error.code), "`{}` is not listed", error.code);
            seen.push(error.code);
        }
    }
    // No file of the corpus has a megabyte, and no file is known that the grammar doesn't take.
    let elsewhere = ["file-too-large", "not-understood"];
    let unseen: Vec<&&str> = codes.iter().filter(|code| !seen.contains(code) && !elsewhere.contains(code)).collect();
    assert!(unseen.is_empty(), "no broken file has {unseen:?}");
}

#[test]
fn each_code_in_the_sources_is_listed() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let source = std::fs::read_to_string(path).unwrap();
        for part in source.split("SyntaxError::new(").skip(1) {
            let Some(code) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            assert!(CODES.iter().any(|(listed, _)| *listed == code), "`{code}` is not listed");
        }
    }
}
