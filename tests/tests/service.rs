//! A service decides as the README shows: its policy is compiled, opened and asked by the README's own lines.

#![allow(clippy::panic, clippy::expect_used, reason = "a test stops where it fails")]

use std::error::Error;

use placet_compiler::{Compiled, Compiler, SourceText, Sources};

const README: &str = include_str!("../../README.md");

/// What stands in the README's block of a language.
fn block(language: &str) -> &'static str {
    let (_, block) = README.split_once(&format!("```{language}\n")).expect("a block of the language");
    block.split_once("```").expect("the block's end").0
}

/// The lines of a text without comments, each with single spaces.
fn lines(text: &str) -> Vec<String> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let lines = code.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

fn service(compiled: &Compiled) -> Result<(), Box<dyn Error>> {
    let bytes = compiled.artifact.clone();
    let policy = placet_runtime::Policy::open(&bytes)?;
    let action = policy.find_action("customers.export_customers").ok_or("no such action")?;
    let export = policy.prepare(action)?;
    let mut request = placet_runtime::RequestBuffer::new(&policy);
    request.role("analyst")?;
    request.fact("user.staff", true)?;
    let allowed = export.decide(&request.as_request())?.is_allow();

    assert!(!allowed);
    request.hold("export_customers")?;
    assert!(export.decide(&request.as_request())?.is_allow());
    assert!(policy.decide(action, &request.as_request())?.is_allow());
    Ok(())
}

#[test]
fn a_service_decides_as_the_readme_shows() {
    let file = SourceText { path: "readme.placet".to_owned(), text: block("placet").to_owned() };
    let compiled = Compiler::new(Sources { manifest: None, files: vec![file] }).graph().expect("no errors");
    service(&compiled).expect("the README's request fits its policy");
}

#[test]
fn the_lines_of_the_readme_are_those_of_this_test() {
    let here = lines(include_str!("service.rs"));
    for line in lines(block("rust")) {
        assert!(here.contains(&line), "{line}");
    }
}
