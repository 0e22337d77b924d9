//! Markdown pages whose blocks are policies. The suites and the pages of the diagnostics are read by it.
//!
//! A block's *set* is made of the blocks under its heading and of those above the page's first `##`. What is expected
//! stands at the end of a line, `// error: code "part of the message"` or `// fails: "part of what came out"`, and is
//! taken off before the set is compiled. `tests/suites/README.md` says it for authors.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet_compiler::{Compiler, SourceText, Sources};

/// A fenced block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The first word after the fence, such as `placet`.
    pub language: String,
    /// The words after it.
    pub info: Vec<String>,
    /// What stands in the block, each line with its end.
    pub text: String,
    /// The line of the page on which the text starts, from 1.
    pub line: usize,
    /// How many headings from `##` on stand above.
    pub section: usize,
}

/// The blocks of a page, in order.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut section = 0;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                let mut words = fence.split_whitespace().map(str::to_owned);
                let language = words.next().unwrap_or_default();
                open = Some(Block { language, info: words.collect(), text: String::new(), line: at + 2, section });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => section += usize::from(line.starts_with("##")),
        }
    }
    assert!(open.is_none(), "a block never closes");
    blocks
}

/// The Markdown files of a folder but its `README.md`, in the order of their names.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md"))
        .collect();
    pages.sort();
    pages
}

/// Line and column of a place, both from 1, the column in characters.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// What came of a page.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is not as the page says, a line each.
    pub problems: Vec<String>,
    /// The page with the expectations that are true now.
    pub updated: String,
    /// How many errors the page expects.
    pub errors: usize,
    /// How many policy tests ran.
    pub tests: usize,
}

/// Compiles every set of a page and compares what comes out with what the page says.
pub fn run(page: &str) -> Outcome {
    let all = blocks(page);
    let mut outcome = Outcome::default();
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let last = all.iter().map(|block| block.section).max().unwrap_or_default();
    for section in 0..=last {
        let set: Vec<&Block> = all.iter().filter(|block| [0, section].contains(&block.section)).collect();
        if !set.iter().any(|block| block.section == section && block.language == "placet") {
            continue;
        }
        let found = compile(&set, &mut outcome);
        for block in set.iter().filter(|block| block.language == "placet") {
            for (at, line) in block.text.lines().enumerate() {
                let here = block.line + at;
                let (bare, wanted) = expectations(line);
                let got: Vec<&Found> = found.iter().filter(|one| one.line == here).collect();
                let settled = settle(here, &wanted, &got, &mut outcome.problems);
                if block.section == section {
                    outcome.errors += wanted.iter().filter(|one| one.kind == "error").count();
                    lines[here - 1] = format!("{bare}{settled}");
                }
            }
        }
    }
    outcome.updated = lines.join("\n") + "\n";
    outcome
}

/// Something that the compiler or a test said, at a line of the page.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    line: usize,
    kind: &'static str,
    code: String,
    message: String,
}

fn compile(set: &[&Block], outcome: &mut Outcome) -> Vec<Found> {
    let mut sources = Sources::default();
    for block in set {
        let bare: String = block.text.lines().map(|line| format!("{}\n", expectations(line).0)).collect();
        // The first line of a block is its name, so that the order of files is that of the page.
        let file = SourceText { path: format!("{:06}", block.line), text: bare };
        match block.language.as_str() {
            "placet" => sources.files.push(file),
            "toml" => sources.manifest = Some(file),
            _ => {}
        }
    }
    let on_page = |file: &str, line: usize| file.parse::<usize>().unwrap() + line - 1;
    let texts: Vec<SourceText> = sources.files.iter().chain(&sources.manifest).cloned().collect();
    let compiler = Compiler::new(sources);
    let mut found = Vec::new();
    for one in compiler.mistakes() {
        let text = &texts.iter().find(|text| text.path == one.primary.file).unwrap().text;
        let line = on_page(&one.primary.file, position(text, one.primary.range.start).0);
        found.push(Found { line, kind: "error", code: one.code.to_owned(), message: one.message });
    }
    for test in compiler.run_tests().unwrap_or_default() {
        outcome.tests += 1;
        for failure in test.failures {
            let line = on_page(&failure.at.file, failure.at.line as usize);
            found.push(Found { line, kind: "fails", code: String::new(), message: failure.got });
        }
    }
    found
}

/// What a line of a page expects.
#[derive(Debug, PartialEq, Eq)]
struct Expected<'a> {
    kind: &'a str,
    code: &'a str,
    part: &'a str,
    written: &'a str,
}

/// A line of a block without what it expects, and that.
fn expectations(line: &str) -> (&str, Vec<Expected<'_>>) {
    let start = ["// error: ", "// fails: "].iter().filter_map(|mark| line.find(mark)).min();
    let Some(start) = start else { return (line, Vec::new()) };
    let (bare, comment) = line.split_at(start);
    let wanted = comment.split("// ").filter(|one| !one.trim().is_empty()).map(|one| {
        let (kind, rest) = one.trim_end().split_once(": ").unwrap_or((one, ""));
        let (code, part) = rest.split_once('"').unwrap_or((rest, ""));
        let part = part.trim_end().strip_suffix('"').unwrap_or(part);
        Expected { kind, code: code.trim(), part, written: one.trim_end() }
    });
    (bare.trim_end(), wanted.collect())
}

/// Compares one line's expectations with what came; returns the comment that would be true.
fn settle(line: usize, wanted: &[Expected<'_>], got: &[&Found], problems: &mut Vec<String>) -> String {
    let mut open: Vec<&Expected<'_>> = wanted.iter().collect();
    let mut comment = String::new();
    for found in got {
        let fits =
            |one: &&Expected<'_>| one.kind == found.kind && one.code == found.code && found.message.contains(one.part);
        let shown = match open.iter().position(fits) {
            Some(at) => open.remove(at).written.to_owned(),
            None => {
                let shown = match found.kind {
                    "error" => format!("error: {} \"{}\"", found.code, found.message),
                    _ => format!("fails: \"{}\"", found.message),
                };
                problems.push(format!("{line}: not expected: {shown}"));
                shown
            }
        };
        write!(comment, "  // {shown}").unwrap();
    }
    problems.extend(open.iter().map(|one| format!("{line}: expected, did not come: {}", one.written)));
    comment
}
