//! How long it takes to compile a policy set from text and to open its artifact, and how large it is:
//! `cargo run --release -p placet-compiler --example time -- policies/maestra`.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a tool for maintainers, outside the library"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use placet_compiler::{Compiler, SourceText, Sources};

const RUNS: usize = 21;

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let mut sources = Sources::default();
    read(Path::new(&folder), &mut sources);
    let bytes: usize = sources.files.iter().map(|file| file.text.len()).sum();
    println!("{} files, {bytes} bytes of text", sources.files.len());

    let mut compiled = None;
    let compiling = median(|| {
        let compiler = Compiler::new(sources.clone());
        compiled = Some(compiler.graph().unwrap());
    });
    let compiled = compiled.unwrap();
    let graph = &compiled.graph;
    println!(
        "{} permissions, {} actions, {} clauses, {} nodes, {} bytes of artifact",
        graph.permissions.len(),
        graph.actions.len(),
        graph.clauses.len(),
        graph.nodes.len(),
        compiled.artifact.len()
    );
    println!("from text to artifact   {compiling:>12.1?}   (median of {RUNS})");
    let opening = median(|| {
        std::hint::black_box(placet_runtime::Policy::open(std::hint::black_box(&compiled.artifact)).unwrap());
    });
    println!("opening the artifact    {opening:>12.1?}   (median of {RUNS})");
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn read(folder: &Path, sources: &mut Sources) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
            continue;
        }
        let source = || SourceText {
            path: path.to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap_or_default(),
        };
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("placet") => sources.files.push(source()),
            Some("toml") => sources.manifest = Some(source()),
            _ => {}
        }
    }
}
