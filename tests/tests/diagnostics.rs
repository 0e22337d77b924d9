//! The pages of the diagnostics, run: what a page shows gets the error that the page is about, and its mend gets none.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet_compiler::{Compiler, Diagnostic, SourceText, Sources};
use placet_tests::literate::{Block, blocks, pages};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn pages_of_codes() -> Vec<(String, String)> {
    let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    pages(&root().join("docs/diagnostics")).iter().map(|path| (name(path), read(path))).collect()
}

fn codes() -> Vec<&'static str> {
    let compiler = placet_compiler::diagnostics::CODES.iter();
    let syntax = placet_syntax::check::CODES.iter();
    compiler.chain(syntax).chain(placet_compiler::lints::CODES).map(|(code, _)| *code).collect()
}

fn of(text: &str) -> Sources {
    Sources { manifest: None, files: vec![SourceText { path: "example.placet".into(), text: text.into() }] }
}

fn sources(block: &Block) -> Sources {
    match block.language.as_str() {
        "toml" => {
            let manifest = SourceText { path: "placet.toml".into(), text: block.text.clone() };
            Sources { manifest: Some(manifest), files: Vec::new() }
        }
        _ => of(&block.text),
    }
}

fn is_lint(code: &str) -> bool {
    placet_compiler::lints::CODES.iter().any(|(lint, _)| *lint == code)
}

/// What an example of the page of `code` gets: of an error the errors, of a lint all. One that is off until it is asked for
/// is asked for.
fn told(code: &str, mut sources: Sources) -> Vec<Diagnostic> {
    if code == "equal-actions" {
        let text = format!("name = \"example\"\nlanguage = 1\n\n[lints]\n{code} = \"warn\"\n");
        sources.manifest = Some(SourceText { path: "placet.toml".into(), text });
    }
    let compiler = Compiler::new(sources);
    if is_lint(code) { compiler.diagnostics() } else { compiler.mistakes() }
}

fn found(code: &str, sources: Sources) -> BTreeSet<&'static str> {
    told(code, sources).iter().map(|one| one.code).collect()
}

/// What a page can't show, because it is too long for one: a policy that gets the code.
fn too_long_to_show(code: &str) -> Option<Sources> {
    let mut text = String::new();
    match code {
        "file-too-large" => text = "// a long note\n".repeat(80_000),
        "name-too-long" => write!(text, "permissions {{ {} }}", "a".repeat(201)).unwrap(),
        "nesting-too-deep" => {
            let (open, close) = ("(".repeat(65), ")".repeat(65));
            write!(text, "permissions {{ p }}\nsection s {{\n    Go requires {open}p{close}\n}}\n").unwrap();
        }
        "too-many" => {
            // 513 groups of 512, written out from a short text.
            let names = |start: &str, count: usize| (0..count).map(|at| format!("{start}{at}")).collect::<Vec<_>>();
            let (values, entries) = (names("v", 513).join(", "), names("p", 512).join(", "));
            write!(text, "enum e {{ {values} }}\npermissions all for each e {{ {entries} }}\n").unwrap();
        }
        "asks-too-much" => {
            let names = |start: &str, count: usize| (0..count).map(|at| format!("{start}{at}")).collect::<Vec<_>>();
            writeln!(text, "permissions {{ {} }}", names("p", 5_001).join(", ")).unwrap();
            let actions = names("Act ", 2_000).join(" requires any of *\n    ");
            write!(text, "section s \"S\" {{\n    {actions} requires any of *\n}}\n").unwrap();
        }
        "brings-too-much" => {
            let names: Vec<String> = (0..4_000).map(|at| format!("p{at}")).collect();
            writeln!(text, "permissions {{ {} }}", names.join(", ")).unwrap();
            let pairs = names.iter().zip(names.iter().skip(1));
            pairs.for_each(|(one, next)| writeln!(text, "implication {one} implies {next}").unwrap());
        }
        "text-too-long" => {
            let long = "a".repeat(4_097);
            text.push_str(
                "permissions { p }\nresource r { name: text }\nsection s on r {\n    Go\n        requires p\n",
            );
            writeln!(text, "        forbidden if r.name is \"{long}\"\n}}").unwrap();
        }
        "too-many-options" => {
            text.push_str("permissions { p }\nsection s {\n    Go\n        requires p\n");
            (0..65).for_each(|at| writeln!(text, "        to do {at} also requires p").unwrap());
            text.push_str("}\n");
        }
        "rule-too-large" => {
            text.push_str("permissions { p }\nsection s {\n    Step 0 requires p\n");
            (1..80).for_each(|at| writeln!(text, "    Step {at} requires can s.step_{}", at - 1).unwrap());
            text.push_str("}\n");
        }
        _ => return None,
    }
    Some(of(&text))
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let codes: BTreeSet<String> = codes().into_iter().map(str::to_owned).collect();
    let pages: BTreeSet<String> = pages_of_codes().into_iter().map(|(name, _)| name).collect();
    let without_page: Vec<_> = codes.difference(&pages).collect();
    let without_code: Vec<_> = pages.difference(&codes).collect();
    assert!(without_page.is_empty(), "codes without a page: {without_page:?}");
    assert!(without_code.is_empty(), "pages without a code: {without_code:?}");
}

