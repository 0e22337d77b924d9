//! Compiles a folder and prints what there is to say: `cargo run -p placet-compiler --example check FOLDER`.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a tool for maintainers, outside the library")]

use placet_compiler::{Compiler, SourceText, Sources};

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let mut sources = Sources::default();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = SourceText {
            path: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap_or_default(),
        };
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("placet") => sources.files.push(text),
            Some("toml") => sources.manifest = Some(text),
            _ => {}
        }
    }
    let start = std::time::Instant::now();
    let compiler = Compiler::new(sources);
    let found = compiler.diagnostics();
    println!("checked in {:?}", start.elapsed());
    for one in &found {
        println!(
            "{}:{:?} {} {} / {}",
            one.primary.file,
            one.primary.range,
            one.code,
            one.message,
            one.help.clone().unwrap_or_default()
        );
    }
    if let Ok(compiled) = compiler.graph() {
        println!("compiled in {:?}", start.elapsed());
        println!(
            "{} actions, {} clauses, {} nodes, {} bytes",
            compiled.graph.actions.len(),
            compiled.graph.clauses.len(),
            compiled.graph.nodes.len(),
            compiled.artifact.len()
        );
        println!("inexact: {:?}", compiled.inexact);
        for test in compiler.run_tests().unwrap() {
            for failure in &test.failures {
                println!(
                    "FAILED {} at {}: expected {}, got {}; {:?}",
                    test.name, failure.at, failure.expected, failure.got, failure.why
                );
            }
        }
        println!("tested in {:?}", start.elapsed());
    }
}
