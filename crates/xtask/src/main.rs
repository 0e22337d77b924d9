//! Chores of the repository.
//!
//! ```text
//! cargo run -p xtask -- grammar            writes docs/grammar.md and docs/grammar/*.svg from grammar/placet.pest
//! cargo run -p xtask -- grammar --check    says whether they are up to date
//! ```

mod diagrams;
mod ebnf;
mod grammar;
mod page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["grammar"] => write(),
        ["grammar", "--check"] => check(),
        _ => Err("usage: cargo run -p xtask -- grammar [--check]".to_owned()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What is derived from the grammar: paths from the top of the repository, and texts.
fn derived() -> Result<Vec<(String, String)>, String> {
    let path = top().join("grammar/placet.pest");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let chapters = grammar::read(&text)?;
    let mut files = vec![("docs/grammar.md".to_owned(), page::page(&chapters))];
    for rule in chapters.iter().flat_map(|chapter| &chapter.rules) {
        files.push((format!("docs/grammar/{}.svg", rule.name), diagrams::svg(&rule.node)));
    }
    Ok(files)
}

fn write() -> Result<String, String> {
    let files = derived()?;
    let folder = top().join("docs/grammar");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(failed)?;
    }
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for (path, text) in &files {
        std::fs::write(top().join(path), text).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(format!("{} files written", files.len()))
}

fn check() -> Result<String, String> {
    for (path, text) in derived()? {
        if std::fs::read_to_string(top().join(&path)).is_ok_and(|there| there == text) {
            continue;
        }
        return Err(format!("{path} is not what the grammar says: run `cargo run -p xtask -- grammar`"));
    }
    Ok("docs/grammar.md and its diagrams are what the grammar says".to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_derived_from_the_grammar_is_up_to_date() {
        assert_eq!(super::check().err(), None);
    }
}