#[test]
fn a_code_means_one_thing() {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = codes().into_iter().filter(|code| !seen.insert(*code)).collect();
    assert!(twice.is_empty(), "two crates use {twice:?}");
}

#[test]
fn every_code_of_the_compiler_has_one_file() {
    for (folder, codes) in
        [("diagnostics", placet_compiler::diagnostics::CODES), ("lints", placet_compiler::lints::CODES)]
    {
        let files: BTreeSet<String> = std::fs::read_dir(root().join("crates/compiler/src").join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().replace('_', "-"))
            .collect();
        let codes: BTreeSet<String> = codes.iter().map(|(code, _)| (*code).to_owned()).collect();
        assert_eq!(files, codes);
    }
}

#[test]
fn the_index_lists_every_page_with_what_it_is_about() {
    let index = std::fs::read_to_string(root().join("docs/diagnostics/README.md")).unwrap();
    let row = |code: &str, about: &str| {
        let about = about.trim_end_matches('.');
        let mut letters = about.chars();
        let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
        format!("| [{code}]({code}.md) | {first}{} |", letters.as_str())
    };
    let table = |codes: &mut dyn Iterator<Item = &(&str, &str)>| {
        let mut rows: Vec<String> = codes.map(|(code, about)| row(code, about)).collect();
        rows.sort();
        rows
    };
    let mut rows = table(&mut placet_compiler::diagnostics::CODES.iter().chain(placet_syntax::check::CODES));
    rows.extend(table(&mut placet_compiler::lints::CODES.iter()));
    let listed: Vec<&str> = index.lines().filter(|line| line.starts_with("| [")).collect();
    assert_eq!(listed, rows, "the tables should read\n{}\n", rows.join("\n"));
}

#[test]
fn what_a_page_shows_gets_its_code_and_the_mend_gets_none() {
    let mut problems = String::new();
    for (code, page) in pages_of_codes() {
        if !page.starts_with(&format!("# {code}\n")) {
            writeln!(problems, "{code}: the title is another one").unwrap();
        }
        let blocks = blocks(&page);
        let marked = |mark: &str| blocks.iter().filter(|block| block.info == [mark]).collect::<Vec<_>>();
        let mark = if is_lint(&code) { "warning" } else { "error" };
        let (failing, mended) = (marked(mark), marked("ok"));
        if failing.len() + mended.len() != blocks.len() {
            writeln!(problems, "{code}: a block is neither `{mark}` nor `ok`").unwrap();
        }
        if page.contains("<!-- no example -->") != failing.is_empty() || failing.is_empty() != mended.is_empty() {
            writeln!(
                problems,
                "{code}: it has a block of what gets it and an `ok` block, or says that there is no example"
            )
            .unwrap();
        }
        for block in failing {
            let got = found(&code, sources(block));
            if got != BTreeSet::from([code.as_str()]) {
                writeln!(problems, "{code}: what the page shows gets {got:?}").unwrap();
            }
        }
        for block in mended {
            let compiler = Compiler::new(sources(block));
            for one in told(&code, sources(block)) {
                writeln!(problems, "{code}: the mend gets {} ({})", one.code, one.message).unwrap();
            }
            for test in compiler.run_tests().unwrap_or_default() {
                for failure in test.failures {
                    writeln!(problems, "{code}: a test of the mend gets {}", failure.got).unwrap();
                }
            }
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn what_is_too_long_for_a_page_gets_its_code_too() {
    for (code, page) in pages_of_codes() {
        if !page.contains("<!-- no example -->") {
            continue;
        }
        match too_long_to_show(&code) {
            Some(sources) => assert_eq!(found(&code, sources), BTreeSet::from([code.as_str()])),
            // A mistake of the parser: no text is known to get it.
            None => assert_eq!(code, "not-understood"),
        }
    }
}
