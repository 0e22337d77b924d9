//! Policies as their authors break them: one situation a file (or a folder, where it takes several), the name the claim,
//! with all that the author reads. What the text alone shows is in the corpus of the syntax crate.
//!
//! `INSTA_UPDATE=always cargo test -p placet-tests --test broken` accepts what is said now.

#![allow(clippy::unwrap_used, reason = "tests may")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet_compiler::{Compiler, Diagnostic, Label, SourceText, Sources};
use placet_tests::literate::position;

/// What no file of readable length gets; `diagnostics.rs` makes one.
const TOO_LONG_TO_SHOW: &[&str] =
    &["asks-too-much", "brings-too-much", "rule-too-large", "text-too-long", "too-many", "too-many-options"];

struct Case {
    claim: String,
    files: Vec<SourceText>,
    found: Vec<Diagnostic>,
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("broken");
    sorted(&folder).iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let paths = if path.is_dir() { sorted(path) } else { vec![path.to_path_buf()] };
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = SourceText { path: name, text: std::fs::read_to_string(path).unwrap() };
        files.push(text.clone());
        match path.extension().is_some_and(|ending| ending == "toml") {
            true => sources.manifest = Some(text),
            false => sources.files.push(text),
        }
    }
    let claim = path.file_stem().unwrap().to_string_lossy().replace('_', " ");
    Case { claim, files, found: Compiler::new(sources).diagnostics() }
}

impl Case {
    fn text(&self, label: &Label) -> &str {
        &self.files.iter().find(|file| file.path == label.file).unwrap().text
    }

    fn place(&self, label: &Label) -> String {
        let (line, column) = position(self.text(label), label.range.start);
        match self.files.len() {
            1 => format!("{line}:{column}"),
            _ => format!("{}:{line}:{column}", label.file),
        }
    }

    fn words(&self, label: &Label) -> &str {
        self.text(label).get(label.range.clone()).unwrap()
    }

    /// The diagnostics, as text.
    fn said(&self) -> String {
        let mut out = String::new();
        for one in &self.found {
            let (place, words) = (self.place(&one.primary), self.words(&one.primary));
            writeln!(out, "{place} {} at {words:?}: {}", one.code, one.message).unwrap();
            for label in &one.labels {
                writeln!(out, "    also {}: {}", self.place(label), label.text).unwrap();
            }
            if let Some(help) = &one.help {
                writeln!(out, "    help: {help}").unwrap();
            }
            if let Some(fix) = &one.fix {
                let edits: Vec<String> = fix.edits.iter().map(|(_, text)| format!("{text:?}")).collect();
                writeln!(out, "    fix:  {}", edits.join(", ")).unwrap();
            }
        }
        out
    }

    fn page(&self) -> String {
        let mut page = format!("── {}\n", self.claim);
        for file in &self.files {
            if self.files.len() > 1 {
                writeln!(page, "┄ {}", file.path).unwrap();
            }
            writeln!(page, "{}", file.text.trim_end()).unwrap();
        }
        page + "\n" + &self.said()
    }
}

#[test]
fn each_broken_policy_gets_the_diagnostics_that_its_author_needs() {
    let pages: Vec<String> = cases().iter().map(Case::page).collect();
    insta::assert_snapshot!("broken", pages.join("\n"));
}

#[test]
fn every_broken_policy_has_an_error() {
    for case in cases() {
        assert!(!case.found.is_empty(), "{} has no error", case.claim);
    }
}

#[test]
fn the_corpus_has_at_least_eighty_situations() {
    assert!(cases().len() >= 80, "{}", cases().len());
}

#[test]
fn the_corpus_gets_every_code_of_the_compiler() {
    let seen: BTreeSet<&str> = cases().iter().flat_map(|case| case.found.iter().map(|one| one.code)).collect();
    let all = placet_compiler::diagnostics::CODES.iter().map(|(code, _)| *code);
    let missing: Vec<&str> = all.filter(|code| !seen.contains(code) && !TOO_LONG_TO_SHOW.contains(code)).collect();
    assert!(missing.is_empty(), "nothing gets {missing:?}");
}

#[test]
fn every_diagnostic_says_what_to_do() {
    for case in cases() {
        for one in &case.found {
            assert!(one.help.is_some(), "{}: {}", case.claim, one.message);
            assert!(!one.message.ends_with('.') && !one.message.starts_with(char::is_uppercase), "{}", one.message);
        }
    }
}

#[test]
fn a_fix_mends_its_error_and_makes_no_other() {
    for case in cases() {
        for one in &case.found {
            let Some(fix) = &one.fix else { continue };
            let mut sources = Sources::default();
            for mut file in case.files.clone() {
                if file.path == fix.file {
                    for (range, text) in fix.edits.iter().rev() {
                        file.text.replace_range(range.clone(), text);
                    }
                }
                match file.path.ends_with(".toml") {
                    true => sources.manifest = Some(file),
                    false => sources.files.push(file),
                }
            }
            let left = Compiler::new(sources).mistakes();
            assert_eq!(left.len() + 1, case.found.len(), "{}: {} leaves {left:#?}", case.claim, fix.title);
        }
    }
}

#[test]
fn five_unrelated_mistakes_get_five_diagnostics() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("broken/five_unrelated_mistakes_get_five_diagnostics.placet");
    let case = case(&path);
    assert_eq!(case.found.len(), 5);
    insta::assert_snapshot!(case.said(), @r#"
    9:28 unknown-permission at "view_report": no permission is called `view_report`
        help: did you mean `view_reports`?
        fix:  "view_reports"
    13:38 unknown-value at "publishd": `publishd` is not a value of `report.state`
        help: did you mean `published`?
        fix:  "published"
    16:48 mixed-and-or at "or": `and` and `or` are mixed here
        also 16:31: the other one
        help: write `(edit_reports and view_reports) or report.shared` or `edit_reports and (view_reports or report.shared)`, whichever is meant
    20:22 unknown-fact at "report.archived": `report` has no fact `report.archived`
        help: it has `report.shared`, `report.state`; declare another one with its type, as in `archived: boolean`
    26:11 unknown-action at "reports.publish": no action has the id `reports.publish`
        help: did you mean `reports.publish_a_report`?
        fix:  "reports.publish_a_report"
    "#);
}
