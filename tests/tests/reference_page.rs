//! The language's reference page and the README run: their plain policy blocks together are one clean policy set whose
//! tests pass, and each block that is marked with a code gets exactly that code when it is added.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use placet_compiler::{Compiler, SourceText, Sources};

struct Block {
    error: Option<String>,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (line, text) in page.lines().enumerate() {
        match (&mut open, text.strip_prefix("```")) {
            (Some(block), None) => block.text += &format!("{text}\n"),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(info)) => {
                let mut words = info.split_whitespace();
                let language = words.next().unwrap_or_default().to_owned();
                let error = words.find_map(|word| word.strip_prefix("error=")).map(str::to_owned);
                open = Some(Block { error, text: String::new(), line: line + 1 });
                if language != "placet" {
                    // A block of another language ends like any other, and is left out.
                    open = Some(Block { error: Some(String::new()), text: String::new(), line: line + 1 });
                }
            }
            (None, None) => {}
        }
    }
    blocks.retain(|block| block.error.as_deref() != Some(""));
    blocks
}

fn source(block: &Block) -> SourceText {
    SourceText { path: format!("line{:04}.placet", block.line), text: block.text.clone() }
}

fn check(page: &str) {
    let blocks = blocks(page);
    let sound: Vec<SourceText> = blocks.iter().filter(|block| block.error.is_none()).map(source).collect();
    assert!(!sound.is_empty());
    let compiler = Compiler::new(Sources { manifest: None, files: sound.clone() });
    assert_eq!(compiler.mistakes(), []);
    for test in compiler.run_tests().expect("no errors") {
        assert_eq!(test.failures, [], "{}", test.name);
    }
    for block in blocks.iter().filter(|block| block.error.is_some()) {
        let mut files = sound.clone();
        files.push(source(block));
        let found = Compiler::new(Sources { manifest: None, files }).mistakes();
        let codes: Vec<&str> = found.iter().map(|one| one.code).collect();
        assert_eq!(codes, [block.error.as_deref().unwrap_or_default()], "line {}: {found:#?}", block.line);
    }
}

#[test]
fn every_block_of_the_language_reference_does_what_it_says() {
    check(include_str!("../../docs/language.md"));
}

#[test]
fn every_block_of_the_readme_does_what_it_says() {
    check(include_str!("../../README.md"));
}

#[test]
fn every_block_of_the_page_for_those_from_other_languages_does_what_it_says() {
    check(include_str!("../../docs/from-other-languages.md"));
}
